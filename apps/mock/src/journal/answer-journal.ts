import { openToAllOrigins } from '../cors.ts';
import { plainProblem } from '../plain-problem.ts';
import type { RecordingJournal } from './journal.ts';
import { isTrusted } from './journal-access.ts';
import { type JournalEntry, type JournalSummary, summaryOf } from './journal-entry.ts';
import { followJournal } from './journal-events.ts';
import { journalPage } from './journal-page.ts';

/** Where the journal is. */
export const journalPath = '/__journal';

const shownByDefault = 100;

/**
 * Answers what is asked of the journal and of its page.
 * @param host - what the mock was told to listen on
 * @returns undefined for every other request
 */
export function answerJournal(request: Request, journal: RecordingJournal, host: string): Response | undefined {
	const { pathname } = new URL(request.url);
	if (pathname === '/' && (request.method === 'GET' || request.method === 'HEAD')) return journalPage();
	if (pathname !== journalPath && !pathname.startsWith(`${journalPath}/`)) return undefined;
	const method = wantedMethod(request);
	const guarded = journal.reveal || method !== 'GET';
	if (guarded && !isTrusted(request, method, host)) return plainProblem(403, foreign);
	return openTo(request, respond(request, pathname, journal), guarded);
}

const foreign =
	'Pages of other origins may not clear the journal, nor read one that reveals values. Open it by an address, by localhost, or by the ' +
	'name given as host.';

/** A preflight stands for the request that it asks for. */
function wantedMethod({ method, headers }: Request): string {
	return method === 'OPTIONS' ? (headers.get('access-control-request-method') ?? method) : method;
}

/** As the mock's other answers, unless the request was let in for where it came from. */
function openTo(request: Request, response: Response, guarded: boolean): Response {
	if (!guarded) return openToAllOrigins(response);
	const origin = request.headers.get('origin');
	response.headers.set('vary', 'origin');
	if (origin !== null) response.headers.set('access-control-allow-origin', origin);
	return response;
}

function respond(request: Request, pathname: string, journal: RecordingJournal): Response {
	const place = pathname.slice(journalPath.length + 1);
	const allowed = place === '' ? 'GET, DELETE' : 'GET';
	if (request.method === 'OPTIONS') return preflight(request, allowed);
	if (request.method === 'DELETE' && place === '') {
		journal.clear();
		return new Response(null, { status: 204 });
	}
	if (request.method !== 'GET') return notAllowed(allowed);
	if (place === '') return list(new URL(request.url).searchParams, journal);
	return place === 'events' ? followJournal(journal) : oneEntry(place, journal);
}

function preflight(request: Request, allowed: string): Response {
	const asked = request.headers.get('access-control-request-headers');
	const headers = new Headers({ 'access-control-allow-methods': allowed });
	if (asked !== null) headers.set('access-control-allow-headers', asked);
	return new Response(null, { status: 204, headers });
}

function notAllowed(allow: string): Response {
	const response = plainProblem(405, `The journal knows ${allow}.`);
	response.headers.set('allow', allow);
	return response;
}

/** Filters of the list, by name. */
const filters: Readonly<Record<string, (entry: JournalEntry) => string | number | null>> = {
	id: ({ messageId }) => messageId,
	callId: ({ callId }) => callId,
	service: ({ service }) => service,
	verdict: ({ verdict }) => verdict,
	status: ({ status }) => status,
};

function list(query: URLSearchParams, journal: RecordingJournal): Response {
	const { limit = String(shownByDefault), ...wanted } = Object.fromEntries(query);
	const unknown = Object.keys(wanted).find((name) => !Object.hasOwn(filters, name));
	if (unknown !== undefined) return plainProblem(400, `The journal is filtered by ${Object.keys(filters).join(', ')} and limit.`);
	if (!/^[1-9]\d{0,5}$/.test(limit)) return plainProblem(400, 'limit must be a number from 1.');
	const fitting = journal
		.entries()
		.filter((entry) => Object.entries(wanted).every(([name, value]) => String(filters[name]?.(entry) ?? '') === value));
	const entries: JournalSummary[] = fitting.slice(-limit).reverse().map(summaryOf);
	return json({ total: fitting.length, masked: !journal.reveal, entries });
}

function oneEntry(place: string, journal: RecordingJournal): Response {
	const entry = journal.find(decoded(place));
	return entry === undefined ? plainProblem(404, 'The journal has no such entry and no message of that id.') : json(entry);
}

function decoded(place: string): string {
	try {
		return decodeURIComponent(place);
	} catch {
		return place;
	}
}

function json(value: unknown): Response {
	return Response.json(value, { headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } });
}
