import type { Profile } from '@ivr-activity/contract';
import { cases, type Expectation } from '../cases.ts';

type Source = Expectation['source'];

const strongestFirst: readonly Source[] = ['stated', 'shown', 'protocol', 'model', 'inferred'];

/** Every case that is refused has one fault, and every constraint of the contract has such a case: they know the sources. */
const sources: Readonly<Record<Profile, ReadonlyMap<string, Source>>> = {
	strict: sourcesOf('strict'),
	tolerant: sourcesOf('tolerant'),
};

function sourcesOf(profile: Profile): Map<string, Source> {
	const found = new Map<string, Source>();
	for (const { expect } of cases) {
		const { verdict, pointer, keyword, source } = expect[profile];
		if (verdict !== 'reject' || pointer === undefined || keyword === undefined) continue;
		// JSON itself is the source where a case is about how a name is written, not about the constraint that it breaks.
		if (source !== 'protocol') found.set(keyOf(pointer, keyword), source);
	}
	return found;
}

/** The source of the constraint that a message breaks. @throws when the contract has no such constraint */
export function sourceOfFault(profile: Profile, pointer: string, keyword: string): Source {
	const source = sources[profile].get(keyOf(pointer, keyword));
	if (source === undefined) throw new Error(`No case of the ${profile} profile is refused for ${keyword} at ${pointer}.`);
	return source;
}

/** The strongest source of any constraint with one of the keywords. */
export function strongestSource(profile: Profile, keywords: readonly string[]): Source {
	const found = [...sources[profile]].filter(([key]) => keywords.includes(key.slice(key.lastIndexOf(' ') + 1)));
	return strongestFirst.find((source) => found.some(([, one]) => one === source)) ?? 'inferred';
}

function keyOf(pointer: string, keyword: string): string {
	return `${pointer.replace(/\/\d+(?=\/|$)/g, '/*')} ${keyword}`;
}
