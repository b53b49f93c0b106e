import { readFileSync } from 'node:fs';
import type { CaseBody } from '../cases.ts';

/** What JSON holds. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A call that a recorder is told of, step by step, and the message that is due in the end. */
export interface RecordingScenario {
	readonly id: string;
	readonly kind: 'recording';
	readonly title: string;
	/** What makes ids returns it. */
	readonly messageId: string;
	/** What the clock says when the recording begins, in epoch milliseconds. */
	readonly now: number;
	/** The options of the recorder. */
	readonly call: Json;
	/** Each is one call of the recorder, at a time of its own. */
	readonly steps: readonly Json[];
	readonly expected: Json;
}

/** What the target does with one attempt. */
export type ScenarioAnswer =
	| {
			readonly status: number;
			readonly headers?: Readonly<Record<string, string>>;
			readonly body?: string | CaseBody;
			/** Retry-After is the date so many milliseconds ahead, or up to a second later. */
			readonly retryAfterInMs?: number;
			/** The body breaks off, does not go on, or has no end. */
			readonly fault?: 'half' | 'stall' | 'endless';
	  }
	/** The connection is reset, or nothing is said, or the answer breaks off in its head. */
	| { readonly fault: 'reset' | 'silence' | 'half' };

/** A message to send, and a target that answers in a known way. */
export interface SendingScenario {
	readonly id: string;
	readonly kind: 'sending';
	readonly title: string;
	/** The options of the client. */
	readonly client: { readonly token?: string; readonly [name: string]: Json | undefined };
	readonly message: Json;
	/** One for each attempt; every attempt after them is accepted. */
	readonly answers: readonly ScenarioAnswer[];
	readonly expected: { readonly outcome: string; readonly attempts: number; readonly [name: string]: Json };
}

/** One scenario with what is due. */
export type Scenario = RecordingScenario | SendingScenario;

/** How the file says what message is sent: the message of the file with what is changed in it. */
interface WrittenSending extends Omit<SendingScenario, 'message'> {
	/** New values by JSON pointer. */
	readonly set?: Readonly<Record<string, Json>>;
	readonly remove?: readonly string[];
	/** A text that is made long by repeating it. */
	readonly repeat?: { readonly pointer: string; readonly text: string; readonly times: number };
}

interface ScenarioFile {
	readonly secrets: Readonly<Record<string, string>>;
	readonly message: Json;
	readonly scenarios: readonly (RecordingScenario | WrittenSending)[];
}

const file: ScenarioFile = JSON.parse(readFileSync(new URL('../../scenarios/scenarios.json', import.meta.url), 'utf8'));

/** Every scenario of scenarios.json, by id, each message written out. */
export const scenarios: readonly Scenario[] = file.scenarios.map((scenario) =>
	scenario.kind === 'recording' ? scenario : writtenOut(scenario, file.message),
);

/** What no error of a client may show, by what it is. */
export const secrets: readonly (readonly [name: string, value: string])[] = Object.entries(file.secrets);

function writtenOut({ set = {}, remove = [], repeat, ...scenario }: WrittenSending, message: Json): SendingScenario {
	const changed = structuredClone(message);
	for (const [pointer, value] of Object.entries(set)) placeOf(changed, pointer).put(value);
	if (repeat !== undefined) placeOf(changed, repeat.pointer).put(repeat.text.repeat(repeat.times));
	for (const pointer of remove) placeOf(changed, pointer).remove();
	return { ...scenario, message: changed };
}

function placeOf(root: Json, pointer: string): { put(value: Json): void; remove(): void } {
	const steps = pointer.split('/').slice(1);
	const name = steps.pop() ?? '';
	const parent = steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], root) as Record<string, Json>;
	return {
		put(value) {
			parent[name] = value;
		},
		remove() {
			delete parent[name];
		},
	};
}
