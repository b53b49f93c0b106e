import { mediaType, method, type Profile, parse, path, problems, statuses } from '@ivr-activity/contract';
import { type ConformanceCase, cases, type Expectation } from '../cases.ts';

/** The case that a generated message makes; undefined when it has more than one fault. */
export function fuzzCase(text: string): ConformanceCase | undefined {
	const [strict, tolerant] = [expectationOf(text, 'strict'), expectationOf(text, 'tolerant')];
	if (strict === undefined || tolerant === undefined) return undefined;
	return {
		id: 'FUZ-001',
		area: 'FUZ',
		title: 'the smallest generated message that is answered wrongly',
		from: 'generated',
		change: 'made from the schema',
		pointer: strict.pointer ?? '',
		keyword: strict.keyword ?? 'generated',
		safe: false,
		replaceable: false,
		expect: { strict, tolerant },
		request: { method, path, headers: { 'content-type': mediaType }, body: { text } },
	};
}

function expectationOf(text: string, profile: Profile): Expectation | undefined {
	const validation = parse(text, { profile });
	// Many members at once, some of them unknown: nobody says in words that all of them together are accepted.
	if (validation.valid) return { verdict: 'accept', statuses: [statuses.accepted], source: 'inferred', level: 'INFO' };
	const [error, ...others] = validation.errors;
	if (error === undefined || others.length > 0) return undefined;
	const { pointer, code: keyword } = error;
	const { source, level } = gradeOf(pointer, keyword, profile);
	return { verdict: 'reject', statuses: [problems['invalid-message'].status], source, level, pointer, keyword };
}

/** Who says so stands in the case of the same fault. */
function gradeOf(pointer: string, keyword: string, profile: Profile): Pick<Expectation, 'source' | 'level'> {
	const place = placeOf(pointer);
	const same = cases.find(({ expect }) => {
		const expected = expect[profile];
		return expected.verdict === 'reject' && expected.keyword === keyword && placeOf(expected.pointer ?? '') === place;
	});
	return same?.expect[profile] ?? { source: 'inferred', level: 'INFO' };
}

function placeOf(pointer: string): string {
	return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}
