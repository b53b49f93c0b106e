import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { limits } from '@ivr-activity/contract';
import { type Head, headText, type Parts } from './sender.ts';
import type { SenderMutant } from './sender-mutant.ts';

type Change = (sound: Parts) => Partial<Parts>;

/** Senders that write the text, the header or the bytes of a request otherwise. */
export function requestMutants(): SenderMutant[] {
	const groups = { ...methods(), ...targets(), ...contentTypes(), ...encodings, ...fields, ...framings };
	return Object.entries(groups).map(([name, [findings, parts]]) => ({
		name,
		kind: 'the request made otherwise',
		profile: 'strict',
		parts,
		findings: [findings].flat(),
		only: ['REQ', 'MES', 'BHV-001'],
	}));
}

type Entry = readonly [findings: string | readonly string[], change: Change];

function withHead(change: (head: Head) => Partial<Head>): Change {
	return ({ head }) => ({
		head: (...about) => {
			const sound = head(...about);
			return { ...sound, ...change(sound) };
		},
	});
}

function withField(name: string, ...values: string[]): Change {
	return withHead((head) => ({
		fields: [...head.fields.filter(([one]) => one !== name), ...values.map((value) => [name, value] as const)],
	}));
}

function withBody(change: (body: Buffer) => Buffer, ...added: (readonly [string, string])[]): Change {
	return ({ body, head }) => ({
		body: (id, attempt) => change(body(id, attempt)),
		head: (...about) => ({ ...head(...about), fields: [...head(...about).fields, ...added] }),
	});
}

function withBytes(bytes: Parts['bytes']): Change {
	return () => ({ bytes });
}

function methods(): Record<string, Entry> {
	const others = ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
	return {
		...Object.fromEntries(others.map((name) => [`the method ${name}`, ['REQ-001', withHead(() => ({ method: name }))]])),
		'the method in small letters': ['REQ-010', withHead(({ method }) => ({ method: method.toLowerCase() }))],
	};
}

function targets(): Record<string, Entry> {
	const changes: Record<string, (target: string) => string> = {
		'a slash at the end of the path': (target) => `${target}/`,
		'two slashes in the path': (target) => target.replace('/message', '//message'),
		'the path without the base path': (target) => target.replace(/^\/[^/]*/, ''),
		'the base path twice': (target) => target.replace(/^\/[^/]*/, '$&$&'),
		'the path in capitals': (target) => target.toUpperCase(),
		'the path with an s': (target) => `${target}s`,
		'the path cut': (target) => target.slice(0, -1),
		'the base path alone': (target) => target.replace(/^(\/[^/]*).*/, '$1'),
		'a letter of the path in per cent': (target) => target.replace('r', '%72'),
		'a blank after the path in per cent': (target) => `${target}%20`,
		'the root as path': () => '/',
	};
	return {
		...Object.fromEntries(
			Object.entries(changes).map(([name, change]) => [
				name,
				['REQ-002', withHead(({ target }) => ({ target: change(target) }))],
			]),
		),
		'a query': ['REQ-003', withHead(({ target }) => ({ target: `${target}?id=1` }))],
		'an empty query': ['REQ-003', withHead(({ target }) => ({ target: `${target}?` }))],
	};
}

function contentTypes(): Record<string, Entry> {
	const types = ['text/plain', 'application/x-www-form-urlencoded', 'text/json', 'application/json-seq', 'application/*', 'json'];
	const charsets = ['iso-8859-1', 'windows-1252', 'utf-16', 'us-ascii', '"ISO-8859-1"'];
	const type = 'content-type';
	return {
		'no content type': ['REQ-004', withField(type)],
		'an empty content type': ['REQ-004', withField(type, '')],
		...Object.fromEntries(types.map((one) => [`the content type ${one}`, ['REQ-004', withField(type, one)]])),
		'two content types in one field': ['REQ-004', withField(type, 'application/json, text/plain')],
		...Object.fromEntries(
			charsets.map((one) => [`the charset ${one}`, ['REQ-005', withField(type, `application/json; charset=${one}`)]]),
		),
		'two content types': ['REQ-009', withField(type, 'application/json', 'application/json')],
	};
}

