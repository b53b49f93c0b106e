import type { Profile } from '@ivr-activity/contract';
import { startChecked } from './checked-server.ts';
import { listenWithFaults } from './faults/listen-with-faults.ts';
import { createHandler } from './handle-request.ts';
import { createIntervention, type InterventionOptions } from './intervention.ts';
import { answerJournal } from './journal/answer-journal.ts';
import { type Journal, RecordingJournal } from './journal/journal.ts';
import { createAnswerNegotiator } from './negotiate-answer.ts';
import { assertNodeVersion } from './node-version.ts';
import type { RequestRecord } from './request-record.ts';

/** How a mock is started. */
export interface MockOptions extends InterventionOptions {
	/** The TCP port; 0 takes any free one. 4010 unless another is named. */
	readonly port?: number;
	/** The address to listen on. 127.0.0.1 unless another is named. */
	readonly host?: string;
	/** By which profile messages are judged. The strict one unless another is named. */
	readonly profile?: Profile;
	/** Shows personal data in the journal. Masked unless true. */
	readonly reveal?: boolean;
	/** Told of every request when its answer is ready, with nothing in it that must not be logged. */
	readonly onRequest?: (record: RequestRecord) => void;
}

/** A mock that listens. */
export interface Mock extends AsyncDisposable {
	/** The base URL as a client takes it, such as `http://127.0.0.1:4010/ccm`. */
	readonly baseUrl: string;
	/** What it received. */
	readonly journal: Journal;
	/** Ends every connection and frees the port. */
	close(): Promise<void>;
}

/**
 * Starts a mock of the endpoint. It is ready, and has proved it by its self-check, when the promise is fulfilled.
 * @throws FaultSyntaxError, ServicesError or TypeError when an option is wrong
 * @throws Error when Node is too old, the port cannot be opened (with `code`, such as `EADDRINUSE`) or the self-check fails
 * @example
 * await using mock = await startMock({ port: 0 });
 * await createClient({ baseUrl: mock.baseUrl }).send(message);
 * await mock.journal.expectReceived({ id: message.id });
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
	const { port = 4010, host = '127.0.0.1', profile = 'strict', reveal = false, onRequest, ...changes } = options;
	assertNodeVersion();
	const journal = new RecordingJournal({ reveal });
	const intervention = createIntervention(changes);
	const negotiate = await createAnswerNegotiator();
	let checked = false;
	const handle = createHandler({
		profile,
		answer: (request) => negotiate(request.headers.get('prefer')),
		intervention: () => (checked ? intervention : undefined),
		journal: { record: (answered) => checked && journal.record(answered) },
		onRequest: (record) => checked && onRequest?.(record),
		onError: (error) => process.emitWarning(error as Error),
	});
	const server = await startChecked(
		listenWithFaults(async (request) => answerJournal(request, journal, host) ?? handle(request)),
		port,
		host,
	);
	checked = true;
	return { ...server, journal, [Symbol.asyncDispose]: () => server.close() };
}
