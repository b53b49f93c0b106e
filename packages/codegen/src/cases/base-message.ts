import { createHash } from 'node:crypto';
import { type OpenApiDocument, theOperation } from '../contract-document.ts';

/** The members that name the caller and the service: who judges a real platform puts a test caller in their place. */
const identifiers = {
	customer: '/header/channelData/channelCustomerIdentifier',
	service: '/header/channelData/serviceIdentifier',
} as const;

/** The caller or the service that every case names. */
export interface Identifier {
	pointer: string;
	/** The last part of the pointer. */
	member: string;
	value: string;
}

/** The example that cases are changed copies of, and the examples beside it. */
export interface Base {
	name: string;
	message: object;
	examples: { name: string; summary: string; message: object }[];
	identifiers: { customer: Identifier; service: Identifier };
}

/** The contract's first example is the base; all examples are made to name one synthetic caller and service. */
export function baseMessage(document: OpenApiDocument): Base {
	const [content] = Object.values(theOperation(document).operation.requestBody.content);
	const examples = Object.entries(content?.examples ?? {}).map(([name, { summary, value }]) => ({
		name,
		summary,
		message: value as object,
	}));
	const [first] = examples;
	if (first === undefined) throw new Error('The contract has no example of a message.');
	const customer = identifier(first.message, identifiers.customer);
	const service = identifier(first.message, identifiers.service);
	return {
		name: first.name,
		message: first.message,
		examples: examples.map((example) => ({
			...example,
			message: [customer, service].reduce<object>(
				(message, { pointer, value }) => edited(message, pointer, { value }) as object,
				example.message,
			),
		})),
		identifiers: { customer, service },
	};
}

function identifier(message: object, pointer: string): Identifier {
	const value = valueAt(message, pointer);
	if (typeof value !== 'string') throw new Error(`The contract's first example has no string at ${pointer}.`);
	return { pointer, member: pointer.slice(pointer.lastIndexOf('/') + 1), value };
}

/** A message of its own id, made of what the case is about: receivers may count a repeated id once. */
export function withOwnId(message: object, key: string): object {
	return edited(message, '/id', { value: ownId(key) }) as object;
}

/** The id of the message of a case: a UUID that its key determines. */
export function ownId(key: string): string {
	const digits = createHash('sha256').update(key).digest('hex');
	const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) % 4];
	return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** What stands at a JSON pointer; undefined where nothing does. */
export function valueAt(message: unknown, pointer: string): unknown {
	return segments(pointer).reduce<unknown>(
		(node, segment) => (typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[segment] : undefined),
		message,
	);
}

/** What becomes of a place: another value, more members, another name, or nothing. */
export type Edit = { value: unknown } | { add: object } | { rename: string } | 'remove';

/** A copy of the message with one place edited. What holds the place must be there. */
export function edited(message: unknown, pointer: string, edit: Edit): unknown {
	if (edit !== 'remove' && 'add' in edit) {
		return edited(message, pointer, { value: { ...(valueAt(message, pointer) as object), ...edit.add } });
	}
	if (edit !== 'remove' && 'rename' in edit) {
		const parent = pointer.slice(0, pointer.lastIndexOf('/'));
		const renamed = edited(message, pointer, 'remove');
		return edited(renamed, `${parent}/${edit.rename}`, { value: valueAt(message, pointer) });
	}
	const path = segments(pointer);
	const name = path.pop();
	if (name === undefined) {
		if (edit === 'remove') throw new Error('The message itself cannot be removed.');
		return edit.value;
	}
	const copy = structuredClone(message);
	const parent = valueAt(copy, pointer.slice(0, pointer.lastIndexOf('/')));
	if (typeof parent !== 'object' || parent === null) throw new Error(`The message has nothing that holds ${pointer}.`);
	if (edit === 'remove') delete (parent as Record<string, unknown>)[name];
	else (parent as Record<string, unknown>)[name] = structuredClone(edit.value);
	return copy;
}

function segments(pointer: string): string[] {
	return pointer.split('/').slice(1);
}

/** Whether the message names the synthetic caller and service as strings, so that others can be put in their place. */
export function namesIdentifiers(base: Base, message: unknown): boolean {
	return Object.values(base.identifiers).every(({ pointer, value }) => {
		const named = valueAt(message, pointer);
		return typeof named === 'string' && named.trim() === value;
	});
}

/** The same of a text that may not be JSON: both stand in it between quotes. */
export function namesIdentifiersInText(base: Base, text: string): boolean {
	return Object.values(base.identifiers).every(({ value }) => new RegExp(`["'] *${value} *["']`).test(text));
}
