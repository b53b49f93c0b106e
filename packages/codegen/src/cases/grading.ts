import { type DraftCase, type Expectation, levelOf, type Profile, profileNames, type Source } from './case.ts';
import type { Wire } from './wire.ts';

/** How a receiver may tell an id that it has seen. */
export const repeatedId = 409;

/** The message is accepted; `source` says where that comes from. */
export function accepted({ accepted }: Wire, source: Source): Expectation {
	return { verdict: 'accept', statuses: [accepted], source, level: levelOf(source) };
}

/** The request is refused with one of these statuses, for one fault. */
export function rejected(statuses: number[], source: Source, pointer: string, keyword: string): Expectation {
	return { verdict: 'reject', statuses, source, level: levelOf(source), pointer, keyword };
}

/** The contract does not decide: whatever is answered in order passes. */
export function undecided(): Expectation {
	return { verdict: 'any', statuses: [], source: 'inferred', level: levelOf('inferred') };
}

/** What each profile expects. */
export function perProfile(expectation: (profile: Profile) => Expectation): DraftCase['expect'] {
	const [strict, tolerant] = profileNames.map(expectation) as [Expectation, Expectation];
	return { strict, tolerant };
}
