import { bytesOf } from '../body.ts';
import type { CaseBody } from '../cases.ts';
import type { CaseResult, ConformanceReport, StaleEntry } from '../report.ts';

/** What was expected, in a few words. */
export function expectedWords({ expected }: CaseResult): string {
	const { verdict, statuses, mayClose } = expected;
	const words = verdict === 'any' ? 'any answer from 200 to 499' : statuses.join(' or ');
	return mayClose ? `${words}, or a closed connection` : words;
}

/** What came back, in a few words. */
export function receivedWords({ status, reason = 'nothing' }: CaseResult): string {
	return status === undefined ? reason : String(status);
}

/** What was changed in what. */
export function changeWords({ case: { from, change } }: CaseResult): string {
	return `${from}: ${change}`;
}

/** The place and the keyword that decide, and who says so. */
export function placeWords({ case: one, expected }: CaseResult): string {
	const place = (expected.pointer ?? one.pointer) || 'the whole request';
	return `${place} (${expected.keyword ?? one.keyword}, ${expected.source})`;
}

/** An entry of the baseline that does not hold. */
export function staleWords({ id, expected, instead }: StaleEntry): string {
	return `The baseline expects ${id} to fail with ${expected ?? 'no answer'}, and it ${instead}: write the baseline anew.`;
}

/** The bytes of a body as they can be read: a text, or what a text cannot show in base64. */
export function bodyWords(body: CaseBody | undefined): string {
	if (body === undefined) return 'no body';
	if ('before' in body) return `${body.before}${body.repeat}… (${body.bytes} bytes in all) …${body.after}`;
	if ('text' in body && body.encoding === undefined) return body.text === '' ? 'an empty body' : body.text;
	return `base64: ${bytesOf(body).toString('base64')}`;
}

/** What was generated, where anything was. */
export function fuzzWords({ fuzz, results }: ConformanceReport): string[] {
	if (fuzz === undefined) return [];
	const found = results.some(({ case: { area } }) => area === 'FUZ')
		? 'one failed and was made as small as possible'
		: 'none failed';
	return [`${fuzz.runs} messages were generated with --fuzz ${fuzz.runs} --seed ${fuzz.seed}: ${found}.`];
}

const hints: Record<number, string> = {
	401: 'a token is due, in IVR_TARGET_TOKEN or a token file',
	403: 'a token with the right to send is due, in IVR_TARGET_TOKEN or a token file',
	404: 'the target may lack its base path, such as /ccm, or have one too many',
};

/** One answer to everything says something about the target as a whole. */
export function hintWords({ results }: ConformanceReport): string[] {
	// What the protocol tries, parts in front of the target may answer.
	const messages = results.filter(({ outcome, case: { area } }) => outcome !== 'skipped' && area !== 'PRT');
	const statuses = new Set(messages.map(({ status }) => status));
	const [status] = statuses;
	if (statuses.size !== 1 || status === undefined) return [];
	return [`Every answer was ${status}${hints[status] === undefined ? '' : `: ${hints[status]}`}.`];
}
