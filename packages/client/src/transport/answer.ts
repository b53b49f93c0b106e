import type { Answer } from './transport.ts';

/** How much of an answer's body is read: enough for every problem document, too little to fill the memory. */
export const readableBytes = 65_536;

/** The answer as `fetch` gives it, its body readable once. */
export function responseOf({ head, body }: Answer): Response {
	try {
		return new Response([204, 205, 304].includes(head.status) ? null : body, head);
	} catch {
		// A server can send a status and words that a program can make no `Response` with.
		return Response.error();
	}
}
