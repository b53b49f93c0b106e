import { arbitraryMessage, knownPointers } from '@ivr-activity/contract/arbitrary';
import fc from 'fast-check';
import { components } from './verdict.ts';

/** One member changed: what is put in its place, or nothing when it is removed. */
interface Change {
	readonly pointer: string;
	readonly put?: { readonly value: unknown };
}

const numbers = [0, -1, 10, 11, 0.5, 5.5, 1e11, 1e12 - 1, 1e12, 253_402_300_799_999, 253_402_300_800_000, 1e300, 5e-324];
const edges = [2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, -(2 ** 53) + 1, -(2 ** 53)];
const blanks = [
	'',
	' ',
	'\0',
	'\0\t\n\r ',
	'\n\u0085',
	'\u00a0',
	'\u2003',
	'\u2028',
	'\ufeff',
	' x',
	'\x7f',
	'\ud83d\ude00',
	'\ud800',
];
const words = ['IVR_AGGREGATED_ACTIVITY', 'INBOUND', 'outbound', 'TRANSFER', 'DIRECT_TRANSFER', 'IVR', 'Number', 'number'];
const digits = ['0', '5', '012345678', '0123456789', '168069211470', '1680692114700', '168069211470000', '1680692114700000'];
const almostDigits = [
	'1680692114700\n',
	' 1680692114700\t',
	'1680692114700.0',
	'+5',
	'-5',
	'5 ',
	'٥',
	'1'.repeat(18),
	'1'.repeat(19),
];
const times = [
	...['2023-04-05T10:55:14Z', '2023-04-05T10:55:14.700+05:30', '2023-04-05T10:55:14.123456789-18:00', '2024-02-29T00:00:00Z'],
	...['2023-02-29T00:00:00Z', '2023-04-31T00:00:00Z', '2023-04-05 10:55:14Z', '2023-04-05T10:55:14', '2023-04-05T24:00:00Z'],
	...['2023-04-05T10:55:14.1234567890Z', '2023-04-05T10:55:14+18:01', '2023-04-05T10:55:14z', '2000-02-29T23:59:59Z'],
	...['1900-02-29T00:00:00Z', '2023-04-05T10:55:60Z', '2023-04-05T10:55:14Z\n'],
];

/** Values at the edges of what the profiles accept, and any others. */
const values = fc.oneof(
	{ arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [null], [[]], [{}], [1, '1', null, false]), weight: 3 },
	{ arbitrary: fc.constantFrom<unknown>(...numbers, ...edges), weight: 4 },
	{ arbitrary: fc.constantFrom(...blanks, ...words, ...digits, ...almostDigits, ...times), weight: 6 },
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.maxSafeInteger(),
	fc.string({ unit: 'binary' }),
	fc.jsonValue({ maxDepth: 2 }),
);

const change: fc.Arbitrary<Change> = fc.record(
	{ pointer: fc.constantFrom(...knownPointers(components.strict)), put: fc.record({ value: values }) },
	{ requiredKeys: ['pointer'] },
);

const changes = fc.oneof(
	{ arbitrary: fc.constant([]), weight: 5 },
	{ arbitrary: fc.tuple(change), weight: 3 },
	{ arbitrary: fc.array(change, { minLength: 2, maxLength: 4 }), weight: 2 },
);

/** JSON texts of messages: half of them keep the strict schema, the others have one or more members changed. */
export const messageText: fc.Arbitrary<string> = fc
	.tuple(fc.oneof(arbitraryMessage(components.strict), arbitraryMessage(components.strict, { complete: true })), changes)
	.map(([message, all]) => JSON.stringify(all.reduce(changed, message)));

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
