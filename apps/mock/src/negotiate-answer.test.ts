import { type Problem, problemMediaType } from '@ivr-activity/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AnswerNegotiator, createAnswerNegotiator } from './negotiate-answer.ts';

describe('an accepted message', () => {
	let negotiate: AnswerNegotiator;
	beforeAll(async () => {
		negotiate = await createAnswerNegotiator();
	});

	test.each([null, '', 'respond-async, wait=10', 'return=minimal', 'dynamic=false', 'code=202', 'dynamic=true'])(
		'is answered 202 without a body when %j is preferred',
		async (prefer) => {
			const response = await negotiate(prefer);
			expect(response.status).toBe(202);
			expect(response.headers.has('content-type')).toBe(false);
			expect(await response.text()).toBe('');
		},
	);

	test.each([
		['code=500', 500, 'urn:ivr-activity:problem:internal-error'],
		['code="500"', 500, 'urn:ivr-activity:problem:internal-error'],
		['CODE = 500', 500, 'urn:ivr-activity:problem:internal-error'],
		['code=500, code=400', 500, 'urn:ivr-activity:problem:internal-error'],
		['wait=10, code=500; example=internal-error', 500, 'urn:ivr-activity:problem:internal-error'],
		['code=400, example=missing-sender', 400, 'urn:ivr-activity:problem:invalid-message'],
		['code=413', 413, 'urn:ivr-activity:problem:body-too-large'],
		['code=503, example=body-too-large', 503, 'urn:ivr-activity:problem:body-too-large'],
	])('is answered with the example of the contract when %j is preferred', async (prefer, status, type) => {
		const response = await negotiate(prefer);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe(problemMediaType);
		expect(await response.json()).toMatchObject({ type });
	});

	test.each([401, 403, 418, 429, 503, 599])(
		'is answered %i, which has no example, with a problem of that status',
		async (code) => {
			const response = await negotiate(`code=${code}`);
			expect(response.status).toBe(code);
			expect(response.headers.get('content-type')).toBe(problemMediaType);
			expect(await response.json()).toMatchObject({ type: 'about:blank', status: code });
		},
	);

	test.each([204, 205, 304])('is answered %i without a body', async (code) => {
		const response = await negotiate(`code=${code}`);
		expect(response.status).toBe(code);
		expect(await response.text()).toBe('');
	});

	test('is answered with a generated problem of the preferred status', async () => {
		const response = await negotiate('code=503, dynamic=true');
		expect(response.status).toBe(503);
		const problem = (await response.json()) as Problem;
		expect(problem).toMatchObject({ status: 503, title: expect.any(String), detail: expect.any(String) });
		expect(problem.type).not.toBe('about:blank');
	});

	test.each([
		['code=400, example=nope', 404],
		['example=missing-sender', 404],
		['code=202, example=missing-sender', 404],
		['code=abc', 422],
		['code=', 422],
		['code=100', 422],
		['code=600', 422],
		['dynamic=perhaps', 422],
	])('is answered with a problem when %j cannot be met', async (prefer, status) => {
		const response = await negotiate(prefer);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe(problemMediaType);
		expect(await response.json()).toMatchObject({ status, detail: expect.any(String) });
	});

	test('is answered without its predecessor’s preferences', async () => {
		await negotiate('code=500');
		expect((await negotiate(null)).status).toBe(202);
	});
});
