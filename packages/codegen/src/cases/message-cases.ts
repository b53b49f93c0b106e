import { type Base, edited, namesIdentifiers, ownId, valueAt, withOwnId } from './base-message.ts';
import { type DraftCase, type Expectation, type Profile, weakest } from './case.ts';
import { changeOf, memberLabel } from './case-words.ts';
import { accepted, perProfile, rejected, undecided } from './grading.ts';
import type { Fault, Judge } from './judge.ts';
import { memberMutations } from './member-mutations.ts';
import { type MemberRules, memberAt, type Rules } from './member-rules.ts';
import type { Mutation, Place } from './mutation.ts';
import { acceptSource, rejectSource } from './sources.ts';
import { requestOf, type Wire } from './wire.ts';

/** What cases are made from. */
export interface CaseContext {
	base: Base;
	members: MemberRules[];
	judge: Judge;
	wire: Wire;
}

/** One case for every change of every member of the base message. */
export function messageCases(context: CaseContext): DraftCase[] {
	return context.members.flatMap((member) => {
		const place = placeOf(context, member);
		return memberMutations(place).map((mutation) => messageCase(context, place, mutation));
	});
}

function placeOf({ base, members }: CaseContext, member: MemberRules): Place {
	const pointer = concrete(member.pointer);
	const value = valueAt(withAncestors(base.message, members, pointer), pointer);
	const first = members.find(({ rules }) => patternOf(rules.tolerant) === patternOf(member.rules.tolerant));
	return { member, pointer, present: value !== undefined, current: value ?? member.example, isFirstOfPattern: first === member };
}

/** One that lets the empty string pass besides is the same for whoever writes it. */
function patternOf({ pattern }: Rules): string | undefined {
	return pattern?.source.replace(/\)\?\$$/, ')$');
}

function messageCase(context: CaseContext, { member, pointer }: Place, mutation: Mutation): DraftCase {
	const { base, members, wire, judge } = context;
	const key = `${member.pointer || 'message'} ${mutation.variant}`;
	const own = withOwnId(base.message, key);
	const message = withOwnIdInside(base, key, edited(withAncestors(own, members, pointer), pointer, mutation.edit));
	const expect = perProfile((profile) => {
		if (profile === mutation.openIn) return undecided();
		const fault = theFault(judge(message, profile), { key, profile, mutation, pointer: mutation.faultAt ?? pointer });
		return expectation(context, member, { mutation, fault, profile });
	});
	const safe = isRefusedByPlatform(member, mutation);
	if (safe && [expect.strict, expect.tolerant].some(({ verdict }) => verdict === 'accept')) {
		throw new Error(`The vendor's model refuses the case «${key}» and a profile accepts it: one of them is wrong.`);
	}
	return {
		area: member.area,
		key,
		title: `${memberLabel(pointer)} ${mutation.says}`,
		from: base.name,
		change: mutation.change ?? changeOf(own, message, pointer),
		pointer: mutation.faultAt ?? pointer,
		keyword: mutation.keyword,
		safe,
		replaceable: namesIdentifiers(base, message),
		expect,
		request: requestOf(wire, { text: JSON.stringify(message) }),
	};
}

/** An id that was changed by less than the whole of it holds the base's own. */
function withOwnIdInside({ message }: Base, key: string, changed: unknown): unknown {
	const id = valueAt(message, '/id') as string;
	return JSON.parse(JSON.stringify(changed).replaceAll(id, ownId(key)));
}

/** The message with every object or list above the place, which the base may lack. */
function withAncestors(message: unknown, members: MemberRules[], pointer: string): unknown {
	const ancestors = members.filter((member) => member.pointer !== '' && pointer.startsWith(`${concrete(member.pointer)}/`));
	return ancestors.reduce((grown, { pointer, example }) => {
		const at = concrete(pointer);
		return valueAt(grown, at) === undefined ? edited(grown, at, { value: example }) : grown;
	}, message);
}

function concrete(pointer: string): string {
	return pointer.replaceAll('/*', '/0');
}

/** A case has at most one fault, where it says and, where the generator knows, of the keyword that it says. */
function theFault(
	faults: Fault[],
	{ key, profile, mutation, pointer }: { key: string; profile: Profile; mutation: Mutation; pointer: string },
): Fault | undefined {
	const [fault, ...others] = faults;
	const found = faults.map((one) => `${one.keyword} at ${one.pointer || 'the message'}`).join(', ');
	if (others.length > 0 || (fault !== undefined && fault.pointer !== pointer)) {
		throw new Error(
			`The case «${key}» must have one fault at ${pointer || 'the message'}; the ${profile} profile finds ${found}.`,
		);
	}
	const claimed = mutation.claims[profile];
	if (claimed !== undefined && claimed !== (fault?.keyword ?? 'accept')) {
		throw new Error(`The case «${key}» is meant as «${claimed}» in the ${profile} profile, which finds ${found || 'no fault'}.`);
	}
	return fault;
}

function expectation(
	{ base, members, wire }: CaseContext,
	member: MemberRules,
	{ mutation, fault, profile }: { mutation: Mutation; fault: Fault | undefined; profile: Profile },
): Expectation {
	if (fault === undefined) return accepted(wire, acceptSource(member, mutation.keyword, profile, base.message));
	const { pointer, keyword } = fault;
	const source = rejectSource(memberAt(members, pointer), keyword, profile);
	const sure = mutation.refusalSource === undefined ? source : weakest([source, mutation.refusalSource]);
	return rejected(wire.statuses('invalid-message'), sure, pointer, keyword);
}

/** Whether the contract says that the vendor's model refuses such a message. */
function isRefusedByPlatform({ refusedKeywords, refusedTypes }: MemberRules, mutation: Mutation): boolean {
	if (mutation.refusedForm) return refusedKeywords.includes(mutation.keyword);
	return mutation.wrongType !== undefined && refusedTypes.includes(mutation.wrongType);
}
