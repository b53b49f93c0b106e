import { enumMutations } from './enum-mutations.ts';
import { claim, type Mutation, type Place } from './mutation.ts';
import { rangeMutations } from './range-mutations.ts';
import { stringMutations } from './string-mutations.ts';
import { typeMutations } from './type-mutations.ts';

/** Every change of one member: what both profiles allow, what one of them refuses, and every boundary. */
export function memberMutations(place: Place): Mutation[] {
	return [
		...absence(place),
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

const unknown = {
	unknownText: 'text',
	unknownNumber: 1.5,
	unknownBoolean: false,
	unknownNull: null,
	unknownList: [1, 'two', { three: [] }],
	unknownObject: { nested: { deeper: [null] } },
};

function unknownMembers({ member, pointer }: Place): Mutation[] {
	if (!member.rules.strict.types.includes('object')) return [];
	return [
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
		...lastItem(pointer, current),
	];
}

/** A receiver that looks at the first item alone is found by a fault in the last one. */
function lastItem(pointer: string, current: unknown): Mutation[] {
	const [first, ...others] = current as unknown[];
	if (first === undefined) return [];
	const items = [first, ...others, []];
	return [
		{
			variant: 'items last',
			keyword: 'items',
			says: 'has a list as its last item',
			edit: { value: items },
			faultAt: `${pointer}/${items.length - 1}`,
			wrongType: 'array',
			claims: {},
		},
	];
}
