import type { IncomingMessage } from 'node:http';
import { limits } from '@ivr-activity/contract/operation';
import type { CapturedRequest } from './attempt.ts';

/** More of a body is counted and not kept. */
const keptBytes = limits.bodyBytes + 65_536;

/** A body that does not go on for so long is taken as it is. */
const stalledMs = 5000;

/** A request while it arrives. */
export class Reception {
	readonly arrivedAt = performance.now();
	readonly #request: IncomingMessage;
	readonly #onCaptured: (captured: CapturedRequest) => void;
	readonly #chunks: Buffer[] = [];
	readonly #stalled: NodeJS.Timeout;
	#bodyBytes = 0;
	#hasExtraBytes = false;
	#captured: CapturedRequest | undefined;

	constructor(request: IncomingMessage, onCaptured: (captured: CapturedRequest) => void) {
		this.#request = request;
		this.#onCaptured = onCaptured;
		this.#stalled = setTimeout(() => this.#end(true), stalledMs);
		request.on('data', (chunk: Buffer) => this.#keep(chunk));
		request.on('end', () => this.#end(false));
		request.on('close', () => this.#end(!request.complete));
		request.on('error', () => this.#end(true));
	}

	/** What came next on the connection, or that nothing came, cannot be read as HTTP. */
	breakOff(): void {
		if (!this.#request.complete) {
			this.#end(true);
			return;
		}
		this.#hasExtraBytes = true;
		if (this.#captured !== undefined) this.#captured.hasExtraBytes = true;
	}

	#keep(chunk: Buffer): void {
		this.#stalled.refresh();
		this.#bodyBytes += chunk.length;
		if (this.#bodyBytes <= keptBytes) this.#chunks.push(chunk);
	}

	#end(isCut: boolean): void {
		if (this.#captured !== undefined) return;
		clearTimeout(this.#stalled);
		const { method = '', url = '', httpVersion, rawHeaders } = this.#request;
		this.#captured = {
			method,
			target: url,
			httpVersion,
			headers: Array.from(
				{ length: rawHeaders.length / 2 },
				(_, index) => [(rawHeaders[2 * index] ?? '').toLowerCase(), rawHeaders[2 * index + 1] ?? ''] as const,
			),
			body: Buffer.concat(this.#bodyBytes > keptBytes ? [] : this.#chunks),
			bodyBytes: this.#bodyBytes,
			isCut,
			hasExtraBytes: this.#hasExtraBytes,
		};
		this.#onCaptured(this.#captured);
	}
}
