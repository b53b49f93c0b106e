import { readFileSync } from 'node:fs';
import { checkedServices, type Services, ServicesError } from './services.ts';

/**
 * Reads a file of services: `{ "1218": "voice" }`.
 * @throws ServicesError when it cannot be read or is no list of services; its message names the file
 */
export function readServices(file: string): Services {
	try {
		return checkedServices(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
	} catch (error) {
		throw new ServicesError(`${file}: ${reasonOf(error as NodeJS.ErrnoException)}`);
	}
}

function reasonOf(error: NodeJS.ErrnoException): string {
	if (error instanceof ServicesError) return error.message;
	return error instanceof SyntaxError ? 'it is not JSON.' : `it cannot be read (${error.code}).`;
}
