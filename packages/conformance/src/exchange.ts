import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Transfer } from './cases.ts';
import { closedWithoutAnswer, failureOf, noAnswerWithin, openSocket } from './connection.ts';
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
/** A target whose answers do not end is not waited for any longer after so many of them. */
const endlessAnswers = 8;
const endless = new WeakMap<Target, number>();

/**
 * Sends one request to the pinned address, over a connection of its own or of the agent. Redirects are not followed. It
 * always ends: with the first status that arrives, or without one after the time-out.
 */
export function exchange(
	target: Target,
	network: Network,
	wire: WireRequest,
	timeoutMs: number,
	signal?: AbortSignal,
	agent?: Agent,
): Promise<Answer> {
	const { transfer } = wire;
	if (transfer !== undefined)
		return rawExchange(target, network, { ...wire, transfer }, { timeoutMs, ...(signal && { signal }) });
	return new Promise((resolve) => {
		const request = open(target, network, wire, signal, agent);
		let timedOut = false;
		let answer: Answer | undefined;
		const timer = setTimeout(() => {
			timedOut = true;
			request.destroy(new Error('time-out'));
		}, timeoutMs);
		const end = (otherwise: Answer) => {
			clearTimeout(timer);
			// What goes wrong after the status changes nothing.
			resolve(answer ?? otherwise);
		};
		request.once('response', (response) => {
			clearTimeout(timer);
			const received = { status: response.statusCode ?? 0 };
			answer = received;
			discard(target, request, response, () => end(received));
		});
		request.once('upgrade', ({ statusCode: status = 0 }, socket) => {
			end({ status });
			socket.destroy();
		});
		request.on('error', (error) => end(timedOut ? noAnswerWithin(timeoutMs) : failureOf(error)));
		request.once('close', () => end(closedWithoutAnswer));
		request.end(wire.body);
	});
}

function open(
	target: Target,
	network: Network,
	{ method, path, headers }: WireRequest,
	signal?: AbortSignal,
	agent?: Agent,
): ClientRequest {
	const { url, hostname, port } = target;
	const connection = agent === undefined ? { createConnection: (): Socket => openSocket(target, network) } : { agent };
	const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
	return send({ host: hostname, port, method, path, headers, ...connection, ...(signal && { signal }) });
}

function discard(target: Target, request: ClientRequest, response: IncomingMessage, done: () => void): void {
	let bytes = 0;
	const end = () => {
		clearTimeout(timer);
		request.destroy();
		done();
	};
	const giveUp = () => {
		endless.set(target, (endless.get(target) ?? 0) + 1);
		end();
	};
	const timer = setTimeout(giveUp, (endless.get(target) ?? 0) < endlessAnswers ? answerMs : 0);
	response.on('data', (chunk: Buffer) => {
		bytes += chunk.length;
		if (bytes > answerBytes) end();
	});
	response.once('close', end);
	response.on('error', end);
}
