import { gzipSync } from 'node:zlib';
import { limits, type ProblemSlug } from '@ivr-activity/contract';
import { validExamples } from '@ivr-activity/contract/examples';
import type { Adapter } from './servers.ts';
import { bytewise, chunkedPost, head, post } from './wire.ts';

/** What is sent on one connection, and what is due. */
export interface BehaviourCase {
	name: string;
	pieces: readonly (string | Uint8Array)[];
	/** The problem that is due; absent for an accepted message. */
	refusal?: ProblemSlug;
	/** The pointers that the problem names. */
	pointers?: readonly string[];
	/** Whether the answer ends the connection, because the body was not read. */
	closes?: true;
	bodiless?: true;
	/** Where a server answers in place of the receiver, and why that is out of the adapter's reach. */
	skip?: Partial<Record<Adapter, string>>;
}

/** What the suite's receivers take; less than the default, so that the cases stay small. */
export const maxBodyBytes = 100_000;

const [sample] = validExamples;
/** A message that both profiles accept, with characters of two, three and four bytes. */
export const message = { ...sample.message, body: { ...sample.message.body, note: 'Grüße, € und 😀' } };
export const text = JSON.stringify(message);
const withContentType = (contentType: string) => post(text, { 'Content-Type': contentType });
const padded = (bytes: number) => text.padEnd(bytes - Buffer.byteLength(text) + text.length, ' ');

const accepted: BehaviourCase[] = [
	{ name: 'a message', pieces: [post(text)] },
	{ name: 'a message of exactly the limit', pieces: [post(padded(maxBodyBytes))] },
	{ name: 'a chunked message', pieces: chunkedPost([text.slice(0, 100), text.slice(100)]) },
	{ name: 'a chunked message of exactly the limit', pieces: chunkedPost([padded(maxBodyBytes)]) },
	{ name: 'a chunk per byte, all at once', pieces: [Buffer.concat(chunkedPost(bytewise(text)))] },
	{ name: 'a chunk per byte, one at a time', pieces: chunkedPost(bytewise(text)) },
	{ name: 'a request that comes byte by byte', pieces: bytewise(post(text)) },
	{ name: 'a byte order mark', pieces: [post(`\uFEFF${text}`)] },
	{ name: 'a client that waits for 100 Continue', pieces: [post(text, { ...type('application/json'), Expect: '100-continue' })] },
	{ name: 'a member named __proto__', pieces: [post(text.replace('"note":', '"__proto__":{"type":"X"},"note":'))] },
	...[
		'application/json; charset=utf-8',
		'application/json;charset=UTF-8',
		'application/json ; charset="utf-8"',
		'application/json; charset="UTF\\-8"',
		'Application/JSON; Charset=Utf-8',
		'application/json; profile="a;b\\"c"; charset=utf-8',
		'application/json;',
	].map((contentType) => ({ name: `content type ${contentType}`, pieces: [withContentType(contentType)] })),
	{
		name: 'chunks with an extension and a trailer',
		pieces: [chunkedPost([])[0] as Buffer, `${Buffer.byteLength(text).toString(16)};a=b\r\n`, text, '\r\n0\r\nX-Sum: 1\r\n\r\n'],
	},
	{ name: 'HTTP/1.0', pieces: [post(text).toString().replace('HTTP/1.1', 'HTTP/1.0')], closes: true },
	{
		name: 'a host that is none',
		pieces: [post(text, { ...type('application/json'), Host: 'a b' })],
		skip: { hono: '@hono/node-server answers 400 before the application is asked' },
	},
	{ name: 'content encoding identity', pieces: [post(text, { ...type('application/json'), 'Content-Encoding': 'Identity' })] },
];

function type(contentType: string): Record<string, string> {
	return { 'Content-Type': contentType };
}

const wrongMethods: BehaviourCase[] = [
	...['GET', 'OPTIONS', 'DELETE', 'TRACE', 'QUERY'].map((method) => ({
		name: `the method ${method}`,
		pieces: [head(method)],
		refusal: 'method-not-allowed' as const,
	})),
	{ name: 'the method HEAD', pieces: [head('HEAD')], refusal: 'method-not-allowed', bodiless: true },
	...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
		name: `the method ${method} with a body`,
		pieces: [head(method, { ...type('application/json'), 'Content-Length': 2 }), '{}'],
		refusal: 'method-not-allowed' as const,
		closes: true as const,
	})),
	{
		name: 'the method PUT with a content type that is none',
		pieces: [head('PUT', { ...type('json'), 'Content-Length': 2 }), '{}'],
		refusal: 'method-not-allowed',
		closes: true,
	},
];

