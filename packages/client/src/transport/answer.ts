import type { Answer } from './transport.ts';

/** How much of an answer's body is read: enough for every problem document, too little to fill the memory. */
export const readableBytes = 65_536;

/** The answer as `fetch` gives it, its body readable once. */
export function responseOf({ head, body }: Answer): Response {
	const { status } = head;
	// A server can send any status, but a program can make no `Response` with it.
	if (status < 200 || status > 599) return Response.error();
	return new Response([204, 205, 304].includes(status) ? null : body, head);
}
