import { count, type Layout, wrap } from './layout.ts';

/** How many invalid messages the summary names. */
const named = 5;

/** Counts what was checked. */
export class Tally {
	#messages = 0;
	#unreadable = 0;
	readonly #invalid: string[] = [];
	#invalidCount = 0;

	get messages(): number {
		return this.#messages;
	}

	/** 0 when every message is valid, 1 when one is not, 2 when a file cannot be read. */
	get exitCode(): 0 | 1 | 2 {
		if (this.#unreadable > 0) return 2;
		return this.#invalidCount > 0 ? 1 : 0;
	}

	count(name: string, valid: boolean): void {
		this.#messages++;
		if (valid) return;
		this.#invalidCount++;
		if (this.#invalid.length < named) this.#invalid.push(name);
	}

	unreadable(): void {
		this.#unreadable++;
	}

	/** One line that ends the output, wrapped where the screen is narrow. */
	summary({ paint, width }: Layout): string {
		const valid = `${count(this.#messages, 'message')}: ${this.#messages - this.#invalidCount} valid`;
		const more = this.#invalidCount > this.#invalid.length ? ', …' : '';
		const invalid = this.#invalidCount === 0 ? '' : `, ${this.#invalidCount} not valid (${this.#invalid.join(', ')}${more})`;
		const unreadable = this.#unreadable === 0 ? '' : `; ${count(this.#unreadable, 'file')} not read`;
		const style = this.exitCode === 0 ? 'green' : 'red';
		return wrap(`${valid}${invalid}${unreadable}.`, width)
			.map((line) => paint(['bold', style], line))
			.join('\n');
	}
}
