import { type OpenApiDocument, type profiles, type Schema, theOperation } from '../contract-document.ts';
import { type Member, membersOf } from '../members.ts';
import { narrowedKeywords } from './narrowed-keywords.ts';

/**
 * What of the released contract the current one takes back, one sentence each: a message that was valid and may now be refused,
 * a name that senders or receivers use and that is gone. An added optional member or a looser bound takes nothing back.
 */
export function breakingChanges(released: OpenApiDocument, current: OpenApiDocument): string[] {
	return [
		...operationChanges(released, current),
		...componentChanges(released, current),
		...messageChanges(released, current, 'strict'),
		...messageChanges(released, current, 'tolerant'),
	];
}

function operationChanges(released: OpenApiDocument, current: OpenApiDocument): string[] {
	const [before, after] = [theOperation(released), theOperation(current)];
	const changes: string[] = [];
	if (before.path !== after.path) changes.push(`the path ${before.path} is now ${after.path}`);
	for (const mediaType of Object.keys(before.operation.requestBody.content)) {
		if (!Object.hasOwn(after.operation.requestBody.content, mediaType)) changes.push(`${mediaType} is no longer a media type`);
	}
	for (const status of Object.keys(before.operation.responses)) {
		if (!Object.hasOwn(after.operation.responses, status)) changes.push(`the answer ${status} is gone`);
	}
	for (const slug of Object.keys(released['x-problems'])) {
		if (!Object.hasOwn(current['x-problems'], slug)) changes.push(`the problem ${slug} is gone`);
	}
	const [bodyBefore = 0, bodyAfter = 0] = [released['x-limits'].bodyBytes, current['x-limits'].bodyBytes];
	if (bodyAfter < bodyBefore) changes.push(`the limit bodyBytes fell from ${bodyBefore} to ${bodyAfter}`);
	return changes;
}

/** Components are public names in four languages. */
function componentChanges(released: OpenApiDocument, current: OpenApiDocument): string[] {
	return Object.keys(released.components.schemas)
		.filter((name) => !Object.hasOwn(current.components.schemas, name))
		.map((name) => `the component ${name} is gone`);
}

function messageChanges(released: OpenApiDocument, current: OpenApiDocument, profile: keyof typeof profiles): string[] {
	const after = new Map(membersOf(current, profile).map((member) => [member.pointer, member]));
	const changes: string[] = [];
	const gone: string[] = [];
	for (const before of membersOf(released, profile)) {
		const { pointer } = before;
		if (gone.some((parent) => pointer.startsWith(`${parent}/`))) continue;
		const member = after.get(pointer);
		const place = `${profile}: ${pointer === '' ? 'the message' : pointer}`;
		if (member === undefined) {
			gone.push(pointer);
			changes.push(`${place} is gone`);
		} else {
			changes.push(...narrowedKeywords(constraintsOf(before), constraintsOf(member)).map((change) => `${place}: ${change}`));
		}
	}
	return changes;
}

/** What decides about a member where it stands: its component's keywords and its own. */
function constraintsOf({ schema, target }: Member): Schema {
	return { ...target, ...schema };
}
