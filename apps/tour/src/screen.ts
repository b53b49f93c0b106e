import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const clearLine = '\r\u001b[2K';

/** Standard output is a terminal on which a line can be written again. */
export const isTerminal = process.stdout.isTTY && process.env.TERM !== 'dumb';

/** Removes the line that a step moves on a terminal. */
export function clearProgress(): void {
	if (isTerminal) process.stdout.write(clearLine);
}

/** Text in a style, where standard output shows colours. */
export function paint(style: Style, text: string): string {
	return styleText(style, text, { stream: process.stdout });
}

/** Prints lines. */
export function print(...lines: string[]): void {
	process.stdout.write(`${lines.join('\n')}\n`);
}

/** Prints the heading of a part, set off from the part before it. */
export function heading(title: string): void {
	print('', paint('bold', title));
}

/** Prints text line by line, set in by two characters. */
export function indented(text: string, style: Style = 'reset'): void {
	print(...text.split('\n').map((line) => (line === '' ? '' : `  ${paint(style, line)}`)));
}

/**
 * Shows that a long step is under way, and how it ended: one line that changes on a terminal, plain lines elsewhere.
 * @param title - what is being done
 * @param work - does it; what it reports is shown behind the title
 * @param outcome - how it ended, from what the work returns
 */
export async function step<T>(
	title: string,
	work: (report: (detail: string) => void) => Promise<T>,
	outcome: (result: T) => string,
): Promise<T> {
	const started = performance.now();
	const show = isTerminal ? movingLine(title) : plainLines(title);
	try {
		const result = await work(show.report);
		show.end();
		const seconds = paint('dim', `${((performance.now() - started) / 1000).toFixed(1)} s`);
		print(`${paint('green', '✓')} ${title.padEnd(22)}${outcome(result)}  ${seconds}`);
		return result;
	} catch (error) {
		show.end();
		print(`${paint('red', '✗')} ${title}`);
		throw error;
	}
}

interface Progress {
	report(detail: string): void;
	end(): void;
}

function movingLine(title: string): Progress {
	const started = performance.now();
	let detail = '';
	let frame = 0;
	const draw = () => {
		const seconds = Math.round((performance.now() - started) / 1000);
		const text = `${frames[frame++ % frames.length]} ${title}  ${seconds} s  ${detail}`.slice(0, process.stdout.columns - 1);
		process.stdout.write(`${clearLine}${text}`);
	};
	draw();
	const timer = setInterval(draw, 100);
	return {
		report(text) {
			detail = text;
		},
		end() {
			clearInterval(timer);
			clearProgress();
		},
	};
}

function plainLines(title: string): Progress {
	print(`${title} …`);
	return { report: (detail) => print(`  ${detail}`), end: () => {} };
}
