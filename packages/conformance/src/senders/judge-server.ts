import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { basePath } from '@ivr-activity/contract/operation';
import type { Answer } from './answer.ts';
import type { Attempt } from './attempt.ts';
import { Reception } from './reception.ts';

/** Decides what becomes of what arrives. */
export interface Director {
	/** The connection is reset before anything is read from it. */
	refuses(): boolean;
	/** A request has arrived whole, or as far as it came. */
	answer(attempt: Attempt): Answer;
	/** Something has arrived that is no HTTP, or bytes that belong to no request. */
	malformed(attempt: Attempt): void;
}

/** So long is waited for connections of a sender that has ended. */
const drainMs = 1000;

/** A server on this machine that takes whatever a sender sends, faults of HTTP included. */
export class JudgeServer {
	readonly #server: Server;
	readonly #director: Director;
	readonly #open = new Set<Socket>();
	readonly #latest = new WeakMap<Socket, Reception>();

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
		// Those that asked for a tunnel are no longer the server's own.
		for (const socket of this.#open) socket.destroy();
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
		const reception: Reception = new Reception(request, (captured) => {
			const attempt: Attempt = { arrivedAt: reception.arrivedAt, request: captured };
			deliver(attempt, this.#director.answer(attempt), response);
		});
		this.#latest.set(request.socket, reception);
	}

	#onClientError(error: NodeJS.ErrnoException, socket: Socket): void {
		const latest = this.#latest.get(socket);
		if (!error.code?.startsWith('HPE_')) socket.destroy();
		else if (latest === undefined) this.#refuse(socket, error.code);
		// The answer to the request before these bytes may still be under way.
		else latest.breakOff();
	}

	#refuse(socket: Socket, malformed: string): void {
		const attempt: Attempt = { arrivedAt: performance.now(), malformed, answer: { status: 400 } };
		this.#director.malformed(attempt);
		if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
		attempt.answeredAt = performance.now();
	}
}

function deliver(attempt: Attempt, answer: Answer, response: ServerResponse): void {
	if (answer === 'silence') return;
	if (answer === 'reset') {
		attempt.answeredAt = performance.now();
		response.socket?.resetAndDestroy();
		return;
	}
	const { status, headers = {}, body = '' } = answer;
	const isBroken = attempt.request?.isCut || attempt.request?.hasExtraBytes;
	const closing = isBroken ? { connection: 'close' } : {};
	response.writeHead(status, { ...headers, ...closing, 'content-length': Buffer.byteLength(body) });
	attempt.answeredAt = performance.now();
	response.end(body);
}
