import type { Equivalent } from '../score.ts';

/** Senders that are other than a well-made one in a way that nothing shows, or that nobody calls wrong. */
export const equivalentSenders: readonly Equivalent[] = [
	{
		mutants: 'once more after a redirect',
		reason: 'A redirect must not be followed; nobody says that the same place must not be asked again.',
	},
	{
		mutants: 'attempts without end',
		reason: 'Every outage of the judge ends; how long a sender keeps a message is its own affair.',
	},
	{
		mutants: 'UTF-8 written as if it were ISO-8859-1',
		reason: 'The letters that come out are letters too: only who knows the name sees that it is another one.',
	},
	{ mutants: 'the host of another', reason: 'A judge that listens may be reached by names that it does not know.' },
	{ mutants: 'a line break after the body', reason: 'HTTP tells servers to overlook an empty line before the next request.' },
];
