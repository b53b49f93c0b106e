import { STATUS_CODES } from 'node:http';
import { problemResponse } from './problem-response.ts';

/** A problem that the contract does not know, named by its status. */
export function plainProblem(status: number, detail: string): Response {
	return problemResponse({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Unknown status', status, detail });
}
