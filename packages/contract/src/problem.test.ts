import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import document from '../generated/openapi/openapi.json' with { type: 'json' };
import { sampleWith } from '../test/sample-message.ts';
import { invalidExamples } from './examples.ts';
import { limits, parse, problems, validate } from './index.ts';
import { type ProblemSlug, problem, transportProblem } from './problem.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const isProblem = ajv.compile({ components: document.components, $ref: '#/components/schemas/Problem' });

function checked<T extends object>(made: T): T {
	expect(isProblem(made), JSON.stringify(isProblem.errors)).toBe(true);
	// A receiver sends what it is given: nothing may be in it that the contract does not say.
	expect(Object.keys(document.components.schemas.Problem.properties)).toEqual(expect.arrayContaining(Object.keys(made)));
	return made;
}

test.each(invalidExamples)('$file makes a problem of the contract', ({ text }) => {
	const verdict = parse(text);
	if (verdict.valid) return;
	const made = checked(problem(verdict.errors, verdict.limit));
	expect(made.errors?.map((error) => Object.keys(error))).toEqual(verdict.errors.map(() => ['pointer', 'code', 'message']));
});

test.each(Object.keys(problems) as ProblemSlug[])('%s is a problem of the contract', (slug) => {
	const made = checked(transportProblem(slug));
	expect(made).toMatchObject({
		type: `urn:ivr-activity:problem:${slug}`,
		status: problems[slug].status,
		title: problems[slug].title,
	});
	if (slug !== 'invalid-message') expect(made.detail).not.toMatch(/[{}]/);
});

describe('the detail says', () => {
	const detail = (changes: Record<string, unknown>) => {
		const verdict = validate(sampleWith(changes));
		return verdict.valid ? '' : checked(problem(verdict.errors, verdict.limit)).detail;
	};

	test('in how many places the message is wrong', () => {
		expect(detail({ '/id': 1 })).toBe('The message breaks the contract in one place.');
		expect(detail({ '/id': 1, '/body/leg': 1 })).toBe('The message breaks the contract in 2 places.');
	});

	test('that only the first error of a large message is listed', () => {
		expect(detail({ '/id': 1, '/body/leg': 1, '/body/extra': 'x'.repeat(limits.allErrorsBytes) })).toBe(
			'The message breaks the contract in at least one place. The message is larger than 65536 bytes, so only its first error is listed.',
		);
	});

	test('that errors were left out', () => {
		expect(detail({ '/header/stamps': Array.from({ length: 500 }, () => 1) })).toBe(
			'The message breaks the contract in at least 100 places. Only the first 100 errors are listed.',
		);
	});
});

test('a text that is no JSON is another problem', () => {
	const verdict = parse('{');
	if (verdict.valid) throw new Error('It is valid.');
	expect(problem(verdict.errors)).toMatchObject({
		type: 'urn:ivr-activity:problem:not-json',
		status: 400,
		errors: [{ pointer: '', code: 'json', message: expect.stringContaining('line 1, column 2') }],
	});
});
