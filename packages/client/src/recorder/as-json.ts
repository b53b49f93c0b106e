/**
 * A value as JSON holds it, so that a later change of it changes no record; undefined when JSON holds nothing of it.
 * @throws {TypeError} it has no JSON form; it is not repeated in the error
 */
export function asJson(value: unknown, name: string): unknown {
	let text: string | undefined;
	try {
		text = JSON.stringify(value);
	} catch {
		throw new TypeError(`${name} must have a JSON form: no cycles, no BigInt.`);
	}
	return text === undefined ? undefined : JSON.parse(text);
}
