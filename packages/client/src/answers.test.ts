import { gzipSync } from 'node:zlib';
import { problem, transportProblem } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { answering, answeringRaw, serve } from '../test/http-server.ts';
import { callMessage } from '../test/messages.ts';
import {
	AnswerError,
	AuthorizationError,
	BadRequestError,
	BodyTooLargeError,
	createClient,
	RedirectError,
	TooManyRequestsError,
	UnexpectedStatusError,
	UnsupportedMediaTypeError,
} from './index.ts';

async function refusal(baseUrl: string): Promise<AnswerError> {
	const error = await createClient({ baseUrl, retries: 0 })
		.send(callMessage())
		.catch((reason: unknown) => reason);
	if (error instanceof AnswerError) return error;
	throw new Error('The answer was not refused', { cause: error });
}

test.each([
	[400, BadRequestError],
	[401, AuthorizationError],
	[403, AuthorizationError],
	[404, UnexpectedStatusError],
	[405, UnexpectedStatusError],
	[413, BodyTooLargeError],
	[415, UnsupportedMediaTypeError],
	[418, UnexpectedStatusError],
	[429, TooManyRequestsError],
	[500, UnexpectedStatusError],
	[502, UnexpectedStatusError],
	[503, UnexpectedStatusError],
	[504, UnexpectedStatusError],
	[304, UnexpectedStatusError],
])('%i is a %o', async (status, type) => {
	const baseUrl = await answering(status);
	const error = await refusal(baseUrl);
	expect(error).toBeInstanceOf(type);
	expect(error).toMatchObject({ name: type.name, status, url: `${baseUrl}/message/receive` });
	expect(error.message).toContain(`answered ${status}`);
	expect(error.response.status).toBe(status);
});

test('of a status that no Response can have the error tells', async () => {
	const error = await refusal(await answering(999));
	expect(error).toMatchObject({ name: 'UnexpectedStatusError', status: 999 });
	expect(error.response.type).toBe('error');
});

test.each(['HTTP/1.1 503 sp\u00e4ter \u20ac', 'HTTP/1.1 503 '])('%j is a 503, whatever its words', async (line) => {
	const error = await refusal(await answeringRaw(`${line}\r\ncontent-length: 0\r\n\r\n`));
	expect(error).toMatchObject({ name: 'UnexpectedStatusError', status: 503 });
	expect(() => error.response).not.toThrow();
});

test('a response can be read again', async () => {
	const error = await refusal(await answering(503, {}, 'later'));
	expect(await error.response.text()).toBe('later');
	expect(await error.response.text()).toBe('later');
});

test('a 503 says how long to wait too', async () => {
	expect(await refusal(await answering(503, { 'retry-after': '30' }))).toHaveProperty('retryAfterMs', 30_000);
});

const problemJson = { 'content-type': 'application/problem+json' };
const errors = [
	{ pointer: '/header/sender', code: 'required', message: 'is required' },
	{ pointer: '/body/type', code: 'enum', message: 'must be the constant' },
];

test('a 400 with a problem document says what is wrong', async () => {
	const error = await refusal(await answering(400, problemJson, JSON.stringify(problem(errors))));
	expect(error).toMatchObject({ errors });
	expect(error.message).toMatch(/\/header\/sender is required\n {2}\/body\/type must be the constant$/);
	expect(await error.response.json()).toEqual(problem(errors));
});

test('a compressed problem document with a charset is understood', async () => {
	const headers = { 'content-type': 'Application/Problem+JSON; charset=utf-8', 'content-encoding': 'gzip' };
	const error = await refusal(await answering(400, headers, gzipSync(JSON.stringify(problem(errors)))));
	expect(error).toMatchObject({ errors });
});

test.each([
	['an HTML page', { 'content-type': 'text/html' }, '<h1>Bad Request</h1>'],
	["Spring's document", { 'content-type': 'application/json' }, '{"status":400,"error":"Bad Request"}'],
	['a problem document of somebody else', problemJson, JSON.stringify({ ...problem(errors), type: 'about:blank' })],
	['a problem without errors', problemJson, JSON.stringify(transportProblem('not-json'))],
	['a problem cut off', problemJson, JSON.stringify(problem(errors)).slice(0, -9)],
	['a problem that is null', problemJson, 'null'],
	['errors of another shape', problemJson, JSON.stringify({ ...problem(errors), errors: [null, 'x', { pointer: 1 }] })],
	['errors that are no list', problemJson, JSON.stringify({ ...problem(errors), errors: { length: 1 } })],
	['nothing', {}, ''],
])('a 400 with %s has no errors, and the body is at hand', async (_, headers, body) => {
	const error = await refusal(await answering(400, headers, body));
	expect(error).toMatchObject({ name: 'BadRequestError', errors: [] });
	expect(await error.response.text()).toBe(body);
});

test('of a problem with many errors all are kept, without what the contract does not know of them, and ten are told', async () => {
	const many = Array.from({ length: 500 }, () => ({ pointer: '/x', code: 'c', message: 'm', value: 'unknown member' }));
	const body = JSON.stringify({ ...problem([]), errors: many });
	const error = (await refusal(await answering(400, problemJson, body))) as BadRequestError;
	expect(error.errors).toHaveLength(500);
	expect(error.message).toMatch(/answered 400, not valid, errors: 500(\n {2}\/x m){10}$/);
	expect(error.errors[0]).toEqual({ pointer: '/x', code: 'c', message: 'm' });
});

test('a 429 says how long to wait', async () => {
	const error = await refusal(await answering(429, { 'retry-after': '30' }));
	expect(error).toMatchObject({ retryAfterMs: 30_000 });
});

test('a 429 with an unreadable wait has none', async () => {
	expect(await refusal(await answering(429, { 'retry-after': 'later' }))).toHaveProperty('retryAfterMs', undefined);
});

test.each([301, 302, 303, 307, 308])('a redirect with %i is refused and not followed', async (status) => {
	let followed = 0;
	const target = await serve((_, response) => {
		followed++;
		response.writeHead(202).end();
	});
	const location = target.replace('http://', 'http://ivr:secret@');
	const error = await refusal(await answering(status, { location: `${location}/login?session=secret#secret` }));
	expect(error).toBeInstanceOf(RedirectError);
	expect(error).toMatchObject({ status, location: `${target}/login` });
	expect(error.message).toContain(`redirect to ${target}/login:`);
	expect(error.message).not.toContain('secret');
	expect(followed).toBe(0);
});

test('a redirect to a relative address names the whole address', async () => {
	const baseUrl = await answering(307, { location: '/login' });
	expect(await refusal(baseUrl)).toHaveProperty('location', `${new URL(baseUrl).origin}/login`);
});

test.each([undefined, 'javascript:alert(1)', 'http://'])('a redirect to %s names no address', async (location) => {
	const error = await refusal(await answering(302, location === undefined ? {} : { location }));
	expect(error).toMatchObject({ name: 'RedirectError', location: undefined });
});

test("a browser's opaque redirect is refused", async () => {
	const sent = createClient({ baseUrl: 'https://cx.example.com', fetch: async () => Response.error() }).send(callMessage());
	await expect(sent).rejects.toMatchObject({ name: 'RedirectError', status: 0, location: undefined });
});
