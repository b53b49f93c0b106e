import { createServer, type Server, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { type ConformanceReport, cases, exitCodeOf, runConformance } from '../src/index.ts';
import { baseUrlOf, listen } from './listening.ts';

const accepted = 'HTTP/1.1 202 Accepted\r\n';
const whole = `${accepted}content-length: 0\r\n\r\n`;

/** A server of bytes: what it does with a connection, and as soon as something arrives there. */
function speaking(atOnce: (socket: Socket) => void, onRequest: (socket: Socket) => void = () => {}): Server {
	return createServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', () => onRequest(socket));
		socket.resume();
		atOnce(socket);
	}).listen(0, '127.0.0.1');
}

function answering(onRequest: (socket: Socket) => void): Server {
	return speaking(() => {}, onRequest);
}

/** Writes the same text for ever, as fast as it is taken. */
function flood(socket: Socket, text: string): void {
	const write = (): void => {
		while (!socket.destroyed && socket.write(text));
	};
	socket.on('drain', write);
	write();
}

/** Writes a piece of the text every so many milliseconds, for ever. */
function drip(socket: Socket, everyMs: number, pieces: string | readonly string[]): void {
	let count = 0;
	const timer = setInterval(() => socket.write(pieces[count++ % pieces.length] as string), everyMs);
	socket.on('close', () => clearInterval(timer));
}

function statusesOf({ results }: ConformanceReport): unknown[] {
	return [...new Set(results.map(({ status, reason }) => status ?? reason))];
}

const noAnswer = /^The target does not answer: no answer within 300 ms\.$/;
const notHttp = /^The target does not answer: the answer is not HTTP \(HPE_\w+\)\.$/;
const longHeader = /^The target does not answer: the header of the answer is too long \(HPE_HEADER_OVERFLOW\)\.$/;
const closed = /the connection was closed without an answer\.$/;

const dead: [string, () => Server, RegExp][] = [
	['answers one byte a second', () => answering((socket) => drip(socket, 1000, whole)), noAnswer],
	['never reads', () => createServer((socket) => socket.pause()).listen(0, '127.0.0.1'), noAnswer],
	[
		'sends header fields for ever',
		() => answering((socket) => flood(socket, `${accepted}name: ${'x'.repeat(1000)}`)),
		longHeader,
	],
	['sends a status line for ever', () => answering((socket) => flood(socket, `HTTP/1.1 202 ${'x'.repeat(1000)}`)), longHeader],
	[
		'sends header fields slowly for ever',
		() => answering((socket) => socket.write(accepted, () => drip(socket, 20, ['name: value\r\n']))),
		noAnswer,
	],
	['sends 100 Continue for ever', () => answering((socket) => flood(socket, 'HTTP/1.1 100 Continue\r\n\r\n')), noAnswer],
	[
		'sends 100 Continue slowly for ever',
		() => answering((socket) => drip(socket, 20, ['HTTP/1.1 100 Continue\r\n\r\n'])),
		noAnswer,
	],
	['speaks HTTP/2', () => speaking((socket) => socket.write(Buffer.from('000006040000000000000300000064', 'hex'))), notHttp],
	['speaks TLS', () => answering((socket) => socket.end(Buffer.from('15030100020246', 'hex'))), notHttp],
	['sends HTML without a header', () => answering((socket) => socket.end('<!doctype html><p>hello</p>')), notHttp],
	['says goodbye at once', () => speaking((socket) => socket.end()), closed],
];

test.for(dead)('a target that %s is not judged', async ([, serve, reason]) => {
	// What is not a time-out has all the time that a busy machine needs for it.
	const timeoutMs = reason === noAnswer ? 300 : 10_000;
	const report = await runConformance({ baseUrl: await baseUrlOf(serve()), timeoutMs });
	expect(report.reason).toMatch(reason);
	expect(exitCodeOf(report)).toBe(3);
	expect(report.results.filter(({ outcome }) => outcome === 'passed')).toEqual([]);
});

