import { certifySender, type SenderResult } from '../../src/index.ts';
import type { Judged } from '../mutant.ts';
import { type Parts, sendMessage, soundParts } from './sender.ts';
import type { SenderMutant } from './sender-mutant.ts';
import { senderMutants } from './sender-mutants.ts';

/** Every scenario at once. */
const scenariosAtOnce = 13;
/** Most of the time a sender waits. */
const sendersAtOnce = 12;

/** Runs a sender against the judge over HTTP. @returns what it was found as */
export async function findingsOn({
	profile,
	parts,
	only,
	timeoutMs,
}: Pick<SenderMutant, 'profile' | 'parts' | 'only' | 'timeoutMs'>): Promise<string[]> {
	const sender: Parts = { ...soundParts, ...parts(soundParts) };
	const { results } = await certifySender({
		run: (baseUrl, signal) => sendMessage(sender, baseUrl, signal),
		profile,
		concurrency: scenariosAtOnce,
		only,
		timeoutMs,
	});
	return results.filter(({ outcome }) => outcome === 'failed').map(words);
}

/** The check; of a message also the place and the keyword. */
function words({ check, pointer, keyword }: SenderResult): string {
	return check.area === 'MES' ? `${check.id} ${keyword} ${pointer}`.trim() : check.id;
}

/** Judges every mutant: it is noticed by a finding that fits its fault. */
export async function judgeSenders(mutants: readonly SenderMutant[] = senderMutants()): Promise<Judged[]> {
	const judged: Judged[] = [];
	const waiting = mutants.entries();
	await Promise.all(Array.from({ length: sendersAtOnce }, work));
	return judged;

	async function work(): Promise<void> {
		for (const [index, mutant] of waiting) {
			const found = await findingsOn(mutant);
			const noticedBy = found.find((finding) => mutant.findings.some((due) => finding === due || finding.startsWith(`${due} `)));
			const { name, kind, profile } = mutant;
			judged[index] = { name, kind, profile, ...(noticedBy !== undefined && { noticedBy }) };
		}
	}
}