const wrongTypes: BehaviourCase[] = [
	...[
		'text/plain',
		'text/json',
		'application/jsonx',
		'application/problem+json',
		'application/json, application/json',
		'application/json; charset=iso-8859-1',
		'application/json; charset=utf-16',
		'application/json; charset="utf-8',
		'application/json; charset=',
		'application/json; charset=utf-8; charset=latin1',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'application',
		'json',
		'/',
		'',
	].map((contentType) => ({
		name: `content type "${contentType}"`,
		pieces: [withContentType(contentType)],
		refusal: 'unsupported-media-type' as const,
		closes: true as const,
	})),
	{ name: 'no content type', pieces: [post(text, {})], refusal: 'unsupported-media-type', closes: true },
	{ name: 'no content type and no body', pieces: [head('POST', { 'Content-Length': 0 })], refusal: 'unsupported-media-type' },
	{
		name: 'two content types',
		pieces: [head('POST', { ...type('application/json'), 'content-type': 'text/plain', 'Content-Length': 2 }), '{}'],
		refusal: 'unsupported-media-type',
		closes: true,
	},
	...['gzip', 'br', 'identity, gzip', 'x'].map((encoding) => ({
		name: `content encoding ${encoding}`,
		pieces: [post(gzipSync(text), { ...type('application/json'), 'Content-Encoding': encoding })],
		refusal: 'unsupported-media-type' as const,
		closes: true as const,
	})),
];

const tooLarge: BehaviourCase[] = [
	{
		name: 'one byte over the limit',
		pieces: [post(padded(maxBodyBytes + 1))],
		refusal: 'body-too-large',
		closes: true,
	},
	{
		name: 'one byte over the limit in chunks',
		pieces: chunkedPost([padded(maxBodyBytes), ' ']),
		refusal: 'body-too-large',
		closes: true,
	},
	{
		name: 'a declared length over the limit, and no body yet',
		pieces: [head('POST', { ...type('application/json'), 'Content-Length': 10 * 2 ** 30 })],
		refusal: 'body-too-large',
		closes: true,
		skip: { fastify: 'its clientErrorHandler writes a second answer once the client half-closes inside the body' },
	},
	{
		name: 'a body that is wrong in every way, for its content type first',
		pieces: [post('x'.repeat(maxBodyBytes + 1), type('text/plain'))],
		refusal: 'unsupported-media-type',
		closes: true,
	},
];

const notJson: BehaviourCase[] = [
	...Object.entries({
		'an empty body': '',
		'a blank body': ' \r\n',
		'a text that is not JSON': 'id=1',
		'a text that ends too early': text.slice(0, -1),
		'two documents': `${text}${text}`,
		'a trailing comma': text.replace(/}$/, ',}'),
		'a comment': `// the sample\n${text}`,
		'UTF-16': Buffer.from(text, 'utf16le'),
		'UTF-16 with a byte order mark': Buffer.from(`\uFEFF${text}`, 'utf16le'),
		'bytes that are not UTF-8': Buffer.from(text.replace('Main', '\xff'), 'latin1'),
		'a character cut in two': Buffer.from(text).subarray(0, Buffer.from(text).indexOf('ü') + 1),
		'a surrogate in UTF-8': Buffer.from(text.replace('Main', '\xed\xa0\x80'), 'latin1'),
		gzip: gzipSync(text),
		'zero bytes': '\0\0\0',
	}).map(([name, body]) => ({ name, pieces: [post(body)], refusal: 'not-json' as const, pointers: [''] })),
	{ name: 'no body at all', pieces: [head('POST', type('application/json'))], refusal: 'not-json', pointers: [''] },
	{ name: 'an empty chunked body', pieces: chunkedPost([]), refusal: 'not-json', pointers: [''] },
	{
		name: 'a character cut in two by the last chunk',
		pieces: chunkedPost(['"', Buffer.of(0xe2)]),
		refusal: 'not-json',
		pointers: [''],
	},
];

const { sender: _sender, ...headerWithoutSender } = message.header;
const invalid: BehaviourCase[] = [
	...[['null', 'null'] as const, ['a list', '[]'] as const, ['a string', '"x"'] as const, ['a number', '1'] as const].map(
		([name, body]) => ({ name, pieces: [post(body)], refusal: 'invalid-message' as const, pointers: [''] }),
	),
	{ name: 'an empty object', pieces: [post('{}')], refusal: 'invalid-message', pointers: ['/body', '/header', '/id'] },
	{
		name: 'a message without a sender',
		pieces: [post(JSON.stringify({ ...message, header: headerWithoutSender }))],
		refusal: 'invalid-message',
		pointers: ['/header/sender'],
	},
	{
		name: 'two faults',
		pieces: [post(JSON.stringify({ ...message, id: ' ', header: headerWithoutSender }))],
		refusal: 'invalid-message',
		pointers: ['/header/sender', '/id'],
	},
	{
		name: 'members that only __proto__ has',
		pieces: [post(`{"__proto__":${text}}`)],
		refusal: 'invalid-message',
		pointers: ['/body', '/header', '/id'],
	},
	{
		name: 'two faults in a message too large for all errors',
		pieces: [post(JSON.stringify({ id: ' ', pad: 'x'.repeat(limits.allErrorsBytes) }))],
		refusal: 'invalid-message',
	},
	{ name: 'deep nesting', pieces: [post(`${'['.repeat(40_000)}${']'.repeat(40_000)}`)], refusal: 'invalid-message' },
];

/** Every case that is one request on a connection of its own. */
export const cases: readonly BehaviourCase[] = [...accepted, ...wrongMethods, ...wrongTypes, ...tooLarge, ...notJson, ...invalid];
