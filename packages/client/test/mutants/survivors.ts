import type { Survivor } from './mutant.ts';

const noClock = 'A wait is random up to its limit, so that one run cannot tell a limit from another.';
const noMinute = 'It shows after a minute at the earliest, and the scenarios take seconds.';

/** What no scenario notices. The client's own tests do, with a clock that they move. */
export const survivors: readonly Survivor[] = [
	{ ...{ name: 'waits are not random', file: 'retry/retry-policy.ts', reason: noClock }, from: 'Math.random() *', to: '' },
	{
		...{ name: 'the first wait is shorter', file: 'retry/retry-policy.ts', reason: noClock },
		from: 'firstBackoffMs = 500',
		to: 'firstBackoffMs = 250',
	},
	{ ...{ name: 'waits do not double', file: 'retry/retry-policy.ts', reason: noClock }, from: '* 2 ** (failed - 1)', to: '' },
	{
		...{ name: 'waits double for ever', file: 'retry/retry-policy.ts', reason: noMinute },
		from: 'longestBackoffMs = 10_000',
		to: 'longestBackoffMs = 100_000',
	},
	{
		...{ name: 'Retry-After may ask for an hour', file: 'retry/retry-policy.ts', reason: noMinute },
		from: 'longestRetryAfterMs = 60_000',
		to: 'longestRetryAfterMs = 3_600_000',
	},
	{
		...{ name: 'the deadline is another one', file: 'client-settings.ts', reason: noMinute },
		from: '(defaultRetries + 1) * defaultTimeoutMs',
		to: '2 * (defaultRetries + 1) * defaultTimeoutMs',
	},
	{
		...{ name: 'a certificate that is not trusted is tried again', file: 'errors/network-error.ts' },
		...{ from: "const mayPass = !aboutTrust.test(code ?? '');", to: 'const mayPass = true;' },
		reason: 'The targets of the scenarios have no TLS: each language brings its own trust.',
	},
];
