import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { post, sample } from '../test/post.ts';
import { createMockHandlers } from './msw.ts';

const server = setupServer();

describe('the handlers', () => {
	beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
	afterEach(() => server.resetHandlers());
	afterAll(() => server.close());

	/** Lets handlers answer, in place of those before. */
	function using(options: Parameters<typeof createMockHandlers>[0]) {
		const mock = createMockHandlers(options);
		server.use(...mock.handlers);
		return mock;
	}

	test.each(['https://cx.example.com', 'https://cx.example.com:8443/a/b/ccm', 'https://cx.example.com/ccm/'])(
		'answer below the base URL %s',
		async (baseUrl) => {
			const { journal } = using({ baseUrl });
			expect((await post({ baseUrl: baseUrl.replace(/\/$/, '') }, sample)).status).toBe(202);
			expect(await journal.expectReceived({ count: 1 })).toHaveLength(1);
		},
	);

	test('of two endpoints keep a journal each', async () => {
		const one = using({ baseUrl: 'https://one.example.com/ccm' });
		const other = using({ baseUrl: 'https://other.example.com/ccm', profile: 'tolerant', reveal: true });
		await post({ baseUrl: 'https://other.example.com/ccm' }, sample);
		expect(one.journal.entries()).toEqual([]);
		expect(other.journal.entries()).toMatchObject([{ masked: false, message: JSON.parse(sample) }]);
	});

	test('answer a browser’s question before its request', async () => {
		const { journal } = using({ baseUrl: 'https://cx.example.com/ccm' });
		const headers = { origin: 'https://app.example.com', 'access-control-request-method': 'POST' };
		const response = await fetch('https://cx.example.com/ccm/message/receive', { method: 'OPTIONS', headers });
		expect(response.status).toBe(204);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		expect(journal.entries()).toEqual([]);
	});

	test('need a base URL that is one', () => {
		expect(() => createMockHandlers({ baseUrl: 'cx.example.com' })).toThrow(TypeError);
	});
});
