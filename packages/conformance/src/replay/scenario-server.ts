import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { basePath } from '@ivr-activity/contract/operation';
import { bytesOf } from '../body.ts';
import type { ScenarioAnswer } from './scenario.ts';

/** A request as it arrived. Times are milliseconds of one steady clock. */
export interface SeenRequest {
	readonly method: string;
	readonly path: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Buffer;
	readonly arrivedAt: number;
	readonly answeredAt: number;
	/** How long the answer asked to wait, in milliseconds. */
	readonly askedMs: number;
}

type WholeAnswer = Extract<ScenarioAnswer, { status: number }>;

/** More is not written of an answer without end: it would fill the memory of a client that keeps it. */
const mostBytes = 64 * 1024 * 1024;

const accepted: ScenarioAnswer = { status: 202 };

/** A real server that plays the answers of one scenario, one for each request, and accepts every request after them. */
export class ScenarioServer {
	/** The requests in the order of arrival. */
	readonly requests: SeenRequest[] = [];
	/** How many bytes of an endless answer were taken. */
	endlessBytes = 0;
	readonly #answers: readonly ScenarioAnswer[];
	readonly #server: Server;
	readonly #arrivals = new EventEmitter();

	constructor(answers: readonly ScenarioAnswer[]) {
		this.#answers = answers;
		this.#server = createServer((request, response) => void this.#take(request, response).catch(() => response.destroy()));
	}

	/** Starts to listen on a free port. @returns the base URL for the client */
	async listen(): Promise<string> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${basePath}`;
	}

	/** Settles when so many requests have arrived, or when the time is over. */
	async received(count: number, timeoutMs: number): Promise<void> {
		const signal = AbortSignal.timeout(timeoutMs);
		while (this.requests.length < count && !signal.aborted) {
			await once(this.#arrivals, 'request', { signal }).catch(() => {});
		}
	}

	/** Breaks every connection and stops listening. */
	async close(): Promise<void> {
		const closed = once(this.#server, 'close');
		this.#server.close();
		this.#server.closeAllConnections();
		await closed;
	}

	async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const arrivedAt = performance.now();
		const body = await buffer(request);
		const answer = this.#answers[this.requests.length] ?? accepted;
		// Read before the wait is reckoned: a machine that pauses in between would make a client that waits look hasty.
		const answeredAt = performance.now();
		const { headers, askedMs } = 'status' in answer ? answerHead(answer) : { headers: {}, askedMs: 0 };
		const { method = '', url: path = '' } = request;
		this.requests.push({ method, path, headers: request.headers, body, arrivedAt, answeredAt, askedMs });
		this.#arrivals.emit('request');
		if ('status' in answer) await this.#answer(answer, headers, response);
		else breakOff(answer.fault, response);
	}

	async #answer(answer: WholeAnswer, headers: Readonly<Record<string, string>>, response: ServerResponse): Promise<void> {
		const { status, body = '', fault } = answer;
		const bytes = typeof body === 'string' ? Buffer.from(body) : bytesOf(body);
		if (fault === 'endless') {
			response.writeHead(status, headers);
			await this.#writeForEver(response);
			return;
		}
		response.writeHead(status, { ...headers, ...(status !== 204 && { 'content-length': bytes.length }) });
		if (fault === undefined) response.end(bytes);
		else response.write(bytes.subarray(0, bytes.length / 2), () => void (fault === 'half' && response.socket?.destroySoon()));
	}

	/** Until nobody takes it any more, or it is clear that somebody takes it all. */
	async #writeForEver(response: ServerResponse): Promise<void> {
		const block = Buffer.alloc(65_536, ' ');
		const gone = new AbortController();
		response.once('close', () => gone.abort());
		while (!gone.signal.aborted && this.endlessBytes < mostBytes) {
			this.endlessBytes += block.length;
			if (!response.write(block)) await once(response, 'drain', { signal: gone.signal }).catch(() => {});
		}
	}
}

/** The header fields of an answer, and the wait that they ask for. */
function answerHead({ headers = {}, retryAfterInMs }: WholeAnswer) {
	if (retryAfterInMs !== undefined) {
		// Dates of HTTP have whole seconds.
		const now = Date.now();
		const date = Math.ceil((now + retryAfterInMs) / 1000) * 1000;
		return { headers: { ...headers, 'retry-after': new Date(date).toUTCString() }, askedMs: date - now };
	}
	const seconds = headers['retry-after'] ?? '';
	return { headers, askedMs: /^[0-9]{1,9}$/.test(seconds) ? Number(seconds) * 1000 : 0 };
}

function breakOff(fault: 'reset' | 'silence' | 'half', { socket }: ServerResponse): void {
	if (fault === 'reset') socket?.resetAndDestroy();
	if (fault === 'half') socket?.end('HTTP/1.1 202 Acc');
}
