import { styleText } from 'node:util';
import { printable } from './printable.ts';

/** A style of `styleText`, several, or none. */
export type Style = Parameters<typeof styleText>[0] | 'plain';

/** How text is laid out for one stream. */
export interface Layout {
	/** In characters. */
	readonly width: number;
	/** The text in a style. What a terminal would obey in it is written out. */
	paint(style: Style, text: string): string;
}

/** What is read of a stream to write to. */
export interface Screen {
	readonly columns?: number;
	/** A terminal alone has it. */
	hasColors?(): boolean;
}

const widest = 100;
const narrowest = 40;

/** The layout for a stream: colours only on a terminal that has them, and never with NO_COLOR. */
export function layoutFor(screen: Screen, environment: NodeJS.ProcessEnv): Layout {
	const colours = screen.hasColors?.() === true && !environment.NO_COLOR;
	return {
		width: Math.max(narrowest, Math.min(widest, screen.columns ?? 80)),
		paint: (style, text) =>
			colours && style !== 'plain' ? styleText(style, printable(text), { validateStream: false }) : printable(text),
	};
}

/** Text in lines of at most the width, broken between words, and inside a word only where one is longer than a line. */
export function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line !== '' && line.length + 1 + word.length > width) {
			lines.push(line);
			line = '';
		}
		line = line === '' ? word : `${line} ${word}`;
		for (; line.length > width; line = line.slice(width)) lines.push(line.slice(0, width));
	}
	return [...lines, line];
}

/** The number with its noun, which has an `s` in the plural unless that is named. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
	return `${number} ${number === 1 ? noun : plural}`;
}
