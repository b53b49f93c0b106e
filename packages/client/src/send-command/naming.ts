/**
 * The errors of the client and the recorder begin with the argument that they are about: whoever gave a flag does not know it.
 * @param flags - the flag that each argument comes from
 * @returns what `make` returns
 * @throws {Error} what `make` throws, with the flag before it
 */
export function naming<T>(flags: Readonly<Record<string, string>>, make: () => T): T {
	try {
		return make();
	} catch (error) {
		const { message } = error as Error;
		const flag = flags[message.split(' ', 1)[0] as string];
		throw flag === undefined ? error : new Error(`--${flag}: ${message}`);
	}
}