const encodings: Record<string, Entry> = {
	'a body in gzip': ['REQ-006', withBody((body) => gzipSync(body), ['content-encoding', 'gzip'])],
	'a body in deflate': ['REQ-006', withBody((body) => deflateSync(body), ['content-encoding', 'deflate'])],
	'a body in brotli': ['REQ-006', withBody((body) => brotliCompressSync(body), ['content-encoding', 'br'])],
	'a body said to be in gzip': ['REQ-006', withBody((body) => body, ['content-encoding', 'gzip'])],
	'a body in gzip that is not said to be': ['REQ-007', withBody((body) => gzipSync(body))],
	'a body in base64': ['MES-001', withBody((body) => Buffer.from(body.toString('base64')))],
	'ISO-8859-1': ['REQ-007', withBody((body) => Buffer.from(body.toString(), 'latin1'))],
	'UTF-16, little end first': ['REQ-007', withBody((body) => Buffer.from(body.toString(), 'utf16le'))],
	'UTF-16, big end first': ['REQ-007', withBody((body) => Buffer.from(body.toString(), 'utf16le').swap16())],
	'UTF-16 with a mark, little end first': ['REQ-007', withBody((body) => Buffer.from(`\ufeff${body}`, 'utf16le'))],
	'UTF-16 with a mark, big end first': ['REQ-007', withBody((body) => Buffer.from(`\ufeff${body}`, 'utf16le').swap16())],
	'UTF-8 written as if it were ISO-8859-1': ['MES', withBody((body) => Buffer.from(body.toString('latin1')))],
	'a message in a list': ['MES-003 type', withBody((body) => Buffer.from(`[${body}]`))],
	'a message in a string': ['MES-003 type', withBody((body) => Buffer.from(JSON.stringify(body.toString())))],
	'a body too large': [
		'REQ-013',
		withBody((body) => Buffer.concat([body, Buffer.alloc(limits.bodyBytes + 1 - body.length, ' ')])),
	],
};

const fields: Record<string, Entry> = {
	'no host': ['REQ-011', withField('host')],
	'two hosts': ['REQ-009', withField('host', '127.0.0.1', '127.0.0.1')],
	'the host of another': ['REQ-011', withField('host', 'example.com')],
	'two tokens': ['REQ-009', withField('authorization', 'Bearer a', 'Bearer b')],
	'two content encodings': ['REQ-009', withField('content-encoding', 'identity', 'identity')],
	'100 Continue expected': ['REQ-014', withField('expect', '100-continue')],
	'something else expected': ['REQ-014', withField('expect', 'an answer')],
	'HTTP/1.0': ['REQ-012', withHead(() => ({ version: 'HTTP/1.0' }))],
	'HTTP/3.0': ['REQ-010', withHead(() => ({ version: 'HTTP/3.0' }))],
	'no version': [
		'REQ-012',
		withBytes((head, body) => Buffer.concat([Buffer.from(headText(head).replace(' HTTP/1.1', '')), body])),
	],
	'line feeds alone': ['REQ-010', withBytes((head, body) => Buffer.from(`${headText(head).replaceAll('\r\n', '\n')}${body}`))],
	'a blank before a colon': [
		'REQ-010',
		withBytes((head, body) => Buffer.from(`${headText(head).replace('host:', 'host :')}${body}`)),
	],
	'a blank in the path': ['REQ-010', withHead(({ target }) => ({ target: target.replace('/message', '/ message') }))],
};

const framings: Record<string, Entry> = {
	'a length too large': ['REQ-008', (sound) => ({ ...otherLength(9)(sound), endsEarly: true })],
	'a length too small': ['REQ-008', otherLength(-9)],
	'a length in characters': ['REQ-008', otherLength(-1)],
	'no length': ['REQ-008', withField('content-length')],
	'a length of nothing': ['REQ-008', withField('content-length', '0')],
	'a length that is no number': ['REQ-010', withField('content-length', 'all')],
	'two lengths': ['REQ-010', withField('content-length', '1', '2')],
	'a length and chunks': [
		'REQ-010',
		({ head }) => ({ head: (...about) => added(head(...about), 'transfer-encoding', 'chunked') }),
	],
	'a body in chunks': ['REQ-015', chunked((body) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`)],
	'chunks without an end': [
		'REQ-008',
		(sound) => ({ ...chunked((body) => `${body.length.toString(16)}\r\n${body}\r\n`)(sound), endsEarly: true }),
	],
	'chunks that are none': ['REQ-008', chunked((body) => body.toString())],
	'a line break after the body': ['REQ-008', withBytes((head, body) => Buffer.from(`${headText(head)}${body}\r\n`))],
	'words after the body': ['REQ-008', withBytes((head, body) => Buffer.from(`${headText(head)}${body}\r\nend`))],
	'TLS to a port without it': ['REQ-010', withBytes(() => Buffer.from('16030100020100', 'hex'))],
	'HTTP/2 without asking': ['REQ-010', withBytes(() => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'))],
	'JSON without HTTP': ['REQ-010', withBytes((_head, body) => body)],
	nothing: ['BHV-001', () => ({ mostAttempts: 0 })],
};

function otherLength(difference: number): Change {
	return ({ head }) => ({
		head: (base, body, attempt) => {
			const sound = head(base, body, attempt);
			const others = sound.fields.filter(([name]) => name !== 'content-length');
			return { ...sound, fields: [...others, ['content-length', String(body.length + difference)]] };
		},
	});
}

function added(head: Head, name: string, value: string): Head {
	return { ...head, fields: [...head.fields, [name, value]] };
}

function chunked(write: (body: Buffer) => string): Change {
	return (sound) => {
		const { head = sound.head } = withField('content-length')(sound);
		return {
			head: (...about) => added(head(...about), 'transfer-encoding', 'chunked'),
			bytes: (one, body) => Buffer.from(headText(one) + write(body)),
		};
	};
}
