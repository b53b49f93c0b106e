import { limits, type Problem, problemMediaType } from '@ivr-activity/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, rawExchange, sample } from '../test/post.ts';
import { type Mock, startMock } from './index.ts';

// Each of these goes wrong in plain Prism 5.16.
describe('unlike plain Prism, the mock', () => {
	let mock: Mock;
	beforeAll(async () => {
		mock = await startMock({ port: 0 });
	});
	afterAll(() => mock.close());

	test.each(['{', '', '{"id":', '// comment\n{}', '\u0000', '[1,]', 'null null'])(
		'answers what is not JSON: %j',
		async (body) => {
			const response = await post(mock, body);
			expect(response.status).toBe(400);
			expect(await response.json()).toMatchObject({ type: 'urn:ivr-activity:problem:not-json' });
		},
	);

	test('answers bytes that are not UTF-8', async () => {
		expect((await post(mock, new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
	});

	test('answers malformed JSON from a client that writes byte by byte', async () => {
		const head = 'POST /ccm/message/receive HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n';
		const body = '{"id": "1", }';
		const request = `${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
		expect(await rawExchange(mock, ...request)).toMatch(/^HTTP\/1\.1 400 .*"urn:ivr-activity:problem:not-json"/s);
	});

	test('lists all faults in the body of the 400, not the first 8 kB in a header', async () => {
		const message = JSON.parse(sample);
		message.body.activities = Array.from({ length: 90 }, () => ({ menu: 7, selection: 'Billing', timestamp: '1680692114700' }));
		const response = await post(mock, JSON.stringify(message));
		const { errors } = (await response.json()) as Problem;
		expect(errors).toHaveLength(90);
		expect(errors?.[89]).toMatchObject({ pointer: '/body/activities/89/menu', code: 'type' });
		expect(response.headers.has('sl-violations')).toBe(false);
	});

	test('answers the faults of this message, not the example of the contract', async () => {
		const response = await post(mock, sample.replace('1680692114700', '1680692114'));
		const { errors } = (await response.json()) as Problem;
		expect(errors?.map(({ pointer, code }) => ({ pointer, code }))).toEqual([{ pointer: '/header/timestamp', code: 'minimum' }]);
	});

	test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json; charset=iso-8859-1'])(
		'refuses the media type %s with 415',
		async (type) => {
			const response = await post(mock, sample, { 'content-type': type });
			expect(response.status).toBe(415);
			expect(response.headers.get('content-type')).toBe(problemMediaType);
		},
	);

	test('takes a body of 6 MiB and refuses one byte more with 413', async () => {
		const largest = sample.padEnd(limits.bodyBytes);
		expect((await post(mock, largest)).status).toBe(202);
		const response = await post(mock, `${largest} `);
		expect(response.status).toBe(413);
		expect(await response.json()).toMatchObject({ type: 'urn:ivr-activity:problem:body-too-large' });
	});

	test('ends a chunked body that never ends with 413', async () => {
		const head =
			'POST /message/receive HTTP/1.1\r\nHost: mock\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n';
		const chunk = `100000\r\n${' '.repeat(0x100000)}\r\n`;
		expect(await rawExchange(mock, head, ...Array.from({ length: 7 }, () => chunk))).toMatch(/^HTTP\/1\.1 413 /);
	});

	test.each([
		['nested lists', '['.repeat(limits.bodyBytes)],
		['nested objects', '{"a":'.repeat(limits.bodyBytes / 5)],
		['a list of wrong items', `{"body":{"activities":[${'1,'.repeat(limits.bodyBytes / 2 - 40)}1]}}`],
		['members without end', `{${Array.from({ length: 400_000 }, (_, index) => `"m${index}":1,`).join('')}"id":1}`],
		['one long string', `{"id":"${' '.repeat(limits.bodyBytes - 10)}"}`],
	])('answers a hostile body of 6 MB: %s', async (_, body) => {
		const response = await post(mock, body);
		expect(response.status).toBe(400);
		expect((await response.text()).length).toBeLessThan(100_000);
	});

	test('keeps the verdict when the accept header rules a problem out', async () => {
		expect((await post(mock, '{}', { accept: 'text/html' })).status).toBe(400);
		expect((await post(mock, sample, { accept: 'text/html' })).status).toBe(202);
	});

	test('serves on after a refused request over the same connection', async () => {
		const head = 'POST /ccm/message/receive HTTP/1.1\r\nHost: mock\r\nContent-Type: application/json\r\n';
		const refused = `${head}Content-Length: 1\r\n\r\n{`;
		const accepted = `${head}Connection: close\r\nContent-Length: ${Buffer.byteLength(sample)}\r\n\r\n${sample}`;
		expect(await rawExchange(mock, refused, accepted)).toMatch(/^HTTP\/1\.1 400 .*HTTP\/1\.1 202 /s);
	});
});

test('the tolerant mock accepts what the contract’s operation, which is strict, refuses', async () => {
	const mock = await startMock({ port: 0, profile: 'tolerant' });
	const message = JSON.parse(sample);
	message.id = 7;
	message.header.timestamp = null;
	const response = await post(mock, JSON.stringify(message));
	await mock.close();
	expect(response.status).toBe(202);
});
