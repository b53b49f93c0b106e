import type { DraftCase } from './case.ts';
import { perProfile, rejected } from './grading.ts';
import { memberAt } from './member-rules.ts';
import type { CaseContext } from './message-cases.ts';
import { rejectSource } from './sources.ts';

/**
 * The expectation of a message that both profiles refuse for one fault.
 * @param besides - statuses that may be answered besides
 * @throws when a profile finds another fault, or none
 */
export function refusedAt(
	{ members, judge, wire }: CaseContext,
	{ key, message, pointer, besides = [] }: { key: string; message: unknown; pointer: string; besides?: readonly number[] },
): DraftCase['expect'] {
	return perProfile((profile) => {
		const [fault, ...others] = judge(message, profile);
		if (fault?.pointer !== pointer || others.length > 0) throw new Error(`The case «${key}» must have one fault at ${pointer}.`);
		const source = rejectSource(memberAt(members, pointer), fault.keyword, profile);
		const due = rejected(wire.statuses('invalid-message'), source, pointer, fault.keyword);
		return { ...due, statuses: [...due.statuses, ...besides] };
	});
}
