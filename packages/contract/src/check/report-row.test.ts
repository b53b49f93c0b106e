import { describe, expect, test } from 'vitest';
import { reportRow } from './report-row.ts';

const activity = (menu: unknown, selection: unknown) => ({ menu, selection, timestamp: '1680692051200' });

function row(body: Record<string, unknown>, caller: unknown = '5550100') {
	const cells = reportRow({ header: { channelData: { channelCustomerIdentifier: caller } }, body });
	return Object.fromEntries(cells.map(({ column, ...cell }) => [column, cell]));
}

test('a message becomes a row, column by column', () => {
	const cells = reportRow({
		header: { channelData: { channelCustomerIdentifier: '5550101' }, language: { code: 'ar' } },
		body: {
			callId: '12345678',
			endDirection: 'TRANSFER',
			startTime: 1680692019700,
			endTime: 1680692114700,
			activities: [activity('Language', 'English'), activity('Main', 'Billing'), activity('Billing', 'Agent')],
		},
	});
	expect(cells).toEqual([
		{ column: 'Start time', value: '2023-04-05T10:53:39.700Z', inferred: false },
		{ column: 'End time', value: '2023-04-05T10:55:14.700Z', inferred: false },
		{ column: 'Call ID', value: '12345678', inferred: false },
		{ column: 'Caller number', value: '5550101', inferred: false },
		{ column: 'Language', value: null, inferred: true, unknown: true },
		{ column: 'Menu', value: 'English', inferred: true },
		{ column: 'Sub-menu', value: 'Billing', inferred: true },
		{ column: 'Journey', value: 'Language>English>Billing>Agent', inferred: true },
		{ column: 'Disposition', value: 'TRANSFER', inferred: false },
		{ column: 'Duration (seconds)', value: 95, inferred: false },
	]);
});

test('a column without a value is empty', () => {
	for (const message of [{}, { body: null }, { body: { activities: [] } }, null, [], 'text', { body: { activities: {} } }]) {
		expect(reportRow(message).map(({ value }) => value)).toEqual(Array(10).fill(null));
	}
});

describe('of a tolerant message', () => {
	test('times are read however they are written', () => {
		expect(row({ startTime: '1680692019700', endTime: '2023-04-05T15:55:14.7+05:00' })).toMatchObject({
			'Start time': { value: '2023-04-05T10:53:39.700Z' },
			'End time': { value: '2023-04-05T10:55:14.700Z' },
			'Duration (seconds)': { value: 95 },
		});
	});

	test('seconds are never rescaled', () => {
		expect(row({ startTime: 1680692019, endTime: '1680692114' })).toMatchObject({
			'Start time': { value: '1970-01-20T10:51:32.019Z' },
			'Duration (seconds)': { value: 0.095 },
		});
	});

	test('a time that no date can hold is left out', () => {
		expect(row({ startTime: 9007199254740991, endTime: '9'.repeat(18) })).toMatchObject({
			'Start time': { value: null },
			'End time': { value: null },
		});
	});

	test('integers are shown as text', () => {
		expect(row({ callId: 1234, activities: [activity(1, 2), activity(null, null)] }, 5550100)).toMatchObject({
			'Call ID': { value: '1234' },
			'Caller number': { value: '5550100' },
			Menu: { value: '2' },
			'Sub-menu': { value: null },
		});
	});
});

describe('what is longer than its column', () => {
	test('is cut, and its length is said', () => {
		expect(row({ callId: 'x'.repeat(51) })['Call ID']).toEqual({ value: 'x'.repeat(50), inferred: false, cutFrom: 51 });
		expect(row({ callId: 'x'.repeat(50) })['Call ID']).toEqual({ value: 'x'.repeat(50), inferred: false });
	});

	test('is counted in characters, whatever they take', () => {
		expect(row({}, '📞'.repeat(20))['Caller number']).toEqual({ value: '📞'.repeat(20), inferred: false });
		expect(row({}, '📞'.repeat(21))['Caller number']).toEqual({ value: '📞'.repeat(20), inferred: false, cutFrom: 21 });
	});

	test('is the joined journey, not its parts', () => {
		const { Journey } = row({ activities: Array.from({ length: 30 }, () => activity('Menu', '123456789')) });
		expect(Journey).toMatchObject({ cutFrom: 304 });
		expect(Journey?.value).toHaveLength(250);
	});
});
