import fc from 'fast-check';

const empties = [
	null,
	true,
	false,
	'',
	' ',
	'\t\n',
	'\u0000',
	'\u00a0',
	'a',
	'\ud800',
	[],
	{},
	[null],
	[[]],
	[{}],
	['a'],
	{ a: 1 },
];
const constants = [
	...['IVR_AGGREGATED_ACTIVITY', 'ivr_aggregated_activity', 'IVR', 'BOT', 'INBOUND', 'inbound', 'OUTBOUND'],
	...['DIALOG_ENDED', 'TRANSFER', 'DIALOG_ENDED | TRANSFER', 'String2000', 'String', 'Email'],
];
const numbers = [
	...[0, -1, 0.5, 10, 11, 1e300, 1e12 - 1, 1e12, 1_680_692_114_700.5, 253_402_300_799_999, 253_402_300_800_000],
	...[2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 1 - 2 ** 53, -(2 ** 53)],
];
const digits = [9, 10, 12, 13, 15, 16, 18, 19].flatMap((length) => ['1'.repeat(length), ` ${'1'.repeat(length)}\t`]);
const days = [
	'2023-02-28',
	'2023-02-29',
	'2024-02-29',
	'1900-02-29',
	'2000-02-29',
	'0000-02-29',
	'2023-04-31',
	'2023-12-31',
	'2023-13-01',
	'2023-00-10',
	'2023-01-00',
];
const clocks = [
	'23:59:59',
	'24:00:00',
	'23:60:00',
	'23:59:60',
	'23:59',
	'23:59:59.1',
	'23:59:59.123456789',
	'23:59:59.1234567890',
	'23:59:59.',
];
const zones = [
	'Z',
	'z',
	'',
	'+00:00',
	'-00:00',
	'+17:59',
	'+18:00',
	'-18:00',
	'+18:01',
	'-19:00',
	'+05:60',
	'+0530',
	'+05',
	' Z',
];
const times = [
	...days.map((day) => `${day}T10:55:14Z`),
	...clocks.map((clock) => `2023-04-05T${clock}Z`),
	...zones.map((zone) => `2023-04-05T10:55:14${zone}`),
	...[
		'2023-04-05',
		'2023-04-05 10:55:14Z',
		'2023-04-05t10:55:14Z',
		' 2023-04-05T10:55:14Z',
		'2023-04-05T10:55:14Z\n',
		'20230405T105514Z',
		'+12023-04-05T10:55:14Z',
	],
];

/** The values that members are mistaken for, and those at the edges of what is accepted. */
export const suspects: readonly unknown[] = [...empties, ...constants, ...numbers, ...digits, ...times];

/** Those, and others like them. */
export const arbitrarySuspect: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom(...suspects),
	fc.stringMatching(/^[ \t]{0,2}[0-9]{0,20}[ \t\n]{0,2}$/),
	fc.stringMatching(
		/^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]{1,10})?(Z|[+-][01][0-9]:[0-6][0-9])$/,
	),
	fc.jsonValue(),
);
