import { connect, type Socket } from 'node:net';

/** One HTTP answer as it came over the wire. */
export interface Answer {
	status: number;
	reason: string;
	headers: Record<string, string>;
	body: string;
}

/** What a client saw on one connection. */
export interface Exchange {
	answers: Answer[];
	/** Whether the server ended the connection. */
	ended: boolean;
	/** How many bytes the server took before the exchange was over. */
	sent: number;
}

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

interface Script {
	/** Written one after the other, each when the one before has left; an endless one is cut by the end of the connection. */
	pieces: Pieces;
	/** How many final answers to wait for. */
	answers?: number;
	/** Whether the answers have no body, as those to HEAD. */
	bodiless?: boolean;
	/** Whether the client says that it will send no more. */
	halfClose?: boolean;
	/** Whether the client goes on sending when it has its answer. */
	stubborn?: boolean;
	/** Whether the client reads nothing before it has sent everything. */
	readsLate?: boolean;
	/** Called with every part of the answers as it comes. */
	onPart?: (part: string) => void;
}

/** Plays a script on a connection of its own. Ends when all answers are there, and the connection too if one of them closes it. */
export async function exchange(port: number, script: Script): Promise<Exchange> {
	const { pieces, answers: wanted = 1, bodiless = false, halfClose = false, readsLate = false } = script;
	const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
	let text = '';
	let ended = false;
	const over = new Promise<void>((resolve) => {
		const settle = () => {
			const answers = parseAnswers(text, bodiless);
			const closing = answers.some(({ headers }) => headers.connection === 'close');
			if (ended || (answers.length >= wanted && !closing)) resolve();
			// Like any good client: it has its answer and says so.
			else if (answers.length >= wanted && !script.stubborn) socket.end();
		};
		socket.on('data', (chunk) => {
			const part = chunk.toString('latin1');
			text += part;
			script.onPart?.(part);
			settle();
		});
		for (const event of ['end', 'error', 'close'] as const) {
			socket.on(event, () => {
				ended = true;
				settle();
			});
		}
	});
	if (readsLate) socket.pause();
	const sending = writeAll(socket, pieces).then(() => {
		if (readsLate) socket.resume();
		if (halfClose) socket.end();
	});
	await over;
	socket.destroy();
	await sending;
	return { answers: parseAnswers(text, bodiless), ended, sent: socket.bytesWritten };
}

async function writeAll(socket: Socket, pieces: Pieces): Promise<void> {
	for await (const piece of pieces) {
		if (socket.destroyed || !socket.writable) return;
		await new Promise<void>((resolve) => {
			socket.once('close', resolve);
			socket.write(piece, () => {
				socket.off('close', resolve);
				resolve();
			});
		});
	}
}

/** Takes the final answers off the front of what was received; interim ones are passed over. */
function parseAnswers(text: string, bodiless: boolean): Answer[] {
	const answers: Answer[] = [];
	for (let rest = text; rest.includes('\r\n\r\n'); ) {
		const bodyStart = rest.indexOf('\r\n\r\n') + 4;
		const { status, reason, headers } = parseHead(rest.slice(0, bodyStart - 4));
		const interim = status < 200;
		const bodyEnd = bodyStart + (interim || bodiless ? 0 : Number(headers['content-length'] ?? 0));
		if (rest.length < bodyEnd) break;
		const body = Buffer.from(rest.slice(bodyStart, bodyEnd), 'latin1').toString();
		if (!interim) answers.push({ status, reason, headers, body });
		rest = rest.slice(bodyEnd);
	}
	return answers;
}

function parseHead(text: string): Omit<Answer, 'body'> {
	const [statusLine = '', ...lines] = text.split('\r\n');
	const [, status, reason = ''] = /^HTTP\/1\.1 (\d+) ?(.*)$/.exec(statusLine) ?? [];
	const headers: Record<string, string> = {};
	for (const line of lines) {
		const name = line.slice(0, line.indexOf(':')).toLowerCase();
		const value = line.slice(name.length + 1).trim();
		headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
	}
	return { status: Number(status), reason, headers };
}

/** The path that the tests receive at. */
export const target = '/ccm/message/receive';

/** A request's head. */
export function head(method: string, headers: Record<string, string | number> = {}): string {
	const lines = Object.entries({ Host: 'receiver.example.com', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
	return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

const json = { 'Content-Type': 'application/json' };

/** A POST with a content length. */
export function post(body: string | Uint8Array, headers: Record<string, string | number> = json): Buffer {
	const bytes = Buffer.from(body);
	return Buffer.concat([Buffer.from(head('POST', { ...headers, 'Content-Length': bytes.byteLength })), bytes]);
}

/** A chunked POST, in pieces: its head, each chunk, its end. */
export function chunkedPost(chunks: readonly (string | Uint8Array)[], headers: Record<string, string> = json): Buffer[] {
	const framed = chunks.map((chunk) => {
		const bytes = Buffer.from(chunk);
		return Buffer.concat([Buffer.from(`${bytes.byteLength.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
	});
	return [Buffer.from(head('POST', { ...headers, 'Transfer-Encoding': 'chunked' })), ...framed, Buffer.from('0\r\n\r\n')];
}

/** Every byte on its own. */
export function bytewise(body: string | Uint8Array): Buffer[] {
	const bytes = Buffer.from(body);
	return Array.from(bytes, (_byte, index) => bytes.subarray(index, index + 1));
}
