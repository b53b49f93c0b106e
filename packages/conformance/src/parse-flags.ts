import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { OptionError } from './option-error.ts';

/** The flags of a command, and what they were made of, in order. */
type Flags<T extends ParseArgsOptionsConfig> = ReturnType<typeof parse<T>>;

/**
 * Reads the flags that follow a command, which takes nothing else.
 * @param hint - what to do instead of naming something that is no flag
 * @throws OptionError naming the first one that is wrong
 */
export function parseFlags<const T extends ParseArgsOptionsConfig>(
	command: string,
	args: readonly string[],
	options: T,
	hint = '',
): Flags<T> {
	// Node would speak of positional arguments, which no command has.
	const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true, strict: false });
	for (const token of tokens) {
		if (token.kind === 'positional') throw new OptionError(`${noOption(token.value, command)} ${hint}`.trimEnd());
		if (token.kind === 'option-terminator') continue;
		const type = Object.hasOwn(options, token.name) ? options[token.name]?.type : undefined;
		if (type === undefined) throw new OptionError(noOption(token.rawName, command));
		checkValue(token, type);
	}
	return parse(args, options);
}

function parse<const T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
	return parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
}

function noOption(written: string, command: string): string {
	return `«${written}» is no option of «${command}».`;
}

function checkValue(
	{ rawName, value, inlineValue }: { rawName: string; value: string | undefined; inlineValue: boolean | undefined },
	type: 'string' | 'boolean',
): void {
	if (type === 'boolean' && value !== undefined) throw new OptionError(`${rawName} takes no value.`);
	if (type === 'string' && value === undefined) throw new OptionError(`${rawName} needs a value.`);
	if (value !== undefined && !inlineValue && /^-./.test(value)) {
		throw new OptionError(`${rawName} needs a value: one that begins with a hyphen is written as ${rawName}=${value}.`);
	}
}
