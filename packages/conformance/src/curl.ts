import { bytesOf } from './body.ts';
import type { CaseBody } from './cases.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** A command for a POSIX shell that sends the same bytes once more. The token is taken from IVR_TARGET_TOKEN. */
export function curlCommand({ method, url, headers, body, withToken }: PreparedRequest): string {
	const fields = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
	const curl = [
		'curl -i',
		`-X ${method}`,
		...fields,
		// curl would say that the body is a form.
		...(body !== undefined && headers['content-type'] === undefined ? ["-H 'content-type:'"] : []),
		...(withToken ? ['-H "authorization: Bearer $IVR_TARGET_TOKEN"'] : []),
	].join(' ');
	if (body === undefined) return `${curl} ${quoted(url)}`;
	const text = plainText(body);
	return text === undefined
		? `${printing(body)} | ${curl} -H 'expect:' --data-binary @- ${quoted(url)}`
		: `${curl} --data-binary ${quoted(text)} ${quoted(url)}`;
}

/** The text, where a shell can hold it as an argument. */
function plainText(body: CaseBody): string | undefined {
	if (!('text' in body) || body.encoding !== undefined) return undefined;
	return /[^\x20-\x7e\n\t\u00a1-\u2027\u2030-\ufefe]/.test(body.text.replace(/[\u{10000}-\u{10ffff}]/gu, ''))
		? undefined
		: body.text;
}

function printing(body: CaseBody): string {
	if (!('before' in body)) return `printf %s ${quoted(bytesOf(body).toString('base64'))} | base64 -d`;
	const { before, repeat, after, bytes } = body;
	const filler = bytes - Buffer.byteLength(before) - Buffer.byteLength(after);
	const parts = [
		`printf %s ${quoted(before)}`,
		`head -c ${filler} /dev/zero | tr '\\0' ${quoted(repeat)}`,
		`printf %s ${quoted(after)}`,
	];
	return `{ ${parts.join('; ')}; }`;
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
