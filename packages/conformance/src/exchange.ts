import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Transfer } from './cases.ts';
import { failureOf, noAnswerWithin, openSocket } from './connection.ts';
import { rawExchange } from './raw-exchange.ts';
import type { Network, Target } from './target.ts';

/** What goes over the wire. */
export interface WireRequest {
	readonly method: string;
	/** Path and base path. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: Buffer;
	readonly transfer?: Transfer;
}

/** What came back: a status, or why none did. */
export type Answer =
	| { readonly status: number }
	| { readonly failure: string; readonly timedOut: boolean; readonly closed: boolean };

/** The body of an answer judges nothing. So much of it is read that the target can end in peace. */
const answerBytes = 65536;
const answerMs = 1000;

/**
 * Sends one request over a connection of its own to the pinned address. Redirects are not followed. It always ends: with
 * the first status that arrives, or without one after the time-out.
 */
export function exchange(
	target: Target,
	network: Network,
	wire: WireRequest,
	timeoutMs: number,
	signal?: AbortSignal,
): Promise<Answer> {
	const { transfer } = wire;
	if (transfer !== undefined)
		return rawExchange(target, network, { ...wire, transfer }, { timeoutMs, ...(signal && { signal }) });
	return new Promise((resolve) => {
		const request = open(target, network, wire, signal);
		let timedOut = false;
		const timer = setTimeout(() => {
			timedOut = true;
			request.destroy(new Error('time-out'));
		}, timeoutMs);
		request.once('response', (response) => {
			clearTimeout(timer);
			const { statusCode: status = 0 } = response;
			discard(request, response, () => resolve({ status }));
		});
		request.on('error', (error) => {
			clearTimeout(timer);
			resolve(timedOut ? noAnswerWithin(timeoutMs) : failureOf(error));
		});
		request.end(wire.body);
	});
}

function open(target: Target, network: Network, { method, path, headers }: WireRequest, signal?: AbortSignal): ClientRequest {
	const { url, hostname, port } = target;
	const createConnection = (): Socket => openSocket(target, network);
	const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
	return send({ host: hostname, port, method, path, headers, createConnection, ...(signal && { signal }) });
}

function discard(request: ClientRequest, response: IncomingMessage, done: () => void): void {
	let bytes = 0;
	const end = () => {
		clearTimeout(timer);
		request.destroy();
		done();
	};
	const timer = setTimeout(end, answerMs);
	response.on('data', (chunk: Buffer) => {
		bytes += chunk.length;
		if (bytes > answerBytes) end();
	});
	response.once('close', end);
	response.on('error', end);
}
