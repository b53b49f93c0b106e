import { readFileSync } from 'node:fs';
import type { Profile } from '@ivr-activity/contract';

/** How grave a departure is; only MUST decides unless asked otherwise. */
export type Level = 'MUST' | 'SHOULD' | 'INFO';

/** What a receiver of one profile has to answer, and how sure that is. */
export interface Expectation {
	/** `any`: the contract does not decide, and every status from 200 to 499 passes. */
	readonly verdict: 'accept' | 'reject' | 'any';
	/** The statuses that pass; none are listed where any does. */
	readonly statuses: readonly number[];
	/** To close the connection without an answer passes too. */
	readonly mayClose?: true;
	/** Who says so: the guide in words, its sample, the vendor's model, this project, or HTTP and JSON themselves. */
	readonly source: 'stated' | 'shown' | 'model' | 'inferred' | 'protocol';
	readonly level: Level;
	/** Of a refused message: JSON pointer to its one fault. */
	readonly pointer?: string;
	/** Of a refused message: the broken keyword of JSON Schema; `json` and `http` for text and protocol. */
	readonly keyword?: string;
}

/** The exact bytes of a body: a text in UTF-8 unless an encoding is named, bytes in base64, or a text that fills itself up. */
export type CaseBody =
	| { readonly text: string; readonly encoding?: 'utf-16le' | 'utf-16be' }
	| { readonly base64: string }
	/** `before`, then `repeat` until the whole is `bytes` long together with `after`. */
	| { readonly before: string; readonly repeat: string; readonly after: string; readonly bytes: number };

/** How the bytes of a request travel, other than at once and with their length. */
export type Transfer =
	| 'chunked'
	| 'slow'
	| 'expect-continue'
	| 'http-1.0'
	| 'length-too-large'
	| 'length-too-small'
	| 'without-length';

/** The request of a case. */
export interface CaseRequest {
	readonly method: string;
	/** Appended to the base URL. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: CaseBody;
	readonly transfer?: Transfer;
	/** Sent once before `body` in the same way; its answer is not judged. */
	readonly first?: CaseBody;
	/** Both travel over one connection, where the receiver keeps it open. */
	readonly keptConnection?: true;
	/** So many are sent at once, each with a hyphen and its number after the id. Every answer is judged. */
	readonly copies?: number;
	/** The id of the message, which stands in the body: each run puts a new one in its place. */
	readonly messageId?: string;
}

/** One request with a known answer. A refused one has a single fault. */
export interface ConformanceCase {
	/** Area and number, such as `HDR-013`: the same in every version. */
	readonly id: string;
	readonly area: string;
	readonly title: string;
	/** The example of the contract that was changed. */
	readonly from: string;
	/** What was changed in it, before and after. */
	readonly change: string;
	/** JSON pointer to what the case is about; empty for the whole message. */
	readonly pointer: string;
	/** The keyword that the case is about. */
	readonly keyword: string;
	/** The vendor's model refuses it, so that it is stored nowhere. */
	readonly safe: boolean;
	/** It names the synthetic caller and service, so that a test caller and service can be put in their place. */
	readonly replaceable: boolean;
	readonly expect: Readonly<Record<Profile, Expectation>>;
	readonly request: CaseRequest;
}

interface CasesFile {
	readonly areas: Readonly<Record<string, string>>;
	readonly identifiers: { readonly customer: string; readonly service: string };
	readonly cases: readonly ConformanceCase[];
}

const file: CasesFile = JSON.parse(readFileSync(new URL('../generated/cases/cases.json', import.meta.url), 'utf8'));

/** Every case, by area and number. */
export const cases: readonly ConformanceCase[] = file.cases;

/** What each area of the ids is about. */
export const areas: Readonly<Record<string, string>> = file.areas;

/** The synthetic caller and service that the cases name. */
export const identifiers: { readonly customer: string; readonly service: string } = file.identifiers;
