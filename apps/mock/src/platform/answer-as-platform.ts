import { STATUS_CODES } from 'node:http';
import { method, path, problems, statuses } from '@ivr-activity/contract';
import { isPreflight } from '../cors.ts';
import { htmlAnswer } from '../faults/answer-fault.ts';
import { replaceAnswer } from '../replace-answer.ts';
import { firstDocument } from './first-document.ts';
import { judgeAsPlatform, type PlatformVerdict } from './judge-as-platform.ts';

/** What the platform is shown of a request. */
export interface Submission {
	readonly request: Request;
	readonly verdict: string;
	/** The message as JSON; undefined when it could not be read. */
	readonly message?: unknown;
	/** The body; absent when it was refused unread. */
	readonly bytes?: Uint8Array;
	/** The mock's own answer. */
	readonly answer: Response;
}

/** The answer, and what it does not tell the sender. */
export interface PlatformAnswer {
	readonly answer: Response;
	readonly untold?: string;
}

/**
 * Answers as the vendor's public model implies, in the error format of Spring, which the platform is built with. This is
 * inferred: no platform was asked. An answer that the sender preferred stays.
 */
export function answerAsPlatform(submission: Submission): PlatformAnswer {
	const { request, bytes, answer } = submission;
	if (isPreflight(request)) return { answer: new Response('Invalid CORS request', { status: 403 }) };
	if (bytes === undefined) return { answer: replaceAnswer(answer, refusedUnread(answer)) };
	const message = submission.message ?? firstDocument(bytes);
	const verdict = message === undefined ? { refused: [''], lost: [] } : judgeAsPlatform(message);
	if (verdict.refused.length > 0) return { answer: springError(problems['invalid-message'].status) };
	const due =
		submission.verdict === 'accepted'
			? answer
			: new Response(null, { status: statuses.accepted, headers: { 'content-length': '0' } });
	return { answer: due, ...untoldOf(submission, verdict) };
}

/** The limit of a body is that of the ingress, which answers in HTML. */
function refusedUnread(answer: Response): Response {
	return answer.status === problems['body-too-large'].status ? htmlAnswer(answer.status) : springError(answer.status);
}

function untoldOf({ verdict }: Submission, { lost }: PlatformVerdict): Pick<PlatformAnswer, 'untold'> {
	if (lost.length > 0) return { untold: `the record is lost: ${lost.join(', ')}` };
	return verdict === 'accepted' ? {} : { untold: 'the message breaks the contract' };
}

/** Spring's own error body; it names neither fault nor member. */
function springError(status: number): Response {
	const timestamp = new Date().toISOString().replace('Z', '+00:00');
	const body = JSON.stringify({ timestamp, status, error: STATUS_CODES[status], path });
	const headers = new Headers({ 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) });
	if (status === problems['method-not-allowed'].status) headers.set('allow', method);
	return new Response(body, { status, headers });
}
