import { expect, test } from 'vitest';
import { type Answered, RecordingJournal } from './journal.ts';
import { followJournal } from './journal-events.ts';

const answered: Answered = {
	receivedAt: 0,
	durationMs: 1,
	method: 'POST',
	path: '…',
	status: 404,
	verdict: 'not-found',
	errors: [],
	advice: [],
	message: undefined,
};

test('a reader that does not keep up is cut off, and the journal goes on', async () => {
	const journal = new RecordingJournal();
	const response = followJournal(journal);
	for (let index = 0; index < 1500; index++) journal.record(answered);
	const text = await response.text();
	expect(text.split('event: entry').length - 1).toBe(999);
	expect(journal.entries()).toHaveLength(1000);
});

test('a reader that has left is told nothing more', async () => {
	const journal = new RecordingJournal();
	const { body } = followJournal(journal);
	await body?.cancel();
	expect(() => journal.record(answered)).not.toThrow();
});
