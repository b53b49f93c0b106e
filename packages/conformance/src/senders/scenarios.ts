import { statuses } from '@ivr-activity/contract/operation';
import type { Answer } from './answer.ts';

/** How the judge behaves towards one message. */
export interface Scenario {
	readonly name: ScenarioName;
	/** What the judge does, in a few words. */
	readonly title: string;
	/** Connections that are reset before anything is read from them. */
	readonly refusedConnections?: number;
	/**
	 * What the request with this number, from 0, is answered, so long after the first one. The longest pause is left out of
	 * the time, in milliseconds: a machine that stalls once makes one pause long.
	 */
	answer(index: number, sinceFirstMs: number): Answer;
	/** After the last of these answers nothing more is due. */
	readonly finalStatus: number;
}

export type ScenarioName =
	| 'accepted'
	| 'refused'
	| 'unauthorized'
	| 'redirect'
	| 'found'
	| 'error'
	| 'bad-gateway'
	| 'unavailable'
	| 'unavailable-until'
	| 'too-many'
	| 'silence'
	| 'reset-unread'
	| 'reset-read'
	| 'outage';

/** How long Retry-After asks to wait, in seconds: longer than senders wait of their own accord at first. */
const retryAfterSeconds = 3;

/** An outage lasts for so many requests. */
export const outageRequests = 3;

/** To a sender that pauses for less than this from request to request it lasts longer, so that it is seen how many it sends then. */
const briskMs = 100;
const longOutageMs = 2000;

/** More requests than this in an outage are no longer a retry now and then. */
export const mostOutageRequests = 12;

const accepted: Answer = { status: statuses.accepted };
const page = '<!doctype html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>';
const html = { 'content-type': 'text/html' };

/** Where the redirect leads: another place of the same judge. */
export const redirectPath = '/elsewhere';

/** Every scenario, in the order in which a sender meets them. */
export const scenarios: readonly Scenario[] = [
	once('accepted', 'the message is accepted', accepted),
	once('refused', 'the message is refused as not valid', { status: 400 }),
	once('unauthorized', 'no token is accepted, with an HTML page', { status: 401, headers: html, body: page }),
	redirect('redirect', 307),
	redirect('found', 302),
	failingOnce('error', 'an internal error, then accepted', () => ({ status: 500 })),
	failingOnce('bad-gateway', 'an HTML page of a gateway, then accepted', () => ({ status: 502, headers: html, body: page })),
	failingOnce('unavailable', 'not available, Retry-After in seconds, then accepted', () => retryLater(503)),
	failingOnce('unavailable-until', 'not available, Retry-After as a date, then accepted', retryAtDate),
	failingOnce('too-many', 'too many requests with Retry-After, then accepted', () => retryLater(429)),
	failingOnce('silence', 'no answer at all, then accepted', () => 'silence'),
	{
		...once('reset-unread', 'the connection is reset before anything is read, then accepted', accepted),
		refusedConnections: 1,
	},
	failingOnce('reset-read', 'the connection is reset in place of an answer, then accepted', () => 'reset'),
	{
		name: 'outage',
		title: `not available for ${outageRequests} requests, then accepted`,
		finalStatus: statuses.accepted,
		answer: (index, sinceFirstMs) => {
			const isBrisk = sinceFirstMs < Math.min((index - 1) * briskMs, longOutageMs);
			return index < outageRequests || isBrisk ? { status: 503 } : accepted;
		},
	},
];

function once(name: ScenarioName, title: string, answer: Exclude<Answer, string>): Scenario {
	return { name, title, finalStatus: answer.status, answer: () => answer };
}

/** The scenarios that redirect. */
export const redirects: readonly ScenarioName[] = ['redirect', 'found'];

/** What HTTP libraries follow differs by status: after 302 many do it with GET. */
function redirect(name: ScenarioName, status: number): Scenario {
	return once(name, `a redirect (${status}) to another place`, { status, headers: { location: redirectPath } });
}

function failingOnce(name: ScenarioName, title: string, failure: () => Answer): Scenario {
	return { name, title, finalStatus: statuses.accepted, answer: (index) => (index === 0 ? failure() : accepted) };
}

function retryLater(status: number): Answer {
	const headers = { 'retry-after': String(retryAfterSeconds) };
	return { status, headers, waitMs: retryAfterSeconds * 1000 };
}

/** Dates of HTTP have whole seconds, so that the wait is up to a second longer. */
function retryAtDate(): Answer {
	const date = Math.ceil(Date.now() / 1000 + retryAfterSeconds) * 1000;
	return { status: 503, headers: { 'retry-after': new Date(date).toUTCString() }, waitMs: date - Date.now() };
}
