import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, sample } from '../test/post.ts';
import { type Mock, startMock } from './index.ts';

describe('a page of another origin', () => {
	let mock: Mock;
	beforeAll(async () => {
		mock = await startMock({ port: 0 });
	});
	afterAll(() => mock.close());

	test('may send a message with any header', async () => {
		const response = await fetch(`${mock.baseUrl}/message/receive`, {
			method: 'OPTIONS',
			headers: {
				origin: 'https://app.example.com',
				'access-control-request-method': 'POST',
				'access-control-request-headers': 'authorization,content-type,prefer',
			},
		});
		expect(response.status).toBe(204);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		expect(response.headers.get('access-control-allow-methods')).toBe('POST');
		expect(response.headers.get('access-control-allow-headers')).toBe('authorization,content-type,prefer');
	});

	test.each([
		['an accepted message', sample, {}, 202],
		['a refused message', '{}', {}, 400],
		['a preferred answer', sample, { prefer: 'code=503' }, 503],
		['a refused media type', sample, { 'content-type': 'text/plain' }, 415],
		['a body that is too large', ' '.repeat(6_291_457), {}, 413],
	])('may read the answer to %s', async (_, body, headers, status) => {
		const response = await post(mock, body, { origin: 'https://app.example.com', ...headers });
		expect(response.status).toBe(status);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
	});

	test('may read that there is nothing at a path', async () => {
		const response = await fetch(new URL('/nothing', mock.baseUrl));
		expect(response.status).toBe(404);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
	});
});
