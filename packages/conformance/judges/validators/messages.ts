import { arbitraryMessage, knownPointers } from '@ivr-activity/contract/arbitrary';
import fc from 'fast-check';
import { components } from './verdict.ts';

/** One member changed: what is put in its place, or nothing when it is removed. */
interface Change {
	readonly pointer: string;
	readonly put?: { readonly value: unknown };
}

/** One value of each kind. */
const kinds = [null, true, 7, 0.5, 'word', {}, [], [null], [{}], [[]], [true, 1, 'word']];

const edges = [
	-(2 ** 53),
	1 - 2 ** 53,
	-(2 ** 31) - 1,
	-(2 ** 31),
	-1,
	0,
	10,
	11,
	2 ** 31 - 1,
	2 ** 31,
	2 ** 53 - 1,
	2 ** 53,
	1e300,
];
const blanks = ['', ' ', '\0', '\0\t\n\r ', '\n\u0085', '\u00a0', '\u2028', '\ufeff', '\n x', '\x7f', '\ud83d\ude00', '\ud800'];
const words = ['IVR_AGGREGATED_ACTIVITY', 'INBOUND', 'outbound', 'TRANSFER', 'DIRECT_TRANSFER', 'IVR', 'Number', 'number'];

const digits = ['', '5', '012345678', '0123456789', '123456789012', '1680692114700', '123456789012345', '1234567890123456'];
const almostDigits = [
	'1680692114700\n',
	' \t5\t ',
	'1680692114700.0',
	'+5',
	'-5',
	'5 5',
	'\u0665',
	'1'.repeat(18),
	'1'.repeat(19),
];

const instants = [0, 1e12 - 1, 1e12, 1e12 + 0.5, 253_402_300_799_999, 253_402_300_800_000];
const times = [
	...['2023-04-05T10:55:14Z', '2023-04-05T10:55:14.700+05:30', '2023-04-05T10:55:14.123456789-18:00', '2024-02-29T00:00:00Z'],
	...['2023-02-29T00:00:00Z', '2023-04-31T00:00:00Z', '2023-04-05 10:55:14Z', '2023-04-05T10:55:14', '2023-04-05T24:00:00Z'],
	...['2023-04-05T10:55:14.1234567890Z', '2023-04-05T10:55:14+18:01', '2023-04-05T10:55:14z', '2000-02-29T23:59:59Z'],
	...['1900-02-29T00:00:00Z', '2023-04-05T10:55:60Z', '2023-04-05T10:55:14Z\n'],
];

const pointers = knownPointers(components.strict);

/** Values at the edges of what may stand at a place. */
function suspects(pointer: string): unknown[] {
	if (pointers.some((other) => other.startsWith(`${pointer}/`))) return kinds;
	if (/time(stamp)?$/i.test(pointer)) return [...kinds, ...edges, ...digits, ...almostDigits, ...instants, ...times];
	if (pointer.endsWith('/requestPriority')) return [...kinds, ...edges, ...digits, ...almostDigits];
	return [...kinds, ...edges, ...blanks, ...words];
}

/** Each known place with each of its suspects, and without its member. */
const singleChanges: Change[] = pointers.flatMap((pointer) => [
	{ pointer },
	...suspects(pointer).map((value) => ({ pointer, put: { value } })),
]);

/** The JSON texts of a message with one change each. */
export function changedTexts(message: unknown): string[] {
	return singleChanges.map((one) => JSON.stringify(changed(message, one)));
}

const change: fc.Arbitrary<Change> = fc.oneof(
	{ arbitrary: fc.constantFrom(...singleChanges), weight: 9 },
	fc.record({ pointer: fc.constantFrom(...pointers), put: fc.record({ value: fc.jsonValue({ maxDepth: 2 }) }) }),
);

const changes = fc.oneof({ arbitrary: fc.tuple(change), weight: 9 }, fc.array(change, { minLength: 2, maxLength: 4 }));

/** JSON texts of messages: half of them keep the strict schema, the others have one or more members changed. */
export const messageText: fc.Arbitrary<string> = fc
	.oneof(
		arbitraryMessage(components.strict),
		fc
			.tuple(arbitraryMessage(components.strict, { complete: true }), changes)
			.map(([message, all]) => all.reduce(changed, message)),
	)
	.map((message) => JSON.stringify(message));

function changed(message: unknown, { pointer, put }: Change): unknown {
	const root = { message: structuredClone(message) };
	const names = ['message', ...pointer.split('/').slice(1)].map((name) => (name === '*' ? '0' : name));
	const last = names.pop() as string;
	const parent = names.reduce<unknown>((at, name) => own(at, name), root);
	if (typeof parent !== 'object' || parent === null) return message;
	if (put !== undefined) Object.assign(parent, { [last]: put.value });
	else if (Array.isArray(parent)) parent.splice(Number(last), 1);
	else if (pointer !== '') Reflect.deleteProperty(parent, last);
	return root.message;
}

function own(parent: unknown, name: string): unknown {
	const members = Object(parent) as Record<string, unknown>;
	return Object.hasOwn(members, name) ? members[name] : undefined;
}
