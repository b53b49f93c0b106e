/**
 * The errors of the client and the recorder begin with the argument that they are about: whoever gave a flag does not know it.
 * @param names - what each argument is called in the errors instead
 * @returns what `make` returns
 * @throws {Error} what `make` throws, about the flag
 */
export function naming<T>(names: Readonly<Record<string, string>>, make: () => T): T {
	try {
		return make();
	} catch (error) {
		const { message } = error as Error;
		const [argument = ''] = message.split(' ', 1);
		const name = names[argument];
		throw name === undefined ? error : new Error(name + message.slice(argument.length));
	}
}
