import { type Profile, validate } from '@ivr-activity/contract';
import type { Implementation, Verdict } from './verdict.ts';

/** The contract's own validators. */
export const contract: Implementation = {
	name: 'the contract',
	judge: async (text) => {
		const message = JSON.parse(text);
		return { strict: verdictOf(message, 'strict'), tolerant: verdictOf(message, 'tolerant') };
	},
	close: async () => {},
};

function verdictOf(message: unknown, profile: Profile): Verdict {
	const validation = validate(message, { profile });
	if (validation.valid) return null;
	const [first] = validation.errors;
	return { pointer: first?.pointer ?? '', keyword: first?.code ?? '' };
}
