import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { basePath, path } from '@ivr-activity/contract';

/** How a connection ended, seen from the client. */
export type Ending = 'FIN' | 'RST';

/** A client that sees bytes and how the connection ends. */
export class RawClient {
	/** What has come so far. */
	received = '';
	/** How the server ended the connection: by FIN, or by RST. */
	readonly ending: Promise<Ending>;
	private readonly socket: Socket;

	constructor(baseUrl: string) {
		const { hostname, port } = new URL(baseUrl);
		// Half open, so that the server's FIN is seen as one and is not answered by itself.
		this.socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
		this.socket.setEncoding('latin1').on('data', (text: string) => {
			this.received += text;
		});
		this.ending = new Promise((resolve, reject) => {
			this.socket.once('end', () => resolve('FIN'));
			this.socket.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve('RST') : reject(error)));
		});
		this.ending.finally(() => this.socket.destroy()).catch(() => {});
	}

	write(text: string): this {
		this.socket.write(text);
		return this;
	}

	leave(): void {
		this.socket.destroy();
	}

	/** Fulfilled once what has come fits the pattern; rejects when the connection ends before. */
	async until(pattern: RegExp): Promise<string> {
		while (!pattern.test(this.received)) {
			const ended = await Promise.race([once(this.socket, 'data').then(() => false), this.ending.then(() => true)]);
			if (ended && !pattern.test(this.received)) throw new Error(`The connection ended after: ${this.received}`);
		}
		return this.received;
	}
}

/** A message as a request in HTTP/1.1; `sent` cuts its body short. */
export function rawMessage(body: string, headers: Record<string, string> = {}, sent = body): string {
	const lines = Object.entries({
		host: 'mock',
		'content-type': 'application/json',
		'content-length': String(Buffer.byteLength(body)),
		...headers,
	}).map(([name, value]) => `${name}: ${value}\r\n`);
	return `POST ${basePath}${path} HTTP/1.1\r\n${lines.join('')}\r\n${sent}`;
}
