import type { IvrAggregatedActivity } from '@ivr-activity/contract';
import { validExamples } from '@ivr-activity/contract/examples';
import { startMock } from '@ivr-activity/mock';
import { afterAll, expect, test } from 'vitest';
import { callMessage } from '../test/messages.ts';
import { createClient, type Fetch } from './index.ts';

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());

test.each(validExamples.map(({ name, message }) => [name, message] as const))(
	'the mock accepts the example %s',
	async (_, message) => {
		const { status } = await createClient({ baseUrl: mock.baseUrl }).send(message as unknown as IvrAggregatedActivity);
		expect(status).toBe(202);
	},
);

test('what the mock finds wrong is in the error', async () => {
	const withoutSender: Fetch = (url, init) => fetch(url, { ...init, body: String(init.body).replace('"sender":', '"sander":') });
	const sent = createClient({ baseUrl: mock.baseUrl, fetch: withoutSender }).send(callMessage());
	await expect(sent).rejects.toMatchObject({
		name: 'BadRequestError',
		errors: [{ pointer: '/header/sender', code: 'required' }],
	});
});

test('a wrong base path is a 404 that says what to check', async () => {
	const sent = createClient({ baseUrl: `${mock.baseUrl}/wrong` }).send(callMessage());
	await expect(sent).rejects.toThrow(/answered 404, check baseUrl$/);
});
