import { validExamples } from '@ivr-activity/contract/examples';
import { describe, expect, test } from 'vitest';
import { type Answered, RecordingJournal } from './journal.ts';

const [{ message: sample }] = validExamples;

/** A message as a mock tells its journal of it. */
function answered(message: unknown = sample, changes: Partial<Answered> = {}): Answered {
	return {
		receivedAt: 1_680_692_114_700,
		durationMs: 1,
		method: 'POST',
		path: '/ccm/message/receive',
		status: 202,
		verdict: 'accepted',
		errors: [],
		advice: [],
		bytes: new TextEncoder().encode(JSON.stringify(message)),
		message,
		...changes,
	};
}

function withId(id: unknown, note = ''): unknown {
	return { ...sample, id, body: { ...sample.body, note } };
}

function journalOf(...messages: unknown[]): RecordingJournal {
	const journal = new RecordingJournal();
	for (const message of messages) journal.record(answered(message));
	return journal;
}

describe('an entry', () => {
	test('says what was received, when, and what became of it', () => {
		const [entry] = journalOf(sample).entries();
		expect(entry).toMatchObject({
			entry: 'entry-1',
			receivedAt: '2023-04-05T10:55:14.700Z',
			path: '/ccm/message/receive',
			status: 202,
			verdict: 'accepted',
			bodyBytes: JSON.stringify(sample).length,
			messageId: sample.id,
			callId: sample.body.callId,
			service: sample.header.channelData.serviceIdentifier,
			attempt: 1,
			repeat: null,
			masked: true,
		});
	});

	test('masks personal data, and what the contract does not know, in message and report row', () => {
		const secret = JSON.parse(JSON.stringify(withId('a')).replaceAll(/"(5550100|Billing)"/g, '"SECRET"'));
		secret.SECRET = 'SECRET';
		const journal = new RecordingJournal();
		const found = [{ pointer: '/SECRET/x', code: 'type', message: '' }];
		journal.record(answered(secret, { errors: found }));
		const text = JSON.stringify(journal.entries());
		expect(text).not.toContain('SECRET');
		expect(text).toContain('***');
		expect(journal.entries()[0]?.errors[0]?.pointer).toBe('/…');
	});

	test('shows everything when the journal reveals', () => {
		const journal = new RecordingJournal({ reveal: true });
		journal.record(answered(sample, { advice: [{ code: 'dropped-member', pointer: '/header/own', happens: '', do: '' }] }));
		const [entry] = journal.entries();
		expect(entry?.message).toEqual(sample);
		expect(entry?.masked).toBe(false);
		expect(entry?.advice[0]?.pointer).toBe('/header/own');
		expect(entry?.reportRow?.find(({ column }) => column === 'Caller number')?.value).toBe('5550100');
	});

	test('has the report row of an accepted message, and none of a refused one', () => {
		const [accepted] = journalOf(sample).entries();
		expect(accepted?.reportRow?.find(({ column }) => column === 'Call ID')?.value).toBe(sample.body.callId);
		const journal = new RecordingJournal();
		journal.record(answered(sample, { status: 400, verdict: 'invalid-message' }));
		expect(journal.entries()[0]?.reportRow).toBeNull();
	});

	test.each([
		['no JSON', undefined],
		['null', null],
		['a list', []],
		['a text', 'x'],
		['identifiers that are none', { id: {}, body: { callId: [] }, header: { channelData: null } }],
		['members of the prototype', { body: 'x', header: { channelData: 'x' } }],
	])('is made of %s too', (_, message) => {
		const journal = new RecordingJournal();
		journal.record({ ...answered(), message });
		expect(journal.entries()).toMatchObject([{ messageId: null, callId: null, service: null, attempt: 1 }]);
	});

	test('leaves out a message that is too large', () => {
		const journal = new RecordingJournal({ reveal: true });
		journal.record(answered(withId('large', 'x'.repeat(600_000))));
		expect(journal.entries()).toMatchObject([{ messageId: 'large', message: null, tooLarge: true, reportRow: null }]);
	});

	test('leaves out a message that cannot be written', () => {
		const message = {
			id: 'unwritable',
			toJSON() {
				throw new RangeError('Maximum call stack size exceeded');
			},
		};
		const journal = new RecordingJournal({ reveal: true });
		journal.record({ ...answered(), message });
		expect(journal.entries()).toMatchObject([{ messageId: 'unwritable', message: null, tooLarge: true }]);
	});
});

describe('repeats of an id', () => {
	test('are counted, and their bytes compared with the attempt before', () => {
		const journal = journalOf(withId('a'), withId('b'), withId('a'), withId('a', 'x'), withId('a', 'x'), withId('a', 'y'));
		expect(journal.entries().map(({ messageId, attempt, repeat }) => [messageId, attempt, repeat])).toEqual([
			['a', 1, null],
			['b', 1, null],
			['a', 2, 'same bytes'],
			['a', 3, 'other bytes'],
			['a', 4, 'same bytes'],
			['a', 5, 'other bytes'],
		]);
	});

	test('are found by the message id, with every attempt', () => {
		const journal = journalOf(withId('a'), withId('b'), withId('a'));
		expect(journal.find('a')).toMatchObject({ entry: 'entry-3', attempts: [{ entry: 'entry-1' }, { entry: 'entry-3' }] });
		expect(journal.find('entry-1')).toMatchObject({ attempt: 1, attempts: [{ attempt: 1 }, { attempt: 2 }] });
		expect(journal.find('c')).toBeUndefined();
	});

	test('are not followed by an id longer than what is shown of it', () => {
		const long = 'x'.repeat(300);
		expect(journalOf(withId(`${long}1`), withId(`${long}2`)).entries()).toMatchObject([{ attempt: 1 }, { attempt: 1 }]);
	});
});

describe('the journal', () => {
	test('keeps the newest entries, and counts on', () => {
		const journal = new RecordingJournal({ maxEntries: 2 });
		for (const id of ['a', 'b', 'a', 'a']) journal.record(answered(withId(id)));
		expect(journal.entries().map(({ entry, attempt }) => [entry, attempt])).toEqual([
			['entry-3', 2],
			['entry-4', 3],
		]);
		expect(journal.find('b')).toBeUndefined();
		expect(journal.find('a')?.attempts).toHaveLength(2);
	});

	test('gives up the oldest entries when all together are too large', () => {
		const journal = new RecordingJournal({ reveal: true, maxBytes: 100_000 });
		for (const id of ['a', 'b', 'c']) journal.record(answered(withId(id, 'x'.repeat(20_000))));
		expect(journal.entries().map(({ messageId }) => messageId)).toEqual(['b', 'c']);
		journal.clear();
		for (const id of ['d', 'e']) journal.record(answered(withId(id, 'x'.repeat(20_000))));
		expect(journal.entries()).toHaveLength(2);
	});

	test('forgets everything when cleared, attempts included', () => {
		const journal = journalOf(withId('a'));
		journal.clear();
		expect(journal.entries()).toEqual([]);
		expect(journal.find('a')).toBeUndefined();
		journal.record(answered(withId('a')));
		expect(journal.entries()).toMatchObject([{ entry: 'entry-2', attempt: 1, repeat: null }]);
	});

	test('hands out entries that nobody can change', () => {
		const journal = journalOf(sample);
		(journal.entries()[0]?.message as { id: string }).id = 'changed';
		expect(journal.entries()[0]?.message).toMatchObject({ id: sample.id });
	});
});
