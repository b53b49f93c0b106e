import { type Advice, advise } from '../advise.ts';
import { parse, validate } from '../index.ts';
import { transportProblem } from '../problem.ts';
import { adviseOnText } from '../text/advise-on-text.ts';
import type { TextPosition } from '../text/text-position.ts';
import type { ErrorLimit, Profile, ValidationError } from '../validation.ts';
import type { Piece } from './input.ts';
import { isContainer, isWithin } from './pointer.ts';
import { positionsOf } from './positions.ts';
import { applyRepairs, type FindErrors, type Repair, repairsOf } from './repair.ts';
import { type ReportCell, reportRow } from './report-row.ts';

/** What there is to say about one message. */
export interface Checked {
	readonly valid: boolean;
	readonly errors: readonly (ValidationError & Partial<TextPosition>)[];
	readonly limit?: ErrorLimit;
	/** On the message as it is after the repairs. */
	readonly advice: readonly (Advice & TextPosition)[];
	readonly repairs: readonly (Repair & TextPosition)[];
	/** Whether the message is valid once the repairs are made; also for one that needs none. */
	readonly validOnceRepaired: boolean;
	/** After the repairs; null when there is no object to read. */
	readonly reportRow: readonly ReportCell[] | null;
	/** The message as JSON text says it, before the repairs; undefined when it is not JSON. */
	readonly message: unknown;
}

type Invalid = Extract<ReturnType<typeof parse>, { valid: false }>;

/** Checks one message: everything that `ivr-check` shows about it, with lines counted from the start of its file. */
export function checkMessage(piece: Piece, profile: Profile): Checked {
	if (piece.tooLarge) return notRead([tooLarge(piece)]);
	const verdict = parse(piece.bytes, { profile });
	if (!verdict.valid) {
		const isJson = verdict.errors.every(({ code }) => code !== 'json');
		return isJson ? checkInvalid(piece, profile, verdict) : notRead(verdict.errors.map((error) => textFault(error, piece)));
	}
	return {
		valid: true,
		errors: [],
		advice: placed(verdict.advice, ({ pointer }) => pointer, piece),
		repairs: [],
		validOnceRepaired: true,
		reportRow: reportRow(verdict.value),
		message: verdict.value,
	};
}

function checkInvalid(piece: Piece, profile: Profile, { errors, limit }: Invalid): Checked {
	const message: unknown = JSON.parse(textOf(piece));
	const findErrors: FindErrors = (candidate) => {
		const verdict = validate(candidate, { profile });
		return verdict.valid ? [] : verdict.errors;
	};
	const repairs = repairsOf(message, errors, findErrors);
	const repaired = applyRepairs(message, repairs);
	const left = findErrors(repaired);
	// Of a large message the first error alone is sought, and no more than that.
	const adviceOnText = limit === 'first' ? [] : adviseOnText(textOf(piece));
	const advice = [...advise(repaired), ...adviceOnText].filter(
		({ pointer }) => !left.some((error) => isWithin(pointer, error.pointer)),
	);
	return {
		valid: false,
		errors: placed(errors, ({ pointer }) => pointer, piece),
		...(limit && { limit }),
		advice: placed(advice, ({ pointer }) => pointer, piece),
		repairs: placed(repairs, ({ path }) => path, piece),
		validOnceRepaired: left.length === 0,
		reportRow: isContainer(repaired) && !Array.isArray(repaired) ? reportRow(withoutFaults(repaired, left)) : null,
		message,
	};
}

/** What a faulty member says would be shown as if it were true. */
function withoutFaults(message: unknown, errors: readonly ValidationError[]): unknown {
	return applyRepairs(
		message,
		errors.map(({ pointer }) => ({ op: 'remove', path: pointer })),
	);
}

function notRead(errors: Checked['errors']): Checked {
	return { valid: false, errors, advice: [], repairs: [], validOnceRepaired: false, reportRow: null, message: undefined };
}

function tooLarge({ line }: Piece): Checked['errors'][number] {
	const { detail } = transportProblem('body-too-large');
	return { pointer: '', code: 'body-too-large', message: detail, line, column: 1 };
}

/** The findings in the order of the text. */
function placed<T>(findings: readonly T[], pointerOf: (finding: T) => string, piece: Piece): (T & TextPosition)[] {
	if (findings.length === 0) return [];
	const positions = positionsOf(textOf(piece), findings.map(pointerOf));
	return findings
		.map((finding) => ({ ...finding, ...inFile(positions.get(pointerOf(finding)) ?? { line: 1, column: 1 }, piece) }))
		.sort((one, other) => one.line - other.line || one.column - other.column);
}

/** The library counts lines from the start of the message, and begins its sentence with the place, which is shown apart. */
function textFault({ message, changes, ...error }: ValidationError, piece: Piece): Checked['errors'][number] {
	const sentence = message
		.replace(/^line \d+, column \d+: /, '')
		.replace(/\bline (\d+), column/g, (_, line) => `line ${Number(line) + piece.line - 1}, column`);
	if (changes === undefined) return { ...inFile(error, piece), message: sentence };
	const [title = sentence] = sentence.split(/: (?=line \d+, column)/);
	return { ...inFile(error, piece), message: title, changes: changes.map((change) => inFile(change, piece)) };
}

function inFile<T extends { line?: number }>(finding: T, { line: start }: Piece): T {
	return finding.line === undefined ? finding : { ...finding, line: finding.line + start - 1 };
}

function textOf({ bytes }: Piece): string {
	return new TextDecoder().decode(bytes);
}
