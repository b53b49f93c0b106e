// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources are quoted here.
import { type CaughtMutant, mutants } from './mutant.ts';

const statusList = 'const passingStatuses = [408, 429, 502, 503, 504];';
const retryRule = 'passingStatuses.includes(status)';

const retryPolicy = mutants('retry/retry-policy.ts', [
	['a time-out is final', 'SND-053', 'return mayPass &&', "return error.name !== 'TimeoutError' && mayPass &&"],
	['a broken connection is final', 'SND-050', 'return mayPass &&', "return error.name !== 'NetworkError' && mayPass &&"],
	['408 is final', 'SND-005', statusList, 'const passingStatuses = [429, 502, 503, 504];'],
	['429 is final', 'SND-014', statusList, 'const passingStatuses = [408, 502, 503, 504];'],
	['502 is final', 'SND-006', statusList, 'const passingStatuses = [408, 429, 503, 504];'],
	['503 is final', 'SND-004', statusList, 'const passingStatuses = [408, 429, 502, 504];'],
	['504 is final', 'SND-007', statusList, 'const passingStatuses = [408, 429, 502, 503];'],
	['400 is retried', 'SND-028', statusList, 'const passingStatuses = [400, 408, 429, 502, 503, 504];'],
	['401 is retried', 'SND-035', statusList, 'const passingStatuses = [401, 408, 429, 502, 503, 504];'],
	['413 is retried', 'SND-041', statusList, 'const passingStatuses = [413, 408, 429, 502, 503, 504];'],
	['every 5xx is retried', 'SND-040', retryRule, '(status >= 500 || passingStatuses.includes(status))'],
	['every answer is retried', 'SND-037', retryRule, 'true'],
	['500 is final', 'SND-011', 'retriesOfInternalError = 2', 'retriesOfInternalError = 0'],
	['500 is retried once', 'SND-009', 'retriesOfInternalError = 2', 'retriesOfInternalError = 1'],
	['500 is retried as often as the rest', 'SND-009', 'retriesOfInternalError = 2', 'retriesOfInternalError = 3'],
	['500 is retried more often than allowed', 'SND-010', 'Math.min(allowed, retriesOfInternalError)', 'retriesOfInternalError'],
	['Retry-After is not waited for', 'SND-014', 'backoff + Math.min(asked, longestRetryAfterMs)', 'backoff'],
]);

const retryAfter = mutants('retry/retry-after.ts', [
	['the seconds of Retry-After are milliseconds', 'SND-016', 'Number(value) * 1000', 'Number(value)'],
	['Retry-After is never a date', 'SND-018', 'if (!httpDate.test(value)) return undefined;', 'return undefined;'],
	['any form of a date is one', 'SND-022', 'if (!httpDate.test(value)) return undefined;', ''],
	['a date that is over asks for less than nothing', 'SND-018', 'Math.max(0, date - now)', 'date - now'],
	['Retry-After has parts of seconds', 'SND-020', '/^\\d{1,9}$/', '/^[\\d.]{1,9}$/'],
	['Retry-After has any number of digits', 'SND-021', '/^\\d{1,9}$/', '/^\\d+$/'],
]);

const retries = mutants('retry/send-with-retries.ts', [
	['one retry too few', 'SND-008', 'attempt > retriesWorth', 'attempt >= retriesWorth'],
	['one retry too many', 'SND-013', 'attempt > retriesWorth', 'attempt - 1 > retriesWorth'],
	['a wait past the deadline is begun', 'SND-024', ' || leftMs < 1', ''],
	['an attempt lasts past the deadline', 'SND-025', 'Math.min(timeoutMs, leftMs)', 'timeoutMs'],
	[
		'onAttempt is told of the first attempt alone',
		'SND-004',
		'void callHook(hooks.onAttempt, event);',
		'if (attempt === 1) void callHook(hooks.onAttempt, event);',
	],
	['nothing is waited for', 'SND-014', 'await within(about.url, waitMs, signal, untilAborted);', ''],
]);

/** When and how often a message is tried again. */
export const retryMutants: readonly CaughtMutant[] = [...retryPolicy, ...retryAfter, ...retries];
