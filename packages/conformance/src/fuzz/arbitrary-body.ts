import { arbitraryMessage, knownPointers } from '@ivr-activity/contract/arbitrary';
import fc from 'fast-check';

const component = 'IvrAggregatedActivity';

/** One member changed: what is put in its place, or nothing when it is removed. */
interface Change {
	readonly pointer: string;
	readonly put?: { readonly value: unknown };
}

/** Values that members are mistaken for. */
const mistakes = fc.oneof(
	fc.constantFrom(null, true, false, 0, 1, -1, 1.5, '', ' ', [], {}, '0', 'INBOUND', 2 ** 53, -(2 ** 53), 1_680_692_114),
	fc.integer(),
	fc.string(),
	fc.jsonValue({ maxDepth: 1 }),
);

/** The message's own place stays: what is no object is a case of its own. */
const pointers = knownPointers(component).filter((pointer) => pointer !== '');

const change: fc.Arbitrary<Change> = fc.record(
	{ pointer: fc.constantFrom(...pointers), put: fc.record({ value: mistakes }) },
	{ requiredKeys: ['pointer'] },
);

/** A message that the strict schema accepts, and at most one change of it; shrinks towards none. */
export const arbitraryBody: fc.Arbitrary<unknown> = fc
	.tuple(arbitraryMessage(component), fc.option(change, { nil: undefined }))
	.map(([message, one]) => (one === undefined ? message : changed(message, one)));

function changed(message: unknown, { pointer, put }: Change): unknown {
	const names = pointer
		.split('/')
		.slice(1)
		.map((name) => (name === '*' ? '0' : name));
	const last = names.pop() ?? '';
	const root = structuredClone(message);
	let parent: unknown = root;
	for (const name of names) parent = Object(parent)[name];
	if (typeof parent !== 'object' || parent === null) return message;
	const members = parent as Record<string, unknown>;
	if (put !== undefined) members[last] = put.value;
	else if (Array.isArray(parent)) parent.splice(Number(last), 1);
	else delete members[last];
	return root;
}
