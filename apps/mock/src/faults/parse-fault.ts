import type { Fault, FaultSpec } from './fault.ts';

/** A fault that is not written as the grammar wants it. Its message says what to write instead. */
export class FaultSyntaxError extends Error {
	override readonly name = 'FaultSyntaxError';
}

const longestMs = 600_000;
const defaultBoundMs = 60_000;
const longestSpec = 1000;

/** What each kind of fault is made of: `value` stands behind its `=`, the modifiers behind semicolons. */
const kinds: Readonly<Record<Fault['kind'], (words: Words, value: string | undefined) => Fault>> = {
	status: (words, value) => {
		const status = integer('status', value, 400, 599);
		const retryAfter = words.take('retry-after');
		return { kind: 'status', status, ...(retryAfter !== undefined && { retryAfter: readRetryAfter(retryAfter) }) };
	},
	html: (_, value = '502') => ({ kind: 'html', status: integer('html', value, 400, 599) }),
	redirect: (words, value = '307') => {
		if (!['301', '302', '303', '307', '308'].includes(value)) throw wrong('redirect', 'one of 301, 302, 303, 307, 308');
		const location = words.take('to');
		return { kind: 'redirect', status: Number(value), ...(location !== undefined && { location: readLocation(location) }) };
	},
	'slow-head': (_, value) => ({ kind: 'slow-head', delayMs: integer('slow-head', value, 1, longestMs) }),
	'slow-body': (_, value) => ({ kind: 'slow-body', intervalMs: integer('slow-body', value, 1, longestMs) }),
	timeout: (_, value = String(defaultBoundMs)) => ({ kind: 'timeout', boundMs: integer('timeout', value, 1, longestMs) }),
	reset: (_, value) => {
		if (value !== 'before' && value !== 'after') throw wrong('reset', 'before or after');
		return { kind: 'reset', when: value };
	},
	half: (_, value) => bare({ kind: 'half' }, value),
	'wrong-length': (_, value) => bare({ kind: 'wrong-length' }, value),
};

/**
 * Reads a fault as a header, an option or a scenario file writes it: the kind first, then what limits it, such as
 * `status=503; retry-after=2; times=1`. A value that holds a semicolon stands in double quotes.
 * @throws {@link FaultSyntaxError}
 */
export function parseFault(text: string): FaultSpec {
	if (text.length > longestSpec) throw new FaultSyntaxError(`A fault has at most ${longestSpec} characters.`);
	const words = new Words(text);
	const [kind, value] = words.first();
	const make = Object.hasOwn(kinds, kind) ? kinds[kind as Fault['kind']] : undefined;
	if (make === undefined) throw new FaultSyntaxError(`A fault begins with one of ${Object.keys(kinds).join(', ')}.`);
	const fault = make(words, value);
	const [times, rate, id, service] = [words.take('times'), words.take('rate'), words.take('id'), words.take('service')];
	words.end(kind);
	if (fault.kind === 'reset' && fault.when === 'before' && (id ?? service) !== undefined) {
		throw new FaultSyntaxError(
			'reset=before strikes before the message is read: leave out id and service, or write reset=after.',
		);
	}
	return {
		fault,
		times: times === undefined ? Number.POSITIVE_INFINITY : integer('times', times, 1, 1_000_000_000),
		rate: rate === undefined ? 1 : readRate(rate),
		...(id !== undefined && { id: notEmpty('id', id) }),
		...(service !== undefined && { service: notEmpty('service', service) }),
	};
}

/** Sticky, and with no two ways to match the same text, so that a long header is walked once. */
const word = /[ \t]*([A-Za-z-]+)[ \t]*(?:=(?:[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*|([^";]*)))?(?:;|$)/y;

/** The words of a fault; each is taken once, and what nobody takes is an error. */
class Words {
	private readonly words = new Map<string, string | undefined>();

	constructor(text: string) {
		word.lastIndex = 0;
		while (word.lastIndex < text.length) {
			const [, name, quoted, plain] = word.exec(text) ?? [];
			if (name === undefined) throw new FaultSyntaxError('Write a fault as words with values: status=503; times=1.');
			if (this.words.has(name)) throw new FaultSyntaxError(`${name} stands twice.`);
			this.words.set(name, quoted?.replace(/\\(.)/g, '$1') ?? plain?.trim());
			if (text.slice(word.lastIndex).trim() === '') break;
		}
	}

	first(): [string, string | undefined] {
		const [first = ['', undefined] as [string, undefined]] = this.words;
		this.words.delete(first[0]);
		return first;
	}

	take(name: string): string | undefined {
		if (!this.words.has(name)) return undefined;
		const value = this.words.get(name) ?? '';
		this.words.delete(name);
		return value;
	}

	end(kind: string): void {
		const [left] = this.words.keys();
		if (left === undefined) return;
		const again = Object.hasOwn(kinds, left) ? 'A fault has one kind' : `${kind} does not know the word ${left.slice(0, 40)}`;
		throw new FaultSyntaxError(`${again}. Every fault knows times, rate, id and service; status knows retry-after, redirect to.`);
	}
}

function wrong(name: string, wanted: string): FaultSyntaxError {
	return new FaultSyntaxError(`${name} must be ${wanted}.`);
}

function integer(name: string, text: string | undefined, least: number, greatest: number): number {
	const value = Number(text);
	if (text === undefined || !/^\d{1,10}$/.test(text) || value < least || value > greatest) {
		throw wrong(name, `an integer from ${least} to ${greatest}`);
	}
	return value;
}

function bare<F extends Fault>(fault: F, value: string | undefined): F {
	if (value !== undefined) throw new FaultSyntaxError(`${fault.kind} has no value.`);
	return fault;
}

function readRate(text: string): number {
	if (!/^(?:0|1|0?\.\d{1,9}|1\.0{1,9})$/.test(text)) throw wrong('rate', 'a number from 0 to 1, such as 0.25');
	return Number(text);
}

/** RFC 9110, 10.2.3: seconds, or a date in the one form that is still to be sent. */
function readRetryAfter(text: string): string {
	if (/^\d{1,10}$/.test(text) || new Date(text).toUTCString() === text) return text;
	throw wrong('retry-after', 'seconds or a date such as Sun, 06 Nov 1994 08:49:37 GMT');
}

function readLocation(text: string): string {
	if (text !== '' && /^[\x21-\x7e]+$/.test(text) && URL.canParse(text, 'http://localhost')) return text;
	throw wrong('to', 'a URL or a path');
}

function notEmpty(name: string, text: string): string {
	if (text === '') throw new FaultSyntaxError(`${name} needs a value.`);
	return text;
}
