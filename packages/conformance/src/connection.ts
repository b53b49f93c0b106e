import { isIP, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import type { Answer } from './exchange.ts';
import { codeOf, type Network, type Target } from './target.ts';

/** Opens a connection of its own to the pinned address, through TLS where the URL says so. */
export function openSocket({ url, hostname, port, address, trust }: Target, network: Network): Socket {
	const socket = network.connect(address, port);
	if (url.protocol !== 'https:') return socket;
	const { ca, insecure = false } = trust;
	return tlsConnect({
		socket,
		host: hostname,
		servername: isIP(hostname) ? '' : hostname,
		rejectUnauthorized: !insecure,
		...(ca !== undefined && { ca }),
	});
}

const certificateCodes = ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'];

type Failure = Extract<Answer, { failure: string }>;

/** Why no status came back. */
export function failureOf(error: Error): Failure {
	const code = codeOf(error);
	const closed = code === 'ECONNRESET' || code === 'EPIPE';
	return { failure: wordsOf(code, closed), timedOut: false, closed };
}

/** The end of the connection as a failure. */
export const closedWithoutAnswer: Failure = failureOf(Object.assign(new Error(), { code: 'ECONNRESET' }));

/** The time-out as a failure. */
export function noAnswerWithin(timeoutMs: number): Failure {
	return { failure: `no answer within ${timeoutMs} ms`, timedOut: true, closed: false };
}

function wordsOf(code: string, closed: boolean): string {
	if (closed) return 'the connection was closed without an answer';
	if (certificateCodes.includes(code)) return `the certificate is not trusted (${code}): name its CA with --ca`;
	if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) return `the TLS handshake failed (${code})`;
	if (code === 'HPE_HEADER_OVERFLOW') return `the header of the answer is too long (${code})`;
	if (code.startsWith('HPE_')) return `the answer is not HTTP (${code})`;
	return `no answer (${code})`;
}
