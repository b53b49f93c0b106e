import { maxHeaderSize } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Transfer } from './cases.ts';
import { closedWithoutAnswer, failureOf, noAnswerWithin, openSocket } from './connection.ts';
import type { Answer, WireRequest } from './exchange.ts';
import { mergedFields } from './header-fields.ts';
import type { Network, Target } from './target.ts';

/** A request whose bytes no HTTP client would send so. */
type RawRequest = WireRequest & { readonly transfer: Transfer };

/** By how much a wrong length is wrong, in bytes. */
export const lengthError = 10;
const slowPieces = 8;
const slowPauseMs = 60;
/** A sender that gets no 100 Continue sends the body all the same. */
const continueMs = 1000;
/** The header of an answer is no longer than Node allows elsewhere, in bytes. */
const headBytes = maxHeaderSize;

/** Writes a request byte by byte and reads the status of the answer. It always ends, as `exchange` does. */
export function rawExchange(
	target: Target,
	network: Network,
	wire: RawRequest,
	{ timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<Answer> {
	const socket = openSocket(target, network);
	return new Promise((resolve) => {
		const end = (answer: Answer) => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', abort);
			socket.destroy();
			resolve(answer);
		};
		const abort = () => end({ failure: 'the run was stopped', timedOut: false, closed: false });
		const timer = setTimeout(() => end(noAnswerWithin(timeoutMs)), timeoutMs);
		if (signal?.aborted) return abort();
		signal?.addEventListener('abort', abort, { once: true });
		const continued = readStatus(socket, (status) => end({ status }));
		socket.once('error', (error) => end(failureOf(error)));
		socket.once('close', () => end(closedWithoutAnswer));
		write(socket, headOf(wire, target.url.host), wire, continued).catch((error: Error) => end(failureOf(error)));
	});
}

/** Calls back with the status once the header of the answer is whole. @returns settles when an interim answer arrived */
function readStatus(socket: Socket, onStatus: (status: number) => void): Promise<void> {
	let text = '';
	return new Promise((resolve) => {
		socket.on('data', (chunk: Buffer) => {
			text += chunk.toString('latin1');
			for (let head = answerHead.exec(text); head !== null; head = answerHead.exec(text)) {
				const status = Number(head[1]);
				if (!isInterim(status)) return onStatus(status);
				text = text.slice(head[0].length);
				resolve();
			}
			const fault = faultOf(text);
			if (fault !== undefined) socket.destroy(Object.assign(new Error(), { code: fault }));
		});
	});
}

/** After 101 no other answer of HTTP follows. */
function isInterim(status: number): boolean {
	return status >= 100 && status < 200 && status !== 101;
}

const answerHead = /^HTTP\/1\.[01] ([0-9]{3})(?=[ \r])[\s\S]*?\r\n\r\n/;

/** What is wrong with the beginning of an answer, as Node names it. */
function faultOf(text: string): string | undefined {
	if (text.length > headBytes) return 'HPE_HEADER_OVERFLOW';
	const start = 'HTTP/1.';
	return text.startsWith(start.slice(0, text.length)) && !text.includes('\r\n\r\n') ? undefined : 'HPE_INVALID_CONSTANT';
}

function headOf({ method, path, headers, body, transfer }: RawRequest, host: string): string {
	const framing: Record<string, string> = { ...lengthOf(transfer, body?.length ?? 0) };
	if (transfer === 'expect-continue') framing.expect = '100-continue';
	const fields = Object.entries(mergedFields({ host, connection: 'close' }, headers, framing));
	return [
		`${method} ${path} HTTP/${transfer === 'http-1.0' ? '1.0' : '1.1'}`,
		...fields.map(([name, value]) => `${name}: ${value}`),
		'\r\n',
	].join('\r\n');
}

function lengthOf(transfer: Transfer, bytes: number): Record<string, string> {
	switch (transfer) {
		case 'without-length':
			return {};
		case 'chunked':
			return { 'transfer-encoding': 'chunked' };
		case 'length-too-large':
			return { 'content-length': String(bytes + lengthError) };
		case 'length-too-small':
			return { 'content-length': String(bytes - lengthError) };
		default:
			return { 'content-length': String(bytes) };
	}
}

async function write(socket: Socket, head: string, { body = Buffer.alloc(0), transfer }: RawRequest, continued: Promise<void>) {
	socket.write(head, 'latin1');
	if (transfer === 'expect-continue') {
		await Promise.race([continued, delay(continueMs, undefined, { ref: false })]);
		socket.write(body);
	} else if (transfer === 'slow') {
		for (const piece of piecesOf(body, slowPieces)) {
			socket.write(piece);
			await delay(slowPauseMs);
		}
	} else if (transfer === 'chunked') {
		for (const piece of piecesOf(body, 3))
			socket.write(`${piece.length.toString(16)}\r\n${piece.toString('latin1')}\r\n`, 'latin1');
		socket.write('0\r\n\r\n');
	} else {
		socket.write(body);
	}
	// Only who says that no more will come can be known to have stopped.
	if (transfer === 'length-too-large') socket.end();
}

function piecesOf(bytes: Buffer, count: number): Buffer[] {
	const size = Math.ceil(bytes.length / count);
	return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size)).filter(
		({ length }) => length > 0,
	);
}
