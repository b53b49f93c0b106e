import { edited, namesIdentifiers, valueAt, withOwnId } from './base-message.ts';
import { type DraftCase, profileNames } from './case.ts';
import { memberLabel } from './case-words.ts';
import { type MemberRules, memberAt } from './member-rules.ts';
import type { CaseContext } from './message-cases.ts';
import { refusedAt } from './refused-at.ts';
import { requestOf } from './wire.ts';

/** A valid message that differs from the base in one place. */
interface Variation {
	member: MemberRules;
	name: string;
	says: string;
	apply(message: unknown): unknown;
}

/** A receiver that judges the base's kind of message alone is found by a fault in another kind. */
export function combinedCases(context: CaseContext): DraftCase[] {
	const { base, members, wire } = context;
	return variations(context).flatMap((variation) => {
		const { member, name, says } = variation;
		return faultsBeside(members, member).map((fault): DraftCase => {
			const key = `combined ${member.pointer} ${name} without ${fault}`;
			const own = variation.apply(withOwnId(base.message, key));
			const message = edited(own, fault, 'remove');
			return {
				area: memberAt(members, fault).area,
				key,
				title: `${memberLabel(fault)} is absent, and ${memberLabel(member.pointer)} ${says}`,
				from: base.name,
				change: `${fault} removed; ${member.pointer} ${says}`,
				pointer: fault,
				keyword: 'required',
				safe: false,
				replaceable: namesIdentifiers(base, message),
				expect: refusedAt(context, { key, message, pointer: fault }),
				request: requestOf(wire, { text: JSON.stringify(message) }),
			};
		});
	});
}

/** One required member of the header and one of the body, neither of them the one that varies. */
function faultsBeside(members: readonly MemberRules[], { pointer: varied }: MemberRules): string[] {
	const required = members.filter(({ rules }) => profileNames.every((profile) => rules[profile].required));
	return ['/header/', '/body/'].flatMap((owner) => {
		const beside = required.filter(({ pointer, names }) => pointer.startsWith(owner) && pointer !== varied && names.length === 0);
		return beside.at(-1)?.pointer ?? [];
	});
}

/** Every optional member once absent and once there, and every other value of an enum, where both profiles accept that. */
function variations({ base, members, judge }: CaseContext): Variation[] {
	const all = members
		.filter(({ pointer }) => pointer !== '' && !pointer.includes('*'))
		.flatMap((member) => variationsOf(base.message, member));
	return all.filter(({ apply }) => profileNames.every((profile) => judge(apply(base.message), profile).length === 0));
}

function variationsOf(message: object, member: MemberRules): Variation[] {
	const { pointer, parent, example, rules } = member;
	if (valueAt(message, parent) === undefined) return [];
	const current = valueAt(message, pointer);
	const set = (name: string, value: unknown): Variation => ({
		member,
		name,
		says: `is ${JSON.stringify(value)}`,
		apply: (one) => edited(one, pointer, { value }),
	});
	if (current === undefined) return [set('present', example)];
	const hasOther = example !== undefined && JSON.stringify(example) !== JSON.stringify(current);
	return [
		...(hasOther ? [set('other', example)] : []),
		{ member, name: 'absent', says: 'is absent', apply: (one) => edited(one, pointer, 'remove') },
		...(rules.strict.enum ?? []).filter((value) => value !== current).map((value) => set(String(value), value)),
	];
}
