import { type Profile, path } from '@ivr-activity/contract';
import { type HttpHandler, http } from 'msw/http';
import { createHandler } from './handle-request.ts';
import { type Journal, RecordingJournal } from './journal/journal.ts';

export { type Expected, NotReceivedError } from './journal/expect-received.ts';
export type { Journal } from './journal/journal.ts';
export type { JournalEntry, JournalSummary, Repeat, Verdict } from './journal/journal-entry.ts';

/** How the handlers stand in for the endpoint. */
export interface MockHandlersOptions {
	/**
	 * The base URL that the code under test sends to, including its base path, such as `https://cx.example.com/ccm`; in a page
	 * also relative to it, such as `/ccm`.
	 */
	readonly baseUrl: string;
	/** By which profile messages are judged. The strict one unless another is named. */
	readonly profile?: Profile;
	/** Shows personal data in the journal. Masked unless true. */
	readonly reveal?: boolean;
}

/** The endpoint as handlers of Mock Service Worker. */
export interface MockHandlers {
	/** What `setupServer`, `setupWorker` or `use` takes. */
	readonly handlers: readonly HttpHandler[];
	/** What they received. */
	readonly journal: Journal;
}

/**
 * Makes handlers that give the mock's verdicts without a server: in browser tests, and for frontends under development.
 * @throws TypeError when `baseUrl` is no URL
 * @example
 * const { handlers, journal } = createMockHandlers({ baseUrl: 'https://cx.example.com/ccm' });
 * setupServer(...handlers).listen();
 */
export function createMockHandlers({ baseUrl, profile = 'strict', reveal = false }: MockHandlersOptions): MockHandlers {
	const journal = new RecordingJournal({ reveal });
	const { location } = globalThis as { location?: { href: string } };
	const url = new URL(baseUrl.replace(/\/+$/, '') + path, location?.href);
	const handle = createHandler({ profile, paths: [url.pathname], journal, onError: (error) => console.error(error) });
	return { handlers: [http.all(url.href, ({ request }) => handle(request))], journal };
}
