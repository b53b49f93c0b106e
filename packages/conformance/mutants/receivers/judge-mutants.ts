import type { Judged } from '../mutant.ts';
import { findingOn } from './judge-mutant.ts';
import type { ReceiverMutant } from './receiver-mutant.ts';
import { receiverMutants } from './receiver-mutants.ts';

/** Judges every mutant, one after the other. */
export async function judgeReceivers(mutants: readonly ReceiverMutant[] = receiverMutants()): Promise<Judged[]> {
	const judged: Judged[] = [];
	for (const mutant of mutants) {
		const noticedBy = await findingOn(mutant);
		const { name, kind, profile } = mutant;
		judged.push({ name, kind, profile, ...(noticedBy !== undefined && { noticedBy }) });
	}
	return judged;
}
