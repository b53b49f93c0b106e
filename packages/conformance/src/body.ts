import { type CaseBody, identifiers } from './cases.ts';

/** Whom messages are about where they may be stored. */
export interface TestIdentifiers {
	/** The number of a test caller. */
	readonly customer: string;
	/** A number dialled that belongs to a test. */
	readonly service: string;
}

/** The bytes of a body. */
export function bytesOf(body: CaseBody): Buffer {
	if ('base64' in body) return Buffer.from(body.base64, 'base64');
	if ('before' in body) {
		const bytes = Buffer.alloc(body.bytes);
		const start = bytes.write(body.before);
		const end = body.bytes - Buffer.byteLength(body.after);
		bytes.fill(body.repeat, start, end).write(body.after, end);
		return bytes;
	}
	if (body.encoding === undefined) return Buffer.from(body.text);
	const littleEnd = Buffer.from(body.text, 'utf16le');
	return body.encoding === 'utf-16le' ? littleEnd : littleEnd.swap16();
}

/** The same body with the test caller and service in place of the synthetic ones. */
export function withIdentifiers(body: CaseBody, test: TestIdentifiers): CaseBody {
	return rewritten(body, (text) => replaced(text, test));
}

/** The same body with another id of the message, which is as long. */
export function withMessageId(body: CaseBody, before: string, after: string): CaseBody {
	return rewritten(body, (text) => text.replaceAll(before, after));
}

/** The same body with its text changed, byte for byte where it may be no text. */
function rewritten(body: CaseBody, rewrite: (text: string) => string): CaseBody {
	if ('base64' in body) {
		const text = Buffer.from(body.base64, 'base64').toString('latin1');
		return { base64: Buffer.from(rewrite(text), 'latin1').toString('base64') };
	}
	if ('before' in body) return { ...body, before: rewrite(body.before) };
	return { ...body, text: rewrite(body.text) };
}

function replaced(text: string, { customer, service }: TestIdentifiers): string {
	return replaceQuoted(replaceQuoted(text, identifiers.customer, customer), identifiers.service, service);
}

/** Between quotes of either kind, because some texts are not JSON. */
function replaceQuoted(text: string, synthetic: string, value: string): string {
	const quoted = new RegExp(`(["']\\s*)${synthetic}(?=\\s*["'])`, 'g');
	return text.replace(quoted, (_, before: string) => before + JSON.stringify(value).slice(1, -1));
}
