import type { profiles } from '../contract-document.ts';

export type Profile = keyof typeof profiles;
export const profileNames: readonly Profile[] = ['strict', 'tolerant'];

/** Where an expectation comes from; `protocol` is HTTP, JSON or UTF-8 themselves. */
export type Source = 'stated' | 'shown' | 'model' | 'inferred' | 'protocol';

/** How grave a departure from an expectation is; it follows from the source. */
export type Level = 'MUST' | 'SHOULD' | 'INFO';

/** What a receiver of one profile has to answer. */
export interface Expectation {
	/** `any`: the contract does not decide; every status from 200 to 499 passes. */
	verdict: 'accept' | 'reject' | 'any';
	/** The statuses that pass; none are listed where any does. */
	statuses: number[];
	/** To close the connection without an answer passes too. */
	mayClose?: true;
	source: Source;
	level: Level;
	/** Only of a refused message: the one faulty place. */
	pointer?: string;
	/** Only of a refused message: the keyword that is broken there, or `json`. */
	keyword?: string;
}

/** The exact bytes of a body, in the shortest form that says them. */
export type Body =
	| { text: string; encoding?: 'utf-16le' | 'utf-16be' }
	| { base64: string }
	/** `before`, then `repeat` as often as makes the whole body `bytes` long, then `after`; all ASCII. */
	| { before: string; repeat: string; after: string; bytes: number };

/** How the bytes of a body travel, other than at once and with their length. */
export type Transfer =
	| 'chunked'
	| 'slow'
	| 'expect-continue'
	| 'http-1.0'
	| 'length-too-large'
	| 'length-too-small'
	| 'without-length';

export interface Request {
	method: string;
	/** Below the base URL. */
	path: string;
	headers: Record<string, string>;
	/** Absent: no body and no length is sent. */
	body?: Body;
	transfer?: Transfer;
	/** Sent before it in the same way; only the answer to `body` is judged. */
	first?: Body;
	/** Both travel over one connection, where the receiver keeps it open. */
	keptConnection?: true;
	/** So many are sent at once, each with a hyphen and a number of its own after the id. */
	copies?: number;
	/** The id of the message, which stands in the body: a run puts a new one in its place. */
	messageId?: string;
}

/** A case before it has its id. */
export interface DraftCase {
	area: Area;
	/** What the case is about, free of limits and wording, so that its id survives edits of the contract. */
	key: string;
	title: string;
	/** The name of the example that was changed. */
	from: string;
	/** What was changed in it, before and after. */
	change: string;
	/** The place in the message that the case is about. */
	pointer: string;
	/** The keyword of the schema that the case is about; `json` and `http` stand for the text and the protocol. */
	keyword: string;
	/** The vendor's model refuses it, so it may be sent to any platform. */
	safe: boolean;
	/** The body names the synthetic caller and service, which the runner can put others in place of. */
	replaceable: boolean;
	expect: Record<Profile, Expectation>;
	request: Request;
}

/** The areas of case ids, in the order of cases.json. */
export const areas = {
	EXM: 'examples of the contract',
	MSG: 'the message',
	HDR: 'its header',
	CHN: 'channel data',
	ATR: 'call variables',
	SND: 'the sender',
	CUS: 'the customer',
	BDY: 'the body',
	ACT: 'activities',
	TXT: 'the text of the message',
	PRT: 'the protocol',
	RPT: 'repetition and concurrency',
	FUZ: 'generated messages',
} as const;
export type Area = keyof typeof areas;

/** The area of the members that a component of the strict profile declares. */
export const areaOfComponent: Record<string, Area> = {
	IvrAggregatedActivity: 'MSG',
	MessageHeader: 'HDR',
	ChannelData: 'CHN',
	AdditionalAttribute: 'ATR',
	Sender: 'SND',
	Customer: 'CUS',
	ActivityBody: 'BDY',
	Activity: 'ACT',
};

const levels: Record<Source, Level> = {
	stated: 'MUST',
	shown: 'SHOULD',
	model: 'SHOULD',
	protocol: 'SHOULD',
	inferred: 'INFO',
};

/** The level that follows from a source. */
export function levelOf(source: Source): Level {
	return levels[source];
}

const strengths: Source[] = ['inferred', 'model', 'protocol', 'shown', 'stated'];

/** The weakest of several sources. */
export function weakest(sources: readonly Source[]): Source {
	return strengths.find((strength) => sources.includes(strength)) ?? 'stated';
}
