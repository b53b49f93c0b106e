import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { codeOf, type Network, type Target } from './target.ts';

/** What goes over the wire. */
export interface WireRequest {
	readonly method: string;
	/** Path and base path. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: Buffer;
}

/** What came back: a status, or why none did. */
export type Answer = { readonly status: number } | { readonly failure: string; readonly timedOut: boolean };

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
			resolve({ failure: timedOut ? `no answer within ${timeoutMs} ms` : failureOf(error), timedOut });
		});
		request.end(wire.body);
	});
}

function open(target: Target, network: Network, { method, path, headers }: WireRequest, signal?: AbortSignal): ClientRequest {
	const { url, hostname, port, address } = target;
	const isTls = url.protocol === 'https:';
	const createConnection = (): Socket => {
		const socket = network.connect(address, port);
		return isTls ? tlsConnect({ socket, host: hostname, servername: isIP(hostname) ? '' : hostname }) : socket;
	};
	const send = isTls ? httpsRequest : httpRequest;
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

const certificateCodes = ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'];

function failureOf(error: Error): string {
	const code = codeOf(error);
	if (certificateCodes.includes(code)) return `the certificate is not trusted (${code}): name its CA in NODE_EXTRA_CA_CERTS`;
	if (code === 'ECONNRESET' || code === 'EPIPE') return 'the connection was closed without an answer';
	if (code.startsWith('HPE_')) return `the answer is not HTTP (${code})`;
	return `no answer (${code})`;
}
