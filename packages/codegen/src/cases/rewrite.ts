import type { Body, Source } from './case.ts';

/** The text of a message, written in another way than the base's. */
export interface Rewrite {
	says: string;
	change: string;
	source: Source;
	body: (json: string) => Body;
	/** The slugs of the problems that may be answered; absent where the text is accepted. */
	problems?: string[];
	/** Receivers may accept or refuse it: the contract does not decide. */
	open?: true;
	/** The vendor's parser refuses it too. */
	safe?: boolean;
}

/** What a text that is no JSON may be answered. */
export const refused = ['not-json'];
const refusedEncoding = ['not-json', 'unsupported-media-type'];

/** A text that is no JSON. */
export function refusedText(says: string, change: string, rewrite: (json: string) => string): Rewrite {
	return { says, change, source: 'protocol', body: (json) => ({ text: rewrite(json) }), problems: refused, safe: true };
}

/** A text that is JSON. */
export function allowedText(says: string, change: string, rewrite: (json: string) => string): Rewrite {
	return { says, change, source: 'protocol', body: (json) => ({ text: rewrite(json) }) };
}

/** What JSON lets stand in a string, put before the leg. */
export function added(says: string, text: string): Rewrite {
	const shown = text.replace(/[^\x20-\x7e]/gu, (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase()} `);
	return allowedText(says, `${shown.trim()} added to leg`, (json) => json.replace('"leg":"', `"leg":"${text}`));
}

/** A text that receivers may read either way. */
export function openText(says: string, change: string, rewrite: (json: string) => string): Rewrite {
	return { says, change, source: 'inferred', body: (json) => ({ text: rewrite(json) }), open: true };
}

/** Lists in lists, so many deep, added to the body. */
export function nested(depth: number): (json: string) => string {
	return (json) => json.replace(/\}\}$/, `,"extra":${'['.repeat(depth)}${']'.repeat(depth)}}}`);
}

/** Bytes that are not UTF-8, put before the id. @param safe - the vendor's parser refuses them too */
export function invalidUtf8(what: string, bytes: number[], safe: boolean): Rewrite {
	return {
		says: `a string has ${what}, which is not UTF-8`,
		change: `${Buffer.from(bytes).toString('hex').toUpperCase()} added to id`,
		source: 'protocol',
		body: (json) => {
			const [before, after] = [json.slice(0, json.indexOf('"id":"') + 6), json.slice(json.indexOf('"id":"') + 6)];
			return { base64: Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]).toString('base64') };
		},
		problems: refused,
		safe,
	};
}

/** The text in another encoding than JSON has. */
export function utf16(encoding: 'utf-16le' | 'utf-16be', says: string, mark: string): Rewrite {
	return {
		says: `the text is ${says}`,
		change: 'written in UTF-16',
		source: 'protocol',
		body: (json) => ({ text: `${mark}${json}`, encoding }),
		problems: refusedEncoding,
	};
}

/** The same value with the members of every object in reverse order. */
export function reversed(value: unknown): unknown {
	if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
	const members = Object.entries(value).reverse();
	return Object.fromEntries(members.map(([name, member]) => [name, reversed(member)]));
}
