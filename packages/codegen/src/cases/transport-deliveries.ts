import { gzipSync } from 'node:zlib';
import type { Body } from './case.ts';
import type { Delivery } from './protocol-cases.ts';

/** A valid message at other paths, with other header fields, or whose bytes travel in another way. */
export const transportDeliveries: Record<string, Delivery> = {
	'path other': {
		says: 'the path is another one',
		change: 'an s added to the path',
		source: 'inferred',
		pathEnd: 's',
		problems: ['not-found', 'method-not-allowed'],
	},
	'path below': {
		says: 'the path goes on after a slash',
		change: '/1 added to the path',
		source: 'inferred',
		pathEnd: '/1',
		problems: ['not-found', 'method-not-allowed'],
	},
	'path above': {
		says: 'the path has another part before it',
		change: '/v1 put before the path',
		source: 'inferred',
		pathBegin: '/v1',
		problems: ['not-found', 'method-not-allowed'],
	},
	'path slash': undecided('the path ends in a slash', '/ added to the path', { pathEnd: '/' }),
	'path query': undecided('the path has a query', '?source=ivr added to the path', { pathEnd: '?source=ivr' }),
	'body absent': {
		says: 'there is no body',
		change: 'the body and its length removed',
		source: 'stated',
		withoutBody: true,
		transfer: 'without-length',
		problems: ['not-json', 'unsupported-media-type'],
		besides: [411],
		safe: true,
	},
	'header accept': {
		says: 'only HTML is accepted as an answer',
		change: 'added accept: text/html',
		source: 'inferred',
		headers: { accept: 'text/html' },
		besides: [406],
	},
	'header many': undecided('there are 60 more header fields', 'added x-test-1 to x-test-60', {
		headers: Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x-test-${index + 1}`, 'x'.repeat(40)])),
	}),
	'header large': undecided('a header field is 32 kB long', 'added x-test', { headers: { 'x-test': 'x'.repeat(32_768) } }),
	'encoding gzip': undecided('the body is compressed', 'compressed with gzip, and content-encoding: gzip added', {
		headers: { 'content-encoding': 'gzip' },
		body: gzipped,
	}),
	'encoding false': undecided('the body is said to be compressed and is not', 'added content-encoding: gzip', {
		headers: { 'content-encoding': 'gzip' },
	}),
	'encoding unknown': undecided('the body is said to have an unknown encoding', 'added content-encoding: rot13', {
		headers: { 'content-encoding': 'rot13' },
	}),
	'transfer chunked': {
		says: 'the body is sent in chunks',
		change: 'transfer-encoding: chunked in place of a length',
		source: 'inferred',
		transfer: 'chunked',
		besides: [411],
	},
	'transfer slow': {
		says: 'the body arrives slowly',
		change: 'sent in eight pieces over half a second',
		source: 'inferred',
		transfer: 'slow',
	},
	'transfer chunked letters': {
		says: 'the body is sent in chunks that end within a letter',
		change: 'transfer-encoding: chunked in place of a length, and letters of three bytes added to leg',
		source: 'inferred',
		transfer: 'chunked',
		besides: [411],
		body: lettered,
	},
	'transfer slow letters': {
		says: 'the body arrives slowly, in pieces that end within a letter',
		change: 'sent in eight pieces over half a second, and letters of three bytes added to leg',
		source: 'inferred',
		transfer: 'slow',
		body: lettered,
	},
	'transfer expect': {
		says: 'the sender waits for 100 Continue before the body',
		change: 'added expect: 100-continue',
		source: 'inferred',
		transfer: 'expect-continue',
		besides: [417],
	},
	'transfer http-1.0': {
		says: 'the request is of HTTP/1.0',
		change: 'HTTP/1.1 → HTTP/1.0',
		source: 'inferred',
		transfer: 'http-1.0',
		besides: [426, 505],
	},
	'transfer length over': {
		says: 'the length is larger than the body, and the sender stops there',
		change: '10 added to content-length',
		source: 'inferred',
		transfer: 'length-too-large',
		problems: ['not-json'],
		besides: [408],
		mayClose: true,
	},
	'transfer length under': {
		says: 'the length is smaller than the body',
		change: '10 taken from content-length',
		source: 'inferred',
		transfer: 'length-too-small',
		problems: ['not-json'],
		mayClose: true,
	},
};

function undecided(says: string, change: string, delivery: Partial<Delivery>): Delivery {
	return { says, change, source: 'inferred', open: true, ...delivery };
}

/** So many letters that wherever the body is cut, a cut is within them. */
function lettered(json: string): Body {
	return { text: json.replace('"leg":"', `"leg":"${'電話'.repeat(400)}`) };
}

/** Stored and not squeezed, so that every machine makes the same bytes. */
function gzipped(json: string): Body {
	const bytes = gzipSync(json, { level: 0 });
	const operatingSystem = 9;
	bytes[operatingSystem] = 255;
	return { base64: bytes.toString('base64') };
}
