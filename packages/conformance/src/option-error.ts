/** An option is missing or wrong. The message says which, and never holds a token. */
export class OptionError extends TypeError {
	override name = 'OptionError';
}
