import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/**
 * The cheapest receiver there is, for a process of its own: it looks for the end of each request and answers 202. What it
 * costs is not what the client costs.
 */
const answer = 'HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n';
const headEnd = '\r\n\r\n';

const server = createServer((socket) => {
	let pending = '';
	socket.setNoDelay(true);
	socket.on('error', () => {});
	socket.setEncoding('latin1').on('data', (text) => {
		pending += text;
		for (let end = endOfRequest(pending); end > 0; end = endOfRequest(pending)) {
			pending = pending.slice(end);
			socket.write(answer);
		}
	});
});

function endOfRequest(text: string): number {
	const head = text.indexOf(headEnd);
	if (head < 0) return -1;
	const length = Number(/content-length: *(\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
	const end = head + headEnd.length + length;
	return text.length >= end ? end : -1;
}

server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.on('disconnect', () => process.exit());
