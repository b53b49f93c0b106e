/**
 * Whether a value is larger than a number of bytes when it is written as JSON in UTF-8. The walk ends as soon as it
 * is, so that a cyclic, deep or huge value costs no more than a small one. Exact for what JSON can hold.
 */
export function isLargerThan(value: unknown, bytes: number): boolean {
	const pending = [value];
	let left = bytes;
	while (pending.length > 0 && left >= 0) left -= sizeOf(pending.pop(), left, pending);
	return left < 0;
}

/** Whether a text is larger than a number of bytes in UTF-8. */
export function isTextLargerThan(text: string, bytes: number): boolean {
	return text.length > bytes || utf8Length(text) > bytes;
}

/** The size of the value without that of its children, which are added to the pending ones. */
function sizeOf(value: unknown, left: number, pending: unknown[]): number {
	switch (typeof value) {
		case 'string':
			return stringSize(value, left);
		case 'number':
			return Number.isFinite(value) ? String(value).length : 'null'.length;
		case 'boolean':
			return String(value).length;
		case 'object':
			return value === null ? 'null'.length : containerSize(value, left, pending);
		default:
			return 'null'.length; // nothing that JSON can hold
	}
}

function stringSize(text: string, left: number): number {
	return text.length > left ? text.length : utf8Length(JSON.stringify(text));
}

function containerSize(value: object, left: number, pending: unknown[]): number {
	// The members of these are their bytes and characters: too many to name them.
	if (ArrayBuffer.isView(value)) return value.byteLength;
	if (value instanceof String) return value.length;
	const isArray = Array.isArray(value);
	const names = isArray ? [] : Object.keys(value);
	const count = isArray ? value.length : names.length;
	let size = 2 + Math.max(0, count - 1);
	if (size > left) return size;
	for (let index = 0; isArray && index < count; index++) pending.push(value[index]);
	for (const name of names) {
		size += stringSize(name, left) + 1;
		if (size > left) break;
		pending.push((value as Record<string, unknown>)[name]);
	}
	return size;
}

function utf8Length(text: string): number {
	let length = 0;
	for (const character of text) {
		const codePoint = character.codePointAt(0) ?? 0;
		length += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
	}
	return length;
}
