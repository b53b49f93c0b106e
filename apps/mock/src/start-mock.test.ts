import type { Problem } from '@ivr-activity/contract';
import { validExamples } from '@ivr-activity/contract/examples';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from './index.ts';

const sample = JSON.stringify(validExamples[0].message);

describe('a started mock', () => {
	let mock: Mock;
	beforeAll(async () => {
		mock = await startMock({ port: 0 });
	});
	afterAll(() => mock.close());

	test('accepts a valid message', async () => {
		const response = await fetch(`${mock.baseUrl}/message/receive`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: sample,
		});
		expect(response.status).toBe(202);
	});

	test('answers an invalid message with its faults', async () => {
		const response = await fetch(`${mock.baseUrl}/message/receive`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{}',
		});
		expect(response.status).toBe(400);
		const { errors } = (await response.json()) as Problem;
		expect(errors).toHaveLength(3);
	});
});