test('a target that resets every connection is not judged', async () => {
	const report = await runConformance({ baseUrl: await baseUrlOf(speaking((socket) => socket.resetAndDestroy())) });
	expect(report.reason).toMatch(/ECONNRESET|closed without an answer/);
	expect(exitCodeOf(report)).toBe(3);
});

test.for([
	['speaks plain HTTP where TLS is due', answering((socket) => socket.end(whole)), 10_000, /the TLS handshake failed \(\w+\)\.$/],
	['accepts connections and never begins TLS', speaking(() => {}), 300, noAnswer],
] as const)('a target that %s is not judged', async ([, server, timeoutMs, reason]) => {
	const baseUrl = (await baseUrlOf(server)).replace('http:', 'https:');
	const report = await runConformance({ baseUrl, timeoutMs });
	expect(report.reason).toMatch(reason);
	expect(exitCodeOf(report)).toBe(3);
});

const lying: [string, () => Server, number][] = [
	[
		'answers 202 and resets the connection',
		() => answering((socket) => socket.write(whole, () => socket.resetAndDestroy())),
		202,
	],
	['sends a body for ever', () => answering((socket) => flood(socket, `${accepted}\r\n${'x'.repeat(65_536)}`)), 202],
	[
		'sends a body slowly for ever',
		() => answering((socket) => socket.write(`${accepted}\r\n`, () => drip(socket, 100, ['x']))),
		202,
	],
	['breaks off its chunks', () => answering((socket) => socket.write(`${accepted}transfer-encoding: chunked\r\n\r\nZ\r\n`)), 202],
	['answers twice', () => answering((socket) => socket.write(whole + whole.replace('202', '400'))), 202],
	[
		'answers after others that are interim',
		() => answering((socket) => socket.write(`HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n${whole}`)),
		202,
	],
	['switches protocols', () => answering((socket) => socket.write('HTTP/1.1 101 Switching\r\nupgrade: other\r\n\r\n')), 101],
	['answers a status that there is not', () => answering((socket) => socket.write(whole.replace('202', '999'))), 999],
];

test.for(lying)('a target that %s is judged by its status', async ([, serve, status]) => {
	// These targets answer one request on a connection and keep it open.
	const skip = cases.filter(({ request }) => request.keptConnection).map(({ id }) => id);
	const report = await runConformance({ baseUrl: await baseUrlOf(serve()), skip });
	expect(statusesOf(report)).toEqual([status]);
	expect(exitCodeOf(report)).toBe(1);
});

test('a redirect to itself is a finding and not followed', async () => {
	let requests = 0;
	const baseUrl = await listen((request, response) => {
		requests += 1;
		request.resume();
		response.writeHead(307, { location: request.url }).end();
	});
	const report = await runConformance({ baseUrl, only: ['HDR', 'BDY'] });
	expect(statusesOf(report)).toEqual([307]);
	expect(requests).toBe(report.results.length);
	expect(exitCodeOf(report)).toBe(1);
});

test('a target that answers every other request is judged no further than its time-outs', async () => {
	let requests = 0;
	const server = answering((socket) => {
		requests += 1;
		if (requests % 2 === 0) socket.write(whole);
	});
	const report = await runConformance({ baseUrl: await baseUrlOf(server), timeoutMs: 300 });
	expect(report.reason).toMatch(/^The target (left 40 requests without an answer|does not answer: no answer within 300 ms)\.$/);
	expect(exitCodeOf(report)).toBe(3);
});

test('a target that closes every other connection is judged, and each of these is a finding', async () => {
	let requests = 0;
	const server = answering((socket) => {
		requests += 1;
		if (requests % 2 === 0) socket.write(whole);
		else socket.destroy();
	});
	const report = await runConformance({ baseUrl: await baseUrlOf(server), concurrency: 1 });
	expect(statusesOf(report)).toEqual(expect.arrayContaining([202, 'the connection was closed without an answer']));
	expect(exitCodeOf(report)).toBe(1);
});
