import type { Attempt } from './attempt.ts';
import { check } from './checks.ts';
import { about, count, endWords, failed, type Judgement, type Played, passed, worst } from './judgement.ts';
import { identityOf } from './message-identity.ts';
import { pauses } from './pauses.ts';
import { mostOutageRequests, outageRequests, redirects, type ScenarioName } from './scenarios.ts';
import type { SenderCheck } from './sender-report.ts';
import { isElsewhere } from './watch.ts';

/** A check on what a sender does after an answer. */
export interface BehaviourCheck {
	readonly check: SenderCheck;
	readonly expected: string;
	/** The scenarios that must be played for it; it looks at all that are. */
	readonly scenarios: readonly ScenarioName[];
	judge(played: readonly Played[]): Judgement;
}

/** Clocks and timers are not exact. */
const toleranceMs = 20;

/** What is looked at in the behaviour of a sender. */
export const behaviourChecks: readonly BehaviourCheck[] = [
	{
		check: check('BHV-001', 'stated', 'a message is sent in a request that can be read'),
		expected: 'a request',
		scenarios: ['accepted'],
		judge: sends,
	},
	neverAgainAfter('BHV-002', 'stated', 202, ['accepted', 'error'], 'a message that was accepted is not sent again'),
	neverAgainAfter('BHV-003', 'stated', 400, ['refused'], 'a message that was refused as not valid is not sent again'),
	neverAgainAfter('BHV-004', 'inferred', 401, ['unauthorized'], 'a message is not sent again while the token is refused'),
	{
		check: check('BHV-005', 'protocol', 'a redirect is not followed: the message is personal data'),
		expected: 'no request to another place',
		scenarios: redirects,
		judge: (all) => worst(redirects.map((name) => about(all, name, staysHere))),
	},
	sentAgainIn('BHV-006', 'inferred', ['error'], 'a message is sent again after an internal error'),
	sentAgainIn('BHV-007', 'inferred', ['bad-gateway'], 'a message is sent again after an HTML page of a gateway'),
	sentAgainIn('BHV-008', 'protocol', ['unavailable', 'unavailable-until'], 'a message is sent again after 503 with Retry-After'),
	waitsIn('BHV-009', 'unavailable', 'the seconds of Retry-After are waited for after 503'),
	waitsIn('BHV-010', 'unavailable-until', 'the date of Retry-After is waited for after 503'),
	sentAgainIn('BHV-011', 'protocol', ['too-many'], 'a message is sent again after 429 with Retry-After'),
	waitsIn('BHV-012', 'too-many', 'the seconds of Retry-After are waited for after 429'),
	sentAgainIn('BHV-013', 'inferred', ['silence'], 'a message is sent again when there is no answer'),
	sentAgainIn('BHV-014', 'inferred', ['reset-unread'], 'a message is sent again when the connection is reset before it is read'),
	sentAgainIn(
		'BHV-015',
		'inferred',
		['reset-read'],
		'a message is sent again when the connection is reset in place of an answer',
	),
	{
		check: check('BHV-016', 'inferred', 'a message gets through after three failures in a row'),
		expected: 'another request after the third failure',
		scenarios: ['outage'],
		judge: (all) =>
			about(all, 'outage', (played) => {
				const { length } = played.watch.attempts;
				return length > outageRequests ? passed : failed(played, `given up after ${count(length)}`);
			}),
	},
	{
		check: check('BHV-017', 'inferred', 'there is a pause between attempts'),
		expected: `${mostOutageRequests} requests at most during an outage, and time between them`,
		scenarios: ['outage'],
		judge: (all) => about(all, 'outage', (played) => pauses(played, all)),
	},
	{
		check: check('BHV-018', 'protocol', 'a message that is sent again keeps its id'),
		expected: 'the same id in each request',
		scenarios: ['error', 'unavailable'],
		judge: (all) => repeated(all, (first, other) => (first.id === other.id ? undefined : 'another id')),
	},
	{
		check: check('BHV-019', 'protocol', 'a message that is sent again has the same bytes'),
		expected: 'the same bytes in each request',
		scenarios: ['error', 'unavailable'],
		judge: (all) =>
			repeated(all, (first, other) => (first.id === other.id && !first.body.equals(other.body) ? 'other bytes' : undefined)),
	},
	{
		check: check('BHV-020', 'shown', 'every message has an id of its own'),
		expected: 'an id of its own in each message',
		scenarios: ['accepted', 'refused'],
		judge: haveOwnIds,
	},
	{
		check: check('BHV-021', 'inferred', 'the sender ends by itself'),
		expected: 'an end within the time',
		scenarios: ['accepted'],
		judge: endByThemselves,
	},
];

