// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources are quoted here.
import { type CaughtMutant, mutants } from './mutant.ts';

const settings = mutants('client-settings.ts', [
	['two retries unless told otherwise', 'SND-070', 'const defaultRetries = 3;', 'const defaultRetries = 2;'],
	['four retries unless told otherwise', 'SND-070', 'const defaultRetries = 3;', 'const defaultRetries = 4;'],
	['the token is no bearer token', 'SND-065', '`Bearer ${token}`', '`Token ${token}`'],
	[
		'the token is not sent',
		'SND-065',
		"return { 'content-type': mediaType, authorization: `Bearer ${token}` };",
		"return { 'content-type': mediaType };",
	],
	[
		'the content type has a charset',
		'SND-001',
		"return { 'content-type': mediaType };",
		"return { 'content-type': `${mediaType}; charset=utf-8` };",
	],
]);

const endpoint = mutants('endpoint.ts', [
	['the base path is lost', 'SND-001', 'return base + path', 'return new URL(base).origin + path'],
	['the path of messages is not appended', 'SND-001', 'return base + path', 'return base'],
]);

const sending = mutants('send-message.ts', [
	['200 is no acceptance', 'SND-002', 'status < 200 || status > 299', 'status !== 202'],
	['204 is no acceptance', 'SND-003', 'status > 299', 'status > 202'],
	['a redirect is an acceptance', 'SND-043', 'status > 299', 'status > 399'],
	['nothing is judged before it is sent', 'SND-055', 'errors.length > 0', 'errors.length < 0'],
	[
		'one fault of several is told',
		'SND-055',
		'new InvalidMessageError(url, errors)',
		'new InvalidMessageError(url, errors.slice(0, 1))',
	],
	[
		'null is left out',
		'SND-061',
		'return JSON.stringify(message);',
		'return JSON.stringify(message, (_, value) => value ?? undefined);',
	],
	[
		'a retry has other bytes',
		'SND-004',
		'headers, body, attempt, signal }',
		"headers, body: ' '.repeat(attempt) + body, attempt, signal }",
	],
	[
		'a retry has an id of its own',
		'SND-004',
		'headers, body, attempt, signal }',
		'headers, body: body.replace(message.id, crypto.randomUUID()), attempt, signal }',
	],
	[
		'an error shows the message',
		'SND-051',
		'throw new NetworkError(url, codeOf(error));',
		'throw Object.assign(new NetworkError(url, codeOf(error)), { request });',
	],
	[
		'an error shows the token',
		'SND-035',
		'throw refusalOf(url, answer);',
		'throw Object.assign(refusalOf(url, answer), { headers: request.headers });',
	],
	[
		'unknown members are left out',
		'SND-060',
		'return JSON.stringify(message);',
		"return JSON.stringify(message, (name, value) => (name === 'note' ? undefined : value));",
	],
]);

/** What is sent. */
export const requestMutants: readonly CaughtMutant[] = [...settings, ...endpoint, ...sending];
