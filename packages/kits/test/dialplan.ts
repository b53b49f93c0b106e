import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The channel variables of a call; functions such as CALLERID(num) are variables here too. */
export type Channel = Map<string, string>;

interface Step {
	readonly application: string;
	readonly data: string;
}

/**
 * A stand-in for what Asterisk does with a dialplan: variables, substrings, a few functions, and the applications Set,
 * Gosub, Return and System. Whatever else the file uses is an error, so that nothing passes untried.
 */
export class Dialplan {
	readonly #extensions = new Map<string, Step[]>();
	readonly #channel: Channel;

	constructor(file: string, channel: Channel) {
		this.#channel = channel;
		let name = '';
		for (const line of readFileSync(file, 'utf8').split('\n')) {
			// Asterisk ends a line at a semicolon that is not escaped.
			const text = line.replace(/(?<!\\);.*/, '').trim();
			const step = /^(?:exten => (\w+),1|same => n),(\w+)\((.*)\)$/.exec(text);
			if (step === null) {
				if (text !== '' && text !== '[ivr-activity]') throw new Error(`not understood: ${text}`);
				continue;
			}
			const [, extension, application = '', data = ''] = step;
			name = extension ?? name;
			this.#extensions.set(name, [...(this.#extensions.get(name) ?? []), { application, data }]);
		}
	}

	/** Runs a subroutine. */
	gosub(extension: string, ...args: string[]): void {
		for (const number of [1, 2]) this.#channel.set(`ARG${number}`, args[number - 1] ?? '');
		for (const { application, data } of this.#extensions.get(extension) ?? []) {
			if (application === 'Return') return;
			this.#run(application, this.#substituted(data));
		}
		throw new Error(`${extension} does not return`);
	}

	#run(application: string, data: string): void {
		if (application === 'Set') {
			const at = data.indexOf('=');
			this.#channel.set(data.slice(0, at), data.slice(at + 1));
		} else if (application === 'System') {
			const { status } = spawnSync('sh', ['-c', data], { stdio: 'inherit' });
			this.#channel.set('SYSTEMSTATUS', status === 0 ? 'SUCCESS' : 'FAILURE');
		} else throw new Error(`no application ${application}`);
	}

	/** The text with each `${…}` and `$[…]` in it replaced, the innermost first. */
	#substituted(text: string): string {
		const start = text.search(/\$[{[]/);
		if (start < 0) return text;
		const end = endOfBracket(text, start + 1);
		const inside = this.#substituted(text.slice(start + 2, end));
		const value = text[start + 1] === '[' ? String(equals(inside)) : this.#valueOf(inside);
		return text.slice(0, start) + value + this.#substituted(text.slice(end + 1));
	}

	#valueOf(expression: string): string {
		const call = /^(\w+)\((.*)\)$/s.exec(expression);
		if (call !== null && !this.#channel.has(expression)) return apply(call[1] ?? '', call[2] ?? '');
		const [, name = '', from = '0'] = /^([^:]+)(?::(\d+))?$/.exec(expression) ?? [];
		return (this.#channel.get(name) ?? '').slice(Number(from));
	}
}

function endOfBracket(text: string, start: number): number {
	const [open, close] = text[start] === '[' ? ['[', ']'] : ['{', '}'];
	for (let at = start, depth = 0; at < text.length; at++) {
		if (text[at] === open) depth += 1;
		else if (text[at] === close && --depth === 0) return at;
	}
	throw new Error(`no end in ${text}`);
}

function equals(expression: string): 0 | 1 {
	const [left, right, ...others] = expression.split(' = ');
	if (right === undefined || others.length > 0) throw new Error(`no expression: ${expression}`);
	return left === right ? 1 : 0;
}

function apply(name: string, data: string): string {
	switch (name) {
		case 'STRFTIME':
			if (data !== ',,%s%3q') throw new Error(`no format ${data}`);
			return String(Date.now());
		case 'URIENCODE':
			return encodeURIComponent(data);
		case 'LEN':
			return String(data.length);
		case 'RAND': {
			const [least = 0, most = 0] = data.split(',').map(Number);
			return String(least + Math.floor(Math.random() * (most - least + 1)));
		}
		case 'FILTER': {
			const at = data.indexOf(',');
			const allowed = data.slice(0, at).replace('\\x2D', '\\-');
			return [...data.slice(at + 1)].filter((one) => new RegExp(`^[${allowed}]$`).test(one)).join('');
		}
		case 'IF': {
			const [, condition, yes = '', no = ''] = /^(.*?)\?(.*?):(.*)$/s.exec(data) ?? [];
			return condition === '1' ? yes : no;
		}
		default:
			throw new Error(`no function ${name}`);
	}
}
