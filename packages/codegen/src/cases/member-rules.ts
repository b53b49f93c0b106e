import type { OpenApiDocument, Schema } from '../contract-document.ts';
import { type Member, membersOf } from '../members.ts';
import { type Area, areaOfComponent, type Profile, profileNames, type Source } from './case.ts';

/** What one profile says of a member. */
export interface Rules {
	/** The JSON types that it may have; none named means any. */
	types: readonly string[];
	required: boolean;
	enum?: readonly (string | null)[];
	pattern?: RegExp;
	minimum?: number;
	maximum?: number;
	/** Unknown members are declared to be welcome. */
	open: boolean;
	/** Where a keyword comes from; undefined where the contract does not say. */
	sourceOf(keyword: string): Source | undefined;
}

/** A member of the message and what both profiles say of it. */
export interface MemberRules {
	/** JSON pointer in which `*` stands for the index of a list. */
	pointer: string;
	parent: string;
	area: Area;
	example: unknown;
	/** The names of the members that the contract declares in it. */
	names: readonly string[];
	/** The keywords whose violation the vendor's model refuses here. */
	refusedKeywords: readonly string[];
	/** The JSON types that the vendor's model refuses here. */
	refusedTypes: readonly string[];
	rules: Record<Profile, Rules>;
}

/** Every member that a profile knows, parents before their children. */
export function memberRules(document: OpenApiDocument): MemberRules[] {
	const strict = membersOf(document, 'strict');
	const byPointer = { strict: index(strict), tolerant: index(membersOf(document, 'tolerant')) };
	const unknown = [...byPointer.tolerant.keys()].filter((pointer) => !byPointer.strict.has(pointer));
	if (unknown.length > 0)
		throw new Error(`Only the tolerant profile has ${unknown.join(', ')}: the strict one must know it too.`);
	return strict.map(({ pointer, schema, target }) => {
		const parent = parentOf(pointer);
		return {
			pointer,
			parent,
			area: areaOf(pointer, byPointer.strict),
			example: schema.examples?.[0] ?? target.examples?.[0],
			names: Object.keys(target.properties ?? {}),
			refusedKeywords: schema['x-platform']?.refuses ?? [],
			refusedTypes: refusedTypes(pointer, typesOf(target), byPointer.strict),
			rules: Object.fromEntries(
				profileNames.map((profile) => [profile, rulesOf(pointer, byPointer[profile])] as const),
			) as Record<Profile, Rules>,
		};
	});
}

/** The pointer of the object or list that holds a member; the message's own for the message. */
export function parentOf(pointer: string): string {
	return pointer.slice(0, Math.max(pointer.lastIndexOf('/'), 0));
}

/** The member that holds a place of a message. */
export function memberAt(members: readonly MemberRules[], pointer: string): MemberRules {
	const member = members.find((candidate) => candidate.pointer === pointer.replace(/\/\d+(?=\/|$)/g, '/*'));
	if (member === undefined) throw new Error(`The contract does not know ${pointer}.`);
	return member;
}

function index(members: Member[]): Map<string, Member> {
	return new Map(members.map((member) => [member.pointer, member]));
}

function rulesOf(pointer: string, members: Map<string, Member>): Rules {
	const member = members.get(pointer);
	if (member === undefined) throw new Error(`The tolerant profile does not know ${pointer}.`);
	const { schema, target } = member;
	const parent = members.get(parentOf(pointer));
	const name = pointer.slice(pointer.lastIndexOf('/') + 1);
	return {
		types: typesOf(target),
		required: pointer !== '' && (parent?.target.required ?? []).includes(name),
		...(target.enum && { enum: target.enum }),
		...(target.pattern !== undefined && { pattern: new RegExp(target.pattern, 'u') }),
		...(target.minimum !== undefined && { minimum: target.minimum }),
		...(target.maximum !== undefined && { maximum: target.maximum }),
		open: target.additionalProperties === true,
		sourceOf: (keyword) => schema['x-source']?.[keyword] ?? target['x-source']?.[keyword],
	};
}

function typesOf({ type }: Schema): string[] {
	return type === undefined ? [] : [type].flat();
}

function areaOf(pointer: string, members: Map<string, Member>): Area {
	for (let owner = parentOf(pointer); ; owner = parentOf(owner)) {
		const component = members.get(owner)?.schema.$ref?.replace('#/components/schemas/', '');
		if (component === undefined) continue;
		const area = areaOfComponent[component];
		if (area === undefined) {
			throw new Error(`The component ${component} has no area of case ids: add one to packages/codegen/src/cases/case.ts.`);
		}
		return area;
	}
}

/** Below the member that says so, the vendor's model refuses some JSON types where a scalar or an object is due. */
function refusedTypes(pointer: string, types: string[], members: Map<string, Member>): readonly string[] {
	for (let ancestor = pointer; ancestor !== ''; ) {
		ancestor = parentOf(ancestor);
		const refused = members.get(ancestor)?.schema['x-platform']?.refusesTypes;
		if (refused === undefined) continue;
		if (types.includes('object')) return refused.object ?? [];
		return types.length > 0 && !types.includes('array') ? (refused.scalar ?? []) : [];
	}
	return [];
}
