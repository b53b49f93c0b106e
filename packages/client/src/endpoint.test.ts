import { expect, test } from 'vitest';
import { endpointOf } from './endpoint.ts';

test.each([
	['https://cx.example.com/ccm', 'https://cx.example.com/ccm/message/receive'],
	['https://cx.example.com/ccm/', 'https://cx.example.com/ccm/message/receive'],
	['https://cx.example.com', 'https://cx.example.com/message/receive'],
	['https://cx.example.com/', 'https://cx.example.com/message/receive'],
	['http://ccm:8081', 'http://ccm:8081/message/receive'],
	['http://[::1]:4010/a/b', 'http://[::1]:4010/a/b/message/receive'],
	['https://cx.example.com:443/ccm\n', 'https://cx.example.com/ccm/message/receive'],
])('messages for %j go to %s', (baseUrl, endpoint) => {
	expect(endpointOf(baseUrl)).toBe(endpoint);
});

test.each([
	['', /absolute URL/],
	['cx.example.com/ccm', /absolute URL/],
	['/ccm', /absolute URL/],
	['ftp://cx.example.com/ccm', /of http or https/],
	['cx.example.com:8080/ccm', /of http or https/],
	['https://ivr:secret@cx.example.com/ccm', /password/],
	['https://ivr@cx.example.com/ccm', /user name/],
	['https://cx.example.com/ccm?key=secret', /query/],
	['https://cx.example.com/ccm?', /query/],
	['https://cx.example.com/ccm#secret', /hash/],
	['https://cx.example.com/ccm/message/receive', /before \/message\/receive/],
	['https://cx.example.com/ccm/message/receive/', /before \/message\/receive/],
])('%j is refused as a base URL, without repeating it', (baseUrl, reason) => {
	let thrown: unknown;
	try {
		endpointOf(baseUrl);
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toBeInstanceOf(TypeError);
	expect((thrown as Error).message).toMatch(reason);
	expect((thrown as Error).message).not.toContain('secret');
});
