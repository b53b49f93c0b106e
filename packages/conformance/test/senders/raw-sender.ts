import { connect } from 'node:net';

/** What came back; nothing when there was no answer. */
export interface RawAnswer {
	readonly status?: number;
	readonly retryAfter?: string;
	readonly location?: string;
	/** The connection was broken in place of an answer. */
	readonly wasReset?: boolean;
}

/** Sends bytes as they are over a connection of their own and reads the head of the answer. */
export function sendRaw(
	{ hostname, port }: URL,
	request: Buffer,
	{ timeoutMs, endEarly }: { timeoutMs: number; endEarly: boolean },
): Promise<RawAnswer> {
	return new Promise((resolve) => {
		const socket = connect(Number(port), hostname, () => (endEarly ? socket.end(request) : socket.write(request)));
		let text = '';
		const end = (wasReset = false) => {
			clearTimeout(timer);
			socket.destroy();
			resolve({ ...answerOf(text), ...(wasReset && { wasReset }) });
		};
		const timer = setTimeout(end, timeoutMs);
		socket.on('data', (chunk) => {
			text += chunk.toString('latin1').replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
			if (text.includes('\r\n\r\n')) end();
		});
		socket.on('error', () => end(true));
		socket.on('close', () => end());
	});
}

function answerOf(text: string): RawAnswer {
	const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
	const [, retryAfter] = /^retry-after: (.*)\r$/im.exec(text) ?? [];
	const [, location] = /^location: (.*)\r$/im.exec(text) ?? [];
	return {
		...(status !== undefined && { status: Number(status) }),
		...(retryAfter !== undefined && { retryAfter }),
		...(location !== undefined && { location }),
	};
}
