// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources are quoted here.
import { type CaughtMutant, type Change, mutants } from './mutant.ts';

const refusals = mutants('refusal.ts', [
	...[301, 302, 303, 307, 308].map(
		(status, index): Change => [`${status} is no redirect`, `SND-04${index + 3}`, `case ${status}:`, `case ${status + 20}:`],
	),
	['403 is no refusal of the token', 'SND-036', 'case 403:', 'case 423:'],
	['401 is no refusal of the token', 'SND-035', 'case 401:', 'case 421:'],
	['413 is like any other status', 'SND-041', 'case 413:', 'case 433:'],
	['415 is like any other status', 'SND-042', 'case 415:', 'case 435:'],
	['429 is like any other status', 'SND-016', 'case 429:', 'case 439:'],
	['422 is like 400', 'SND-039', 'case 400:', 'case 400:\n\t\tcase 422:'],
	[
		'the query of a redirect is shown',
		'SND-044',
		'location.origin + location.pathname',
		"location.href.replace('ivr:hunter2secret@', '')",
	],
	['a relative redirect is not understood', 'SND-045', "?? 'none:', url)", "?? 'none:')"],
	['a redirect to any scheme is shown', 'SND-049', "location?.protocol.startsWith('http') ?", 'location ?'],
]);

const told = mutants('errors/answer-error.ts', [
	[
		'what Retry-After says is not told',
		'SND-016',
		"retryAfterMs(answer.head.headers.get('retry-after'), Date.now())",
		'undefined',
	],
	[
		'a date of Retry-After is not understood',
		'SND-015',
		"retryAfterMs(answer.head.headers.get('retry-after'), Date.now())",
		"Number(answer.head.headers.get('retry-after')) * 1000 || undefined",
	],
]);

const problems = mutants('problem-errors.ts', [
	[
		'a problem document of someone else is believed',
		'SND-027',
		"type.startsWith('urn:ivr-activity:problem:') ? errors.flatMap(asProblemError) : []",
		'errors.flatMap(asProblemError)',
	],
	['JSON of any kind is a problem document', 'SND-068', 'application\\/problem\\+json', 'application\\/(problem\\+)?json'],
	['errors that are not whole are told', 'SND-069', "typeof message === 'string'", 'true'],
	['no errors are told', 'SND-026', '? errors.flatMap(asProblemError) : []', '? [] : []'],
]);

const answers = mutants('transport/answer.ts', [
	['32 KiB of an answer are read', 'SND-031', 'readableBytes = 65_536', 'readableBytes = 32_768'],
	['128 KiB of an answer are read', 'SND-030', 'readableBytes = 65_536', 'readableBytes = 131_072'],
]);

const fetching = mutants('transport/fetch-transport.ts', [
	['redirects are followed', 'SND-045', "redirect: 'manual'", "redirect: 'follow'"],
	['an answer without end is read on', 'SND-032', 'size < readableBytes) {', 'true) {'],
	[
		'a body that breaks off is no answer',
		'SND-033',
		'// What came before the connection broke is still of use.',
		"throw new Error('broken off');",
	],
	[
		'a body that does not come is no answer',
		'SND-034',
		'const bytes = new Uint8Array(readableBytes);',
		'await aborted;\n\tconst bytes = new Uint8Array(readableBytes);',
	],
	[
		'a message is sent once more when its answer is late',
		'SND-054',
		'const head = await Promise.race([',
		"void fetch(url, { ...request, redirect: 'manual' }).catch(() => {});\n\t\tconst head = await Promise.race([",
	],
]);

/** What is made of an answer. */
export const answerMutants: readonly CaughtMutant[] = [...refusals, ...told, ...problems, ...answers, ...fetching];
