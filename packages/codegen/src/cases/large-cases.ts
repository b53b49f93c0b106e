import { edited, namesIdentifiers, valueAt, withOwnId } from './base-message.ts';
import type { DraftCase } from './case.ts';
import { memberLabel } from './case-words.ts';
import { perProfile, rejected } from './grading.ts';
import { memberAt } from './member-rules.ts';
import type { CaseContext } from './message-cases.ts';
import { filled } from './protocol-cases.ts';
import { rejectSource } from './sources.ts';
import { requestOf } from './wire.ts';

const pointer = '/header/intent';
const sizes = { 'message large and faulty': 1_000_000, 'message longer and faulty': 20_000 };

/** A receiver that judges small messages alone is found by a large one with a fault. */
export function largeCases({ base, members, judge, wire }: CaseContext): DraftCase[] {
	return Object.entries(sizes).map(([key, bytes]) => {
		const own = withOwnId(base.message, key);
		const message = edited(own, pointer, { value: 'SOMETHING_ELSE' });
		return {
			area: 'MSG',
			key,
			title: `a message of ${bytes.toLocaleString('en')} bytes, whose ${memberLabel(pointer)} is none of the values`,
			from: base.name,
			change: `${pointer}: ${JSON.stringify(valueAt(own, pointer))} → "SOMETHING_ELSE", and a text added to body that fills it up`,
			pointer,
			keyword: 'enum',
			safe: false,
			replaceable: namesIdentifiers(base, message),
			expect: perProfile((profile) => {
				const [fault, ...others] = judge(message, profile);
				if (fault?.pointer !== pointer || others.length > 0)
					throw new Error(`The case «${key}» must have one fault at ${pointer}.`);
				const source = rejectSource(memberAt(members, pointer), fault.keyword, profile);
				return rejected(wire.statuses('invalid-message'), source, pointer, fault.keyword);
			}),
			request: requestOf(wire, filled(JSON.stringify(message), bytes)),
		};
	});
}
