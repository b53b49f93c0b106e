import { OptionError } from './option-error.ts';

/** What parseArgs says of one argument. */
interface Token {
	readonly kind: string;
	readonly name?: string;
	readonly value?: string | undefined;
}

/**
 * By name of a reporter the file that it writes, `-` for standard output. An `--output` belongs to the `--reporter`
 * before it.
 * @throws OptionError when there is none before it
 */
export function reporterOutputs(tokens: readonly Token[]): Readonly<Record<string, string>> {
	const reporters: Record<string, string> = {};
	let last: string | undefined;
	for (const { kind, name, value } of tokens) {
		if (kind !== 'option' || value === undefined) continue;
		if (name === 'reporter') {
			last = value;
			reporters[last] = '-';
		} else if (name === 'output') {
			if (last === undefined) throw new OptionError('--output names the file of the --reporter before it: name one first.');
			reporters[last] = value;
			last = undefined;
		}
	}
	return reporters;
}
