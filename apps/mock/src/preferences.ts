import type { IHttpOperationConfig } from '@stoplight/prism-http';

/** The three preferences that Prism negotiates by. Every other one is ignored, as RFC 7240 asks. */
export type Preferences = Pick<IHttpOperationConfig, 'code' | 'exampleKey' | 'dynamic'>;

/** A preference of Prism with a value that it cannot have. */
export class PreferenceError extends Error {
	override readonly name = 'PreferenceError';
}

/**
 * Reads a `Prefer` header (RFC 7240), such as `code=500, example=internal-error`.
 * @throws {@link PreferenceError} when `code` is no status of a final answer or `dynamic` no boolean
 */
export function readPreferences(header: string | null): Preferences {
	const wanted = new Map<string, string>();
	for (const [, name = '', quoted, plain = ''] of (header ?? '').matchAll(/([\w-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s,;]*)))?/g)) {
		// Of a preference that is given twice, the first one counts.
		if (!wanted.has(name.toLowerCase())) wanted.set(name.toLowerCase(), quoted ?? plain);
	}
	const code = wanted.get('code');
	const exampleKey = wanted.get('example');
	return {
		dynamic: readBoolean(wanted.get('dynamic')),
		...(code !== undefined && { code: readStatus(code) }),
		...(exampleKey !== undefined && { exampleKey }),
	};
}

function readStatus(text: string): number {
	if (!/^[2-5][0-9][0-9]$/.test(text)) throw new PreferenceError('code must be an HTTP status from 200 to 599.');
	return Number(text);
}

function readBoolean(text = 'false'): boolean {
	if (text !== '' && text !== 'true' && text !== 'false') throw new PreferenceError('dynamic must be true or false.');
	return text !== 'false';
}
