import type { Equivalent } from '../score.ts';

/** Receivers that are other than the contract in a way that no message shows, or that the contract leaves open. */
export const equivalentReceivers: readonly Equivalent[] = [
	{ mutants: 'not-found answered 405', reason: 'Another path may be answered with either status.' },
	{ mutants: 'method-not-allowed answered 404', reason: 'Another method may be answered with either status.' },
	{
		mutants: 'unsupported-media-type answered 400',
		reason: 'A wrong content type may be answered with either status: the guide names 400 alone.',
	},
	{ mutants: 'the charset us-ascii', reason: 'A text in US-ASCII is a text in UTF-8, so nothing is read wrongly.' },
	{
		mutants: 'pattern of /id: ^ at 0 as «»',
		reason: 'The pattern finds a character that is not blank wherever the search begins.',
	},
	{
		mutants: 'pattern of /id: [\\x00-\\x20] at 1 as «[\\x00-\\x21]»',
		reason: 'What the first class takes too much is given back to the second one.',
	},
	{
		mutants: 'pattern of /id: [\\x00-\\x20] at 1 as «[\\x01-\\x20]»',
		reason: 'The contract leaves it open whether a string with a null character beside others is taken.',
	},
	{
		mutants: 'pattern of /header/timestamp: [469] at 93 as «[4695]»',
		profile: 'tolerant',
		reason: 'The days of May that a month of 30 has are let pass by the months of 31 already.',
	},
	{
		mutants: 'members that are null left out',
		profile: 'tolerant',
		reason: 'Whatever may be absent may be null there, and what must not be absent must not be null.',
	},
];
