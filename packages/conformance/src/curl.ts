import { bytesOf } from './body.ts';
import type { CaseBody } from './cases.ts';
import { hasField } from './header-fields.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { lengthError } from './raw-exchange.ts';
import { visible } from './reporters/visible.ts';

/** A command for a POSIX shell that sends the same bytes once more. The token is taken from IVR_TARGET_TOKEN. */
export function curlCommand(request: PreparedRequest): string {
	const { body, first, copies } = request;
	if (copies !== undefined) return `seq ${copies} | xargs -P ${copies} -I COPY ${sending(request, body && withCopyId(body))}`;
	if (first === undefined) return sending(request, body);
	const [before, judged] = [sending(request, first), sending(request, body)];
	// One curl sends both over one connection.
	return request.keptConnection ? `${before} --next ${judged.replace(/^curl /, '')}` : `${before}; ${judged}`;
}

function withCopyId(body: CaseBody): CaseBody {
	return 'text' in body ? { ...body, text: body.text.replace(/("id":"[^"]*)/, '$1-COPY') } : body;
}

function sending({ method, url, headers, transfer, withToken, ownHeaders }: PreparedRequest, body: CaseBody | undefined): string {
	const fields = Object.entries(headers).map(([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`);
	const curl = [
		'curl -i',
		// curl would wait for a body that HEAD never brings.
		method === 'HEAD' ? '-I' : `-X ${method}`,
		...fields,
		...travelling(transfer, body === undefined ? 0 : bytesOf(body).length),
		// curl would say that the body is a form.
		...(body !== undefined && !hasField(headers, 'content-type') ? ["-H 'content-type:'"] : []),
		...ownHeaders.map((name) => `-H ${quoted(`${name}: …`)}`),
		...(withToken ? ['-H "authorization: Bearer $IVR_TARGET_TOKEN"'] : []),
	].join(' ');
	if (body === undefined) return `${curl} ${quoted(url)}`;
	const text = plainText(body);
	const noExpect = transfer === 'expect-continue' ? '' : " -H 'expect:'";
	return text === undefined
		? `${printing(body)} | ${curl}${noExpect} --data-binary @- ${quoted(url)}`
		: `${curl} --data-binary ${quoted(text)} ${quoted(url)}`;
}

function travelling(transfer: PreparedRequest['transfer'], bytes: number): string[] {
	switch (transfer) {
		case 'chunked':
			return ["-H 'transfer-encoding: chunked'"];
		case 'slow':
			return ['--limit-rate 1000'];
		case 'expect-continue':
			return ["-H 'expect: 100-continue'"];
		case 'http-1.0':
			return ['--http1.0'];
		case 'length-too-large':
			return [`-H 'content-length: ${bytes + lengthError}' -m 10`];
		case 'length-too-small':
			return [`-H 'content-length: ${bytes - lengthError}'`];
		default:
			return [];
	}
}

/** The text, where a shell can hold it as an argument. */
function plainText(body: CaseBody): string | undefined {
	if (!('text' in body) || body.encoding !== undefined) return undefined;
	const isPlain = !/[^\x20-\x7e\n\t\u00a1-\u2027\u2030-\ufefe]/.test(body.text.replace(/[\u{10000}-\u{10ffff}]/gu, ''));
	// What reports write as an escape would be sent as that escape.
	return isPlain && visible(body.text) === body.text ? body.text : undefined;
}

function printing(body: CaseBody): string {
	if (!('before' in body)) return `printf %s ${quoted(bytesOf(body).toString('base64'))} | base64 -d`;
	const { before, repeat, after, bytes } = body;
	const filler = bytes - Buffer.byteLength(before) - Buffer.byteLength(after);
	const parts = [
		`printf %s ${quoted(before)}`,
		`yes ${quoted(repeat)} | tr -d '\\n' | head -c ${filler}`,
		`printf %s ${quoted(after)}`,
	];
	return `{ ${parts.join('; ')}; }`;
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
