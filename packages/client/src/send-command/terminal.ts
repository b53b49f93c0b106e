import type { Outcome } from './outcome.ts';

/** The text with everything that a terminal would obey instead of showing written as `\uXXXX`. */
export function printable(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
		character
			.split('')
			.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
			.join(''),
	);
}

/** Writes and waits until it is written. Who reads may have enough of it: sending goes on. */
export function print(text: string): Promise<void> {
	return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

/** Says on standard error what is wrong. */
export function complain(sentence: string): void {
	process.stderr.write(`ivr-send: ${sentence.split('\n').map(printable).join('\n')}\n`);
}

/** A line that tells how far it is, on a terminal only. */
export interface Progress {
	show(counts: ReadonlyMap<Outcome['outcome'], number>, part: number | undefined): void;
	clear(): void;
}

const redrawMs = 100;

/** @param shown - several messages are sent, and nothing else writes to the terminal */
export function progressOn(screen: NodeJS.WriteStream, shown: boolean): Progress {
	if (!shown || screen.isTTY !== true) return { show() {}, clear() {} };
	let drawn = Number.NEGATIVE_INFINITY;
	return {
		show(counts, part) {
			if (performance.now() - drawn < redrawMs) return;
			drawn = performance.now();
			const percent = part === undefined ? '' : `${Math.floor(100 * part)} %  `;
			screen.write(`\r${percent}${summary(counts)}\u001b[K`);
		},
		clear() {
			if (drawn !== Number.NEGATIVE_INFINITY) screen.write('\r\u001b[K');
			drawn = Number.NEGATIVE_INFINITY;
		},
	};
}

/** Such as `3 accepted, 1 refused`. */
export function summary(counts: ReadonlyMap<Outcome['outcome'], number>): string {
	return [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'nothing sent';
}
