import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { basePath, limits } from '@ivr-activity/contract/operation';
import type { Answer } from './answer.ts';
import type { Attempt, CapturedRequest } from './attempt.ts';

/** Decides what becomes of what arrives. */
export interface Director {
	/** The connection is reset before anything is read from it. */
	refuses(): boolean;
	/** A request has arrived whole, or as far as it came. */
	answer(attempt: Attempt): Answer;
	/** Something has arrived that is no HTTP, or bytes that belong to no request. */
	malformed(attempt: Attempt): void;
}

/** More of a body is counted and not kept. */
const keptBytes = limits.bodyBytes + 65_536;

/** A body that does not go on for so long is taken as it is. */
const stalledMs = 5000;

/** So long is waited for connections of a sender that has ended. */
const drainMs = 1000;

/** A server on this machine that takes whatever a sender sends, faults of HTTP included. */
export class JudgeServer {
	readonly #server: Server;
	readonly #director: Director;
	readonly #open = new Set<Socket>();
	readonly #latest = new WeakMap<Socket, CapturedRequest>();

	constructor(director: Director) {
		this.#director = director;
		const options = { requireHostHeader: false, requestTimeout: 0, headersTimeout: 0, maxHeaderSize: 65_536 };
		const server = createServer(options, (request, response) => this.#take(request, response));
		server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
			response.writeContinue();
			this.#take(request, response);
		});
		server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => this.#take(request, response));
		server.on('connect', (_request: IncomingMessage, socket: Socket) => this.#refuse(socket, 'CONNECT'));
		server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => this.#onClientError(error, socket));
		server.on('connection', (socket: Socket) => {
			this.#open.add(socket);
			socket.once('close', () => this.#open.delete(socket));
			if (director.refuses()) socket.resetAndDestroy();
		});
		this.#server = server;
	}

	/** Starts to listen. @returns the base URL that the sender is given */
	async listen(host: string, port: number): Promise<string> {
		this.#server.listen(port, host);
		await once(this.#server, 'listening');
		const { address, port: actual } = this.#server.address() as AddressInfo;
		const shown = address === '::' || address === '0.0.0.0' ? 'localhost' : address.includes(':') ? `[${address}]` : address;
		return `http://${shown}:${actual}${basePath}`;
	}

	/** Takes what is still under way from a sender that has ended, breaks every connection and stops listening. */
	async close(): Promise<void> {
		if (!this.#server.listening) return;
		await this.#drain();
		const closed = once(this.#server, 'close');
		this.#server.close();
		this.#server.closeAllConnections();
		await closed;
	}

	async #drain(): Promise<void> {
		const until = performance.now() + drainMs;
		// What has arrived at the machine is handed over in the next turns.
		for (let turns = 0; turns < 3; turns += 1) await nextTurn();
		this.#server.closeIdleConnections();
		while (this.#open.size > 0 && performance.now() < until) await delay(5);
	}

	#take(request: IncomingMessage, response: ServerResponse): void {
		const { socket } = request;
		const arrivedAt = performance.now();
		const chunks: Buffer[] = [];
		let bodyBytes = 0;
		let isTaken = false;
		const take = (isCut: boolean) => {
			if (isTaken) return;
			isTaken = true;
			clearTimeout(stalled);
			const captured = capturedRequest(request, bodyBytes > keptBytes ? [] : chunks, bodyBytes, isCut);
			this.#latest.set(socket, captured);
			const attempt: Attempt = { arrivedAt, request: captured };
			deliver(attempt, this.#director.answer(attempt), response, isCut);
		};
		const stalled = setTimeout(() => take(true), stalledMs);
		request.on('data', (chunk: Buffer) => {
			stalled.refresh();
			bodyBytes += chunk.length;
			if (bodyBytes <= keptBytes) chunks.push(chunk);
		});
		request.on('end', () => take(false));
		request.on('close', () => take(!request.complete));
		request.on('error', () => take(true));
	}

	#onClientError(error: NodeJS.ErrnoException, socket: Socket): void {
		const earlier = this.#latest.get(socket);
		if (!error.code?.startsWith('HPE_')) {
			socket.destroy();
		} else if (earlier === undefined) {
			this.#refuse(socket, error.code);
		} else if (earlier.hasExtraBytes !== true) {
			// The answer to the request before these bytes may still be under way.
			earlier.hasExtraBytes = true;
			socket.end();
		}
	}

	#refuse(socket: Socket, malformed: string): void {
		const attempt: Attempt = { arrivedAt: performance.now(), malformed, answer: { status: 400 } };
		this.#director.malformed(attempt);
		if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
		attempt.answeredAt = performance.now();
	}
}

function capturedRequest(
	{ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage,
	chunks: readonly Buffer[],
	bodyBytes: number,
	isCut: boolean,
): CapturedRequest {
	const headers = Array.from(
		{ length: rawHeaders.length / 2 },
		(_, index) => [(rawHeaders[2 * index] ?? '').toLowerCase(), rawHeaders[2 * index + 1] ?? ''] as const,
	);
	return { method, target: url, httpVersion, headers, body: Buffer.concat(chunks), bodyBytes, isCut };
}

function deliver(attempt: Attempt, answer: Answer, response: ServerResponse, isCut: boolean): void {
	if (answer === 'silence') return;
	if (answer === 'reset') {
		attempt.answeredAt = performance.now();
		response.socket?.resetAndDestroy();
		return;
	}
	const { status, headers = {}, body = '' } = answer;
	response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body), ...(isCut && { connection: 'close' }) });
	attempt.answeredAt = performance.now();
	response.end(body);
}
