import { randomUUID } from 'node:crypto';
import { bytesOf, type TestIdentifiers, withIdentifiers, withMessageId } from './body.ts';
import type { CaseBody, CaseRequest, Transfer } from './cases.ts';
import type { WireRequest } from './exchange.ts';
import { hasField, mergedFields } from './header-fields.ts';

/** The request of a case for one target. Neither the token nor the value of a header of the user's own is in it. */
export interface PreparedRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: CaseBody;
	readonly transfer?: Transfer;
	readonly first?: CaseBody;
	readonly keptConnection?: true;
	readonly copies?: number;
	/** An authorization header with the token is sent besides. */
	readonly withToken: boolean;
	/** The names of the header fields that the user adds; those that the case is about keep its values. */
	readonly ownHeaders: readonly string[];
}

/** What every request of a run has in common. */
export interface RequestSetting {
	readonly baseUrl: URL;
	readonly token: string | undefined;
	readonly headers: Readonly<Record<string, string>>;
	readonly allowWrites: TestIdentifiers | undefined;
}

/** The request of a case for the target, with a new id, about the test caller and service where they are named. */
export function prepareRequest(
	{ path, body, first, messageId, ...request }: CaseRequest,
	{ baseUrl, token, headers, allowWrites }: RequestSetting,
): PreparedRequest {
	const newId = randomUUID();
	const about = (one: CaseBody) => {
		const own = messageId === undefined ? one : withMessageId(one, messageId, newId);
		return allowWrites === undefined || isPacked(request, one) ? own : withIdentifiers(own, allowWrites);
	};
	return {
		...request,
		url: `${baseUrl.origin}${baseUrl.pathname.replace(/\/+$/, '')}${path}`,
		...(body !== undefined && { body: about(body) }),
		...(first !== undefined && { first: about(first) }),
		withToken: token !== undefined,
		ownHeaders: Object.keys(headers).filter((name) => !hasField(request.headers, name)),
	};
}

/** Packed bytes hold lengths and sums that must stay. They never leave this machine. */
function isPacked({ headers }: Pick<CaseRequest, 'headers'>, body: CaseBody): boolean {
	return 'base64' in body && headers['content-encoding'] !== undefined;
}

/** The bytes that are sent, one request after the other; the last one is judged. */
export function wireRequests(prepared: PreparedRequest, setting: Pick<RequestSetting, 'token' | 'headers'>): WireRequest[] {
	const { first, body } = prepared;
	return (first === undefined ? [body] : [first, body]).map((one) => wireRequest(prepared, one && bytesOf(one), setting));
}

/** The copies that are sent at once, each with an id of its own. */
export function wireCopies(prepared: PreparedRequest, setting: Pick<RequestSetting, 'token' | 'headers'>): WireRequest[] {
	const { body, copies = 0 } = prepared;
	return Array.from({ length: copies }, (_, index) =>
		wireRequest(prepared, body && withNumberedId(bytesOf(body), index + 1), setting),
	);
}

function withNumberedId(bytes: Buffer, number: number): Buffer {
	return Buffer.from(bytes.toString().replace(/("id":"[^"]*)/, `$1-${number}`));
}

function wireRequest(
	{ method, url, headers, transfer }: PreparedRequest,
	body: Buffer | undefined,
	{ token, headers: ownHeaders }: Pick<RequestSetting, 'token' | 'headers'>,
): WireRequest {
	const { pathname, search } = new URL(url);
	return {
		method,
		path: `${pathname}${search}`,
		headers: mergedFields(ownHeaders, headers, token === undefined ? {} : { authorization: `Bearer ${token}` }),
		...(body !== undefined && { body }),
		...(transfer !== undefined && { transfer }),
	};
}
