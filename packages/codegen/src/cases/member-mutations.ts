import { profileNames } from './case.ts';
import { enumMutations } from './enum-mutations.ts';
import type { MemberRules } from './member-rules.ts';
import { claim, isAny, type Mutation, type Place, unlimited } from './mutation.ts';
import { rangeMutations } from './range-mutations.ts';
import { stringMutations } from './string-mutations.ts';
import { typeMutations } from './type-mutations.ts';

/** Every change of one member: what both profiles allow, what one of them refuses, and every boundary. */
export function memberMutations(place: Place): Mutation[] {
	return [
		...absence(place),
		...otherName(place),
		...typeMutations(place),
		...enumMutations(place),
		...rangeMutations(place),
		...stringMutations(place),
		...unknownMembers(place),
		...lists(place),
	];
}

function absence({ member, pointer, present }: Place): Mutation[] {
	if (pointer === '' || member.pointer.endsWith('/*') || !present) return [];
	const claims = { ...claim(member, () => true, 'accept'), ...claim(member, ({ required }) => required, 'required') };
	return [{ variant: 'required absent', keyword: 'required', says: 'is absent', edit: 'remove', claims, refusedForm: true }];
}

/** Some parsers take a name for another one that differs in capitals alone. */
function otherName({ member, pointer }: Place): Mutation[] {
	if (!profileNames.some((profile) => member.rules[profile].required) || member.pointer.includes('*')) return [];
	const name = pointer.slice(pointer.lastIndexOf('/') + 1);
	return [
		{
			variant: 'required in capitals',
			keyword: 'required',
			says: 'has its name in capitals',
			edit: { rename: name.toUpperCase() },
			change: `${pointer}: ${name} → ${name.toUpperCase()}`,
			claims: { ...claim(member, () => true, 'accept'), ...claim(member, ({ required }) => required, 'required') },
			// That names are compared letter by letter is what JSON says, not the guide.
			refusalSource: 'protocol',
		},
	];
}

const many = 101;

const unknown = {
	unknownText: 'text',
	unknownNumber: 1.5,
	unknownBoolean: false,
	unknownNull: null,
	unknownList: [1, 'two', { three: [] }],
	unknownObject: { nested: { deeper: [null] } },
	unknownDepth: JSON.parse('['.repeat(12) + ']'.repeat(12)),
};

/** Names that code, a database or a query takes for something else. */
const oddNames: object = JSON.parse(
	'{"":1,"with space":1,"with.point":1,"$ref":1,"__proto__":1,"constructor":1,"toString":1,"電話":1,"0":1}',
);

const anyObjects: Mutation[] = [
	{ variant: 'any object', says: 'is an object of objects, lists and null', value: { ...unknown, ...oddNames } },
	{ variant: 'any list', says: 'is a list of 101 items', value: [...Array.from({ length: 100 }, () => 'item'), unknown] },
].map(({ variant, says, value }) => ({
	variant,
	keyword: unlimited,
	says,
	edit: { value },
	claims: { strict: 'accept', tolerant: 'accept' },
}));

function unknownMembers({ member, pointer }: Place): Mutation[] {
	if (isAny(member)) return anyObjects;
	if (!member.rules.strict.types.includes('object')) return [];
	return [
		{
			variant: 'additionalProperties names',
			keyword: 'additionalProperties',
			says: 'has unknown members with names that are no words',
			edit: { add: oddNames },
			change: `${pointer || 'the message'}: added ${JSON.stringify(oddNames)}`,
			claims: claim(member, ({ open }) => open, 'accept'),
		},
		{
			variant: 'additionalProperties unknown',
			keyword: 'additionalProperties',
			says: 'has members that the contract does not know',
			edit: { add: unknown },
			change: `${pointer || 'the message'}: added ${JSON.stringify(unknown)}`,
			claims: claim(member, ({ open }) => open, 'accept'),
		},
	];
}

function lists({ member, pointer, current }: Place): Mutation[] {
	if (!member.rules.strict.types.includes('array')) return [];
	return [
		{
			variant: 'items empty',
			keyword: 'items',
			says: 'is an empty list',
			edit: { value: [] },
			claims: claim(member, () => true, 'accept'),
		},
		...manyItems(member, current),
		...emptyItem(current),
		...faultyItem(pointer, current),
		...faultyThirdItem(pointer, current),
	];
}

/** The same item over and over. */
function manyItems(member: MemberRules, current: unknown): Mutation[] {
	const [first = 'mark'] = current as unknown[];
	return [
		{
			variant: 'items many',
			keyword: unlimited,
			says: `is a list of ${many} items`,
			edit: { value: Array.from({ length: many }, () => first) },
			claims: claim(member, () => true, 'accept'),
		},
	];
}

/** Where the strict profile misses more than one member, nothing is expected of who follows it: a fault is one fault. */
function emptyItem(current: unknown): Mutation[] {
	const [first] = current as unknown[];
	if (typeof first !== 'object') return [];
	return [
		{
			variant: 'items empty-object',
			keyword: 'items',
			says: 'has an item without members',
			edit: { value: [{}] },
			claims: { tolerant: 'accept' },
			openIn: 'strict',
		},
	];
}

/** A receiver that looks at the first or the last item alone is found by a fault in the other one. */
function faultyItem(pointer: string, current: unknown): Mutation[] {
	const [first = 'mark', ...others] = current as unknown[];
	const items = [first, ...others];
	const about = (which: 'first' | 'last' | 'later', value: unknown[], index: number): Mutation => ({
		variant: `items ${which}`,
		keyword: 'items',
		says: `has a list as its ${which} item`,
		edit: { value },
		faultAt: `${pointer}/${index}`,
		wrongType: 'array',
		claims: {},
	});
	const manyItems = Array.from({ length: many }, () => first);
	return [
		about('last', [...items, []], items.length),
		about('first', [[], ...items], 0),
		{ ...about('later', [...manyItems, []], many), says: `has a list after ${many} items` },
	];
}

/** The reports show two activities: a receiver that judges only those is found by a fault in the members of a third one. */
function faultyThirdItem(pointer: string, current: unknown): Mutation[] {
	const [first] = current as unknown[];
	if (typeof first !== 'object' || first === null) return [];
	return Object.keys(first).map((name) => ({
		variant: `items third ${name}`,
		keyword: 'type',
		says: `has a list as the ${name} of its third item`,
		edit: { value: [first, first, { ...first, [name]: [] }] },
		faultAt: `${pointer}/2/${name}`,
		wrongType: 'array',
		claims: {},
	}));
}
