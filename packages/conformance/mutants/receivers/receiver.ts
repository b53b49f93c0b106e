import type { IncomingMessage, RequestListener } from 'node:http';
import { basePath, limits, mediaType, method, path, problems, statuses } from '@ivr-activity/contract';

/** What a receiver can find of a request. */
export type Outcome =
	| 'accepted'
	| 'not-found'
	| 'method-not-allowed'
	| 'unsupported-media-type'
	| 'body-too-large'
	| 'incomplete-body'
	| 'not-json'
	| 'invalid-message';

/** What a receiver is made of. A mutant has one part in another way. */
export interface Parts {
	readonly acceptsPath: (path: string) => boolean;
	readonly acceptsMethod: (method: string) => boolean;
	/** @param contentType - the header field; empty where there is none */
	readonly acceptsType: (contentType: string) => boolean;
	readonly acceptsHead: (request: IncomingMessage) => boolean;
	readonly maxBytes: number;
	/** @throws when the body is broken off */
	readonly read: (request: IncomingMessage) => Promise<Buffer>;
	/** @throws when the bytes are no text */
	readonly decode: (bytes: Buffer) => string;
	/** @throws when the text is no JSON */
	readonly parse: (text: string) => unknown;
	readonly validate: (message: unknown) => boolean;
	readonly statusOf: (outcome: Outcome, message: unknown) => number;
}

/** A receiver as the contract wants it, but for what validates the message. */
export const soundParts: Omit<Parts, 'validate'> = {
	acceptsPath: (name) => name === `${basePath}${path}`,
	acceptsMethod: (name) => name === method,
	acceptsType,
	acceptsHead: (request) => /^(?:identity)?$/i.test(request.headers['content-encoding'] ?? ''),
	maxBytes: limits.bodyBytes,
	read: readAll,
	decode: (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
	parse: (text) => JSON.parse(text),
	statusOf: (outcome) => (outcome === 'accepted' ? statuses.accepted : problems[outcome].status),
};

/** A listener that answers with a status and nothing else. */
export function listenerOf(parts: Parts): RequestListener {
	return async (request, response) => {
		const { outcome, message } = await judge(request, parts);
		response.writeHead(parts.statusOf(outcome, message), { 'content-length': '0' }).end();
	};
}

/** What becomes of a body that was read to its end. */
export function judgeBody(bytes: Buffer, parts: Parts): { outcome: Outcome; message?: unknown } {
	if (bytes.length > parts.maxBytes) return { outcome: 'body-too-large' };
	let message: unknown;
	try {
		message = parts.parse(parts.decode(bytes));
	} catch {
		return { outcome: 'not-json' };
	}
	return { outcome: parts.validate(message) ? 'accepted' : 'invalid-message', message };
}

async function judge(request: IncomingMessage, parts: Parts): Promise<{ outcome: Outcome; message?: unknown }> {
	const refusal = refusalOf(request, parts);
	try {
		// To the end in any case, because a client that still sends may not see an answer.
		const bytes = await parts.read(request);
		return refusal === undefined ? judgeBody(bytes, parts) : { outcome: refusal };
	} catch {
		return { outcome: refusal ?? 'incomplete-body' };
	}
}

function refusalOf(request: IncomingMessage, parts: Parts): Outcome | undefined {
	const [target = ''] = (request.url ?? '').split('?');
	if (!parts.acceptsPath(target)) return 'not-found';
	if (!parts.acceptsMethod(request.method ?? '')) return 'method-not-allowed';
	const isSupported = parts.acceptsType(request.headers['content-type'] ?? '') && parts.acceptsHead(request);
	return isSupported ? undefined : 'unsupported-media-type';
}

/** A content type without its parameters, and its charset. */
export function typeAndCharset(contentType: string): { type: string; charset: string } {
	const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
	const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length) ?? 'utf-8';
	return { type, charset: charset.replace(/^"(.*)"$/, '$1') };
}

function acceptsType(contentType: string): boolean {
	const { type, charset } = typeAndCharset(contentType);
	return type === mediaType && charset === 'utf-8';
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks);
}
