import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, sample } from '../test/post.ts';
import { type Mock, type Services, ServicesError, startMock } from './index.ts';
import { readServices } from './services-file.ts';

const services = { '1218': 'voice', '1219': 'survey' };

describe('a mock that knows its services', () => {
	let mock: Mock;
	beforeAll(async () => {
		mock = await startMock({ port: 0, services, profile: 'tolerant' });
	});
	afterAll(() => mock.close());

	test.each(['"1218"', '1218', '"1219"'])('accepts a message of the service %s', async (service) => {
		expect((await post(mock, sample.replace('"1218"', service))).status).toBe(202);
	});

	test.each(['"1220"', '"constructor"', '12180'])('refuses one of %s, and says that this is its own choice', async (service) => {
		const response = await post(mock, sample.replace('"1218"', service));
		expect(response.status).toBe(400);
		expect(await response.json()).toEqual({
			type: 'about:blank',
			title: 'The service identifier is not known',
			status: 400,
			detail: expect.stringContaining('a choice of the mock: the platform documents none'),
			errors: [
				{
					pointer: '/header/channelData/serviceIdentifier',
					code: 'unknown-service',
					message: 'must be one of 1218 (voice), 1219 (survey)',
				},
			],
		});
		expect(mock.journal.entries().at(-1)).toMatchObject({ status: 400, verdict: 'accepted' });
	});

	test('names the faults of an invalid message instead', async () => {
		const response = await post(mock, sample.replace('"1218"', '""'));
		expect(await response.json()).toMatchObject({ type: 'urn:ivr-activity:problem:invalid-message' });
	});
});

test('the services of a program are checked too', async () => {
	await expect(startMock({ port: 0, services: [] as unknown as Services })).rejects.toThrow(ServicesError);
});

describe('a file of services', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'ivr-mock-services-'));
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	function file(text: string): string {
		const name = join(folder, 'services.json');
		writeFileSync(name, text);
		return name;
	}

	test('is read, also with a byte order mark', () => {
		expect(readServices(file(`\uFEFF${JSON.stringify(services)}`))).toEqual(services);
	});

	test.each([
		['{', 'it is not JSON'],
		['[]', 'write services as { "1218": "voice" }'],
		['null', 'write services as'],
		['{}', 'no service is named'],
		['{" ": "voice"}', 'a service identifier must not be blank'],
		['{"1218": 1}', 'the channel of "1218" must be a text'],
		['{"1218": ""}', 'the channel of "1218" must be a text'],
	])('that says %s is refused by its name', (text, reason) => {
		const name = file(text);
		expect(() => readServices(name)).toThrow(ServicesError);
		expect(() => readServices(name)).toThrow(`${name}: ${reason}`);
	});

	test('that is not there is named', () => {
		expect(() => readServices(join(folder, 'none.json'))).toThrow('none.json: it cannot be read (ENOENT)');
	});
});
