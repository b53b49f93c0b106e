import { expect, test } from 'vitest';
import { endpointOf } from './endpoint.ts';

test.each([
	['https://cx.example.com/ccm', 'https://cx.example.com/ccm/message/receive'],
	['https://cx.example.com/ccm/', 'https://cx.example.com/ccm/message/receive'],
	['https://cx.example.com', 'https://cx.example.com/message/receive'],
	['https://cx.example.com/', 'https://cx.example.com/message/receive'],
	['http://ccm:8081', 'http://ccm:8081/message/receive'],
	['https://cx.example.com/@tenant/ccm', 'https://cx.example.com/@tenant/ccm/message/receive'],
	['http://message/receive', 'http://message/receive/message/receive'],
	['HTTPS://CX.example.com/ccm//', 'https://cx.example.com/ccm/message/receive'],
	['http://[::1]:4010/a/b', 'http://[::1]:4010/a/b/message/receive'],
	['https://cx.example.com:443/ccm\n', 'https://cx.example.com/ccm/message/receive'],
])('messages for %j go to %s', (baseUrl, endpoint) => {
	expect(endpointOf(baseUrl)).toBe(endpoint);
});

test.each([
	'',
	'cx.example.com/ccm',
	'/ccm',
	'ftp://cx.example.com/ccm',
	'cx.example.com:8080/ccm',
	'https://ivr:secret@cx.example.com/ccm',
	'https://ivr@cx.example.com/ccm',
	'https://cx.example.com/ccm?key=secret',
	'https://cx.example.com/ccm?',
	'https://cx.example.com/ccm#secret',
	'https://cx.example.com/ccm/message/receive',
	'https://cx.example.com/ccm/message/receive/',
])('%j is refused as a base URL with words that do not repeat it', (baseUrl) => {
	const due = 'baseUrl must be like https://cx.example.com/ccm, without /message/receive, user and query';
	expect(() => endpointOf(baseUrl)).toThrow(new TypeError(due));
});