function sends(all: readonly Played[]): Judgement {
	if (all.length === 0) return { outcome: 'skipped', received: 'no scenario was played' };
	const played = all.find(({ watch }) => watch.attempts.every(({ malformed }) => malformed !== undefined));
	if (played === undefined) return passed;
	const what = played.watch.attempts.length > 0 ? 'nothing that can be read' : 'nothing';
	return { outcome: 'failed', received: `${what} in the scenario ${played.watch.scenario.name}${endWords(played.end)}`, played };
}

function neverAgainAfter(
	id: string,
	source: SenderCheck['source'],
	status: number,
	scenarios: readonly ScenarioName[],
	title: string,
): BehaviourCheck {
	return {
		check: check(id, source, title),
		expected: `nothing after ${status}`,
		scenarios,
		judge: (all) => {
			let isSeen = false;
			for (const played of all) {
				const { attempts } = played.watch;
				const answered = attempts.findIndex(({ answer }) => typeof answer === 'object' && answer.status === status);
				if (answered < 0 || attempts[answered]?.malformed !== undefined) continue;
				isSeen = true;
				const attempt = attempts[answered + 1];
				if (attempt !== undefined) {
					return { outcome: 'failed', received: `another request after ${status}`, played, attempt };
				}
			}
			return isSeen ? passed : { outcome: 'skipped', received: `no message was answered ${status}` };
		},
	};
}

function sentAgainIn(id: string, source: SenderCheck['source'], names: readonly ScenarioName[], title: string): BehaviourCheck {
	return {
		check: check(id, source, title),
		expected: 'another request',
		scenarios: names,
		judge: (all) => {
			const again = (played: Played) =>
				played.watch.attempts.length > 1 ? passed : failed(played, `no other request${endWords(played.end)}`);
			return worst(names.map((name) => about(all, name, again)));
		},
	};
}

function staysHere(played: Played): Judgement {
	const attempt = played.watch.attempts.find(isElsewhere);
	if (attempt === undefined) return passed;
	return { outcome: 'failed', received: `the redirect (${played.watch.scenario.finalStatus}) was followed`, played, attempt };
}

function waitsIn(id: string, name: ScenarioName, title: string): BehaviourCheck {
	return {
		check: check(id, 'protocol', title),
		expected: 'no request before the time is over that Retry-After names',
		scenarios: [name],
		judge: (all) =>
			about(all, name, (played) => {
				const [first, attempt] = played.watch.attempts;
				if (first === undefined || typeof first.answer !== 'object' || attempt === undefined) {
					return { outcome: 'skipped', received: 'the message was not sent again' };
				}
				// The date was made, or the seconds began, after the request came: a machine that stalls in between accuses nobody.
				const [waitedMs, dueMs] = [attempt.arrivedAt - first.arrivedAt, first.answer.waitMs ?? 0];
				if (waitedMs >= dueMs - toleranceMs) return passed;
				const received = `a request after ${Math.round(waitedMs)} ms, where ${Math.round(dueMs)} ms were asked for`;
				return { outcome: 'failed', received, played, attempt };
			}),
	};
}

type Repeated = { readonly id: string | undefined; readonly body: Buffer };

function repeated(all: readonly Played[], difference: (first: Repeated, other: Repeated) => string | undefined): Judgement {
	let isSeen = false;
	for (const played of all) {
		const [first, ...others] = played.watch.requests.filter((attempt) => !isElsewhere(attempt));
		for (const attempt of others) {
			if (first?.request === undefined || attempt.request === undefined) continue;
			isSeen = true;
			const ofOne = ({ request }: Attempt) => request && { id: identityOf(request).id, body: request.body };
			const received = difference(ofOne(first) as Repeated, ofOne(attempt) as Repeated);
			if (received !== undefined) return { outcome: 'failed', received, played, attempt };
		}
	}
	return isSeen ? passed : { outcome: 'skipped', received: 'no message was sent again' };
}

function haveOwnIds(all: readonly Played[]): Judgement {
	const seen = new Set<string>();
	let [messages, doubles] = [0, 0];
	let last: { played: Played; attempt: Attempt } | undefined;
	for (const played of all) {
		const [attempt] = played.watch.requests;
		const id = attempt?.request && identityOf(attempt.request).id;
		if (attempt === undefined || id === undefined) continue;
		messages += 1;
		if (seen.has(id)) {
			doubles += 1;
			last ??= { played, attempt };
		}
		seen.add(id);
	}
	if (last !== undefined)
		return { outcome: 'failed', received: `the id of another message in ${doubles} of ${messages} messages`, ...last };
	return messages > 1 ? passed : { outcome: 'skipped', received: 'there were not two messages with an id' };
}

function endByThemselves(all: readonly Played[]): Judgement {
	const ended = all.filter(({ end }) => end !== undefined);
	if (ended.length === 0) return { outcome: 'skipped', received: 'the judge did not start the sender' };
	const played = ended.find(({ end }) => end?.wasKilled);
	return played === undefined ? passed : failed(played, 'the judge had to end it');
}
