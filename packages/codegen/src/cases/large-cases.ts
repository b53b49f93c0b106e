import { edited, namesIdentifiers, valueAt, withOwnId } from './base-message.ts';
import type { DraftCase } from './case.ts';
import { memberLabel } from './case-words.ts';
import type { CaseContext } from './message-cases.ts';
import { filled } from './protocol-cases.ts';
import { refusedAt } from './refused-at.ts';
import { requestOf } from './wire.ts';

const pointer = '/header/intent';
const sizes = { 'message large and faulty': 1_000_000, 'message longer and faulty': 20_000 };

/** A receiver that judges small messages alone is found by a large one with a fault. */
export function largeCases(context: CaseContext): DraftCase[] {
	const { base, wire } = context;
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
			expect: refusedAt(context, { key, message, pointer }),
			request: requestOf(wire, filled(JSON.stringify(message), bytes)),
		};
	});
}
