import { basePath, limits, mediaType, method, path } from '@ivr-activity/contract/operation';
import { type CapturedRequest, valuesOf } from './attempt.ts';
import { check } from './checks.ts';
import { decodedBody } from './decoded-body.ts';
import type { SenderCheck } from './sender-report.ts';

/** A check on one request: what is wrong with it, in words that hold no personal data. */
export interface RequestCheck {
	readonly check: SenderCheck;
	readonly expected: string;
	fault(request: CapturedRequest): string | undefined;
}

const once = ['content-type', 'content-length', 'content-encoding', 'host', 'authorization', 'transfer-encoding'];

/** Where messages are due at the judge. */
export const duePath = `${basePath}${path}`;

/** What is looked at in every request. */
export const requestChecks: readonly RequestCheck[] = [
	{
		check: check('REQ-001', 'stated', `the method is ${method}`),
		expected: method,
		fault: (request) => (request.method === method ? undefined : request.method.slice(0, 20)),
	},
	{
		check: check('REQ-002', 'stated', `the path is that of the base URL with ${path}`),
		expected: duePath,
		fault: ({ target }) => (pathOf(target) === duePath ? undefined : pathWords(pathOf(target))),
	},
	{
		check: check('REQ-003', 'inferred', 'the path has no query'),
		expected: 'no query',
		fault: ({ target }) => (target.includes('?') ? 'a query' : undefined),
	},
	{
		check: check('REQ-004', 'protocol', `the content type is ${mediaType}`),
		expected: mediaType,
		fault: (request) => {
			const [type] = valuesOf(request, 'content-type');
			if (type === undefined) return 'no content type';
			return type.split(';')[0]?.trim().toLowerCase() === mediaType ? undefined : shown(type);
		},
	},
	{
		check: check('REQ-005', 'inferred', 'the content type names no other charset than UTF-8'),
		expected: 'no charset, or utf-8',
		fault: (request) => {
			const [, charset] = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(valuesOf(request, 'content-type')[0] ?? '') ?? [];
			return charset === undefined || charset.toLowerCase() === 'utf-8' ? undefined : shown(charset);
		},
	},
	{
		check: check('REQ-006', 'inferred', 'the body is not compressed'),
		expected: 'no content encoding',
		fault: (request) => {
			const [encoding] = valuesOf(request, 'content-encoding').filter((one) => one.trim().toLowerCase() !== 'identity');
			return encoding === undefined ? undefined : shown(encoding);
		},
	},
	{
		check: check('REQ-007', 'protocol', 'the text of the body is UTF-8'),
		expected: 'UTF-8',
		fault: (request) => {
			const { encoding } = decodedBody(request);
			return encoding === 'utf-8' ? undefined : encoding === 'utf-16' ? 'UTF-16' : 'bytes that are not UTF-8, such as ISO-8859-1';
		},
	},
	{
		check: check('REQ-008', 'protocol', 'the body is as long as its length says'),
		expected: 'a body of its length',
		fault: ({ isCut, hasExtraBytes }) =>
			isCut ? 'fewer bytes than the length says' : hasExtraBytes ? 'more bytes than the length says' : undefined,
	},
	{
		check: check('REQ-009', 'protocol', 'header fields that have one value stand once'),
		expected: 'each of them once',
		fault: (request) => {
			const twice = once.filter((name) => valuesOf(request, name).length > 1);
			return twice.length === 0 ? undefined : `${twice.join(', ')} more than once`;
		},
	},
	{
		check: check('REQ-011', 'protocol', 'the request names its host'),
		expected: 'a host field',
		fault: (request) => (request.httpVersion === '1.1' && valuesOf(request, 'host').length === 0 ? 'no host field' : undefined),
	},
	{
		check: check('REQ-012', 'inferred', 'the request is of HTTP/1.1'),
		expected: 'HTTP/1.1',
		fault: ({ httpVersion }) => (httpVersion === '1.1' ? undefined : `HTTP/${httpVersion}`),
	},
	{
		check: check('REQ-013', 'inferred', 'the body is not larger than the ingress allows'),
		expected: `${limits.bodyBytes} bytes at most`,
		fault: ({ bodyBytes }) => (bodyBytes <= limits.bodyBytes ? undefined : `${bodyBytes} bytes`),
	},
	{
		check: check('REQ-014', 'inferred', 'the body is sent without waiting for 100 Continue'),
		expected: 'no expect field',
		fault: (request) => (valuesOf(request, 'expect').length === 0 ? undefined : 'an expect field'),
	},
	{
		check: check('REQ-015', 'inferred', 'the length of the body is told'),
		expected: 'a content length',
		fault: (request) => (valuesOf(request, 'transfer-encoding').length === 0 ? undefined : 'a body in chunks'),
	},
];

/** What reached the judge could not be read at all. */
export const malformedCheck: SenderCheck = check('REQ-010', 'protocol', 'the request is HTTP/1 that can be read');

/** The path without its query. */
function pathOf(target: string): string {
	return target.split('?', 1)[0] ?? '';
}

/** A path may hold what a caller said: only the words that are known are shown. */
function pathWords(sent: string): string {
	const known = new Set(duePath.split('/'));
	return sent
		.split('/')
		.map((segment) => (known.has(segment) ? segment : '…'))
		.join('/');
}

/** A word of a header field, cut to what fits in a line. */
function shown(value: string): string {
	return value.replace(/[^\x20-\x7e]/g, '?').slice(0, 80) || 'an empty value';
}
