import { type TestIdentifiers, withIdentifiers } from './body.ts';
import type { CaseBody, CaseRequest } from './cases.ts';

/** The request of a case for one target. The token is not in it. */
export interface PreparedRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: CaseBody;
	/** An authorization header with the token is sent besides. */
	readonly withToken: boolean;
}

/** The request of a case for the target, about the test caller and service where they are named. */
export function prepareRequest(
	{ method, path, headers, body }: CaseRequest,
	{ baseUrl, withToken, test }: { baseUrl: URL; withToken: boolean; test: TestIdentifiers | undefined },
): PreparedRequest {
	const url = `${baseUrl.origin}${baseUrl.pathname.replace(/\/+$/, '')}${path}`;
	const prepared = { method, url, headers, withToken };
	if (body === undefined) return prepared;
	return { ...prepared, body: test === undefined ? body : withIdentifiers(body, test) };
}
