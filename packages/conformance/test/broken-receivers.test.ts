import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { type ConformanceReport, exitCodeOf, runConformance } from '../src/index.ts';
import { receiverWithout } from './broken-receiver.ts';
import { baseUrlOf, listen } from './listening.ts';

function failed({ results }: ConformanceReport): string[] {
	return results
		.filter(({ outcome }) => outcome === 'failed')
		.map(({ case: { title }, expected }) => `${expected.level} ${title}`);
}

test('a receiver that does not require the sender fails a MUST, and nothing about another member', async () => {
	const report = await runConformance({ baseUrl: await listen(receiverWithout('required', '/header/sender')) });
	expect(failed(report)).toEqual([
		'MUST a header without a sender',
		'MUST header.sender is absent',
		'SHOULD header.sender has its name in capitals',
	]);
	expect(exitCodeOf(report)).toBe(1);
});

test('a receiver that departs from a SHOULD passes unless it is asked to fail', async () => {
	const baseUrl = await listen(receiverWithout('maximum', '/header/channelData/requestPriority'));
	const must = await runConformance({ baseUrl });
	expect(failed(must)).toEqual([
		'SHOULD a priority above the highest one',
		'SHOULD header.channelData.requestPriority is one above the largest number of the strict profile',
		'SHOULD header.channelData.requestPriority is the largest number of the tolerant profile',
		'SHOULD header.channelData.requestPriority is one above the largest number of the tolerant profile',
		'SHOULD header.channelData.requestPriority is a number that 32 bits cannot hold',
	]);
	expect(exitCodeOf(must)).toBe(0);
	expect(exitCodeOf(await runConformance({ baseUrl, failOn: 'should' }))).toBe(1);
});

test('a departure from an inferred rule never decides', async () => {
	const baseUrl = await listen(receiverWithout('pattern', '/id'));
	const report = await runConformance({ baseUrl, failOn: 'should' });
	expect(failed(report).map((title) => title.slice(0, 4))).toEqual(['INFO', 'INFO', 'INFO', 'INFO']);
	expect(exitCodeOf(report)).toBe(0);
});

test('a receiver that looks at the first item of a list alone is found out', async () => {
	const baseUrl = await listen(receiverWithout('type', '/header/channelData/additionalAttributes/2'));
	expect(failed(await runConformance({ baseUrl }))).toEqual([
		'SHOULD header.channelData.additionalAttributes has a list as its last item',
	]);
});

test.for([
	['accepts everything', 202],
	['answers 500 to everything', 500],
	['refuses everything', 400],
	['redirects everything', 307],
	['answers 200 to everything', 200],
] as const)('a receiver that %s fails', async ([, status]) => {
	const baseUrl = await listen((request, response) => {
		request.resume();
		request.once('end', () => response.writeHead(status, status === 307 ? { location: '/elsewhere' } : {}).end('{}'));
	});
	const report = await runConformance({ baseUrl });
	expect(report.verdict).toBe('fail');
	expect(exitCodeOf(report)).toBe(1);
	const others: unknown[] = [];
	for (const { status: received, outcome, expected } of report.results) {
		const due = expected.verdict === 'any' ? status < 500 : expected.statuses.includes(status);
		// Node answers what is no HTTP itself.
		if (received === status) expect(outcome).toBe(due ? 'passed' : 'failed');
		else others.push(received);
	}
	expect(others.filter((other) => other !== 400 && other !== 431)).toEqual([]);
	expect(others.length).toBeLessThan(5);
});

test('a redirect is not followed', async () => {
	const paths = new Set<string | undefined>();
	const baseUrl = await listen((request, response) => {
		paths.add(request.url);
		request.resume();
		response.writeHead(308, { location: '/elsewhere' }).end();
	});
	await runConformance({ baseUrl: `${baseUrl}/ccm/` });
	expect([...paths].every((path) => path?.startsWith('/ccm/'))).toBe(true);
});

test('a target that never answers is not judged', async () => {
	const report = await runConformance({ baseUrl: await listen(() => {}), timeoutMs: 200 });
	expect(report.reason).toBe('The target does not answer: no answer within 200 ms.');
	expect(report.results.filter(({ outcome }) => outcome === 'skipped').length).toBeGreaterThan(700);
	expect(exitCodeOf(report)).toBe(3);
});

test('a target that closes every connection is not judged', async () => {
	const baseUrl = await baseUrlOf(createServer((socket) => socket.destroy()).listen(0, '127.0.0.1'));
	const report = await runConformance({ baseUrl });
	expect(report.reason).toBe('The target does not answer: the connection was closed without an answer.');
	expect(exitCodeOf(report)).toBe(3);
});

test('a target that speaks another protocol is not judged', async () => {
	const server = createServer((socket) => {
		socket.on('error', () => {});
		socket.write('220 mail.example.com ESMTP\r\n');
	});
	const report = await runConformance({ baseUrl: await baseUrlOf(server.listen(0, '127.0.0.1')) });
	expect(report.reason).toMatch(/^The target does not answer: the answer is not HTTP \(HPE_\w+\)\.$/);
	expect(exitCodeOf(report)).toBe(3);
});

test('a port that nobody listens on is not reachable', async () => {
	// Not one that was free a moment ago: another test can have got it meanwhile.
	const report = await runConformance({ baseUrl: 'http://127.0.0.1:2' });
	expect(report.reason).toBe('127.0.0.1 port 2: ECONNREFUSED');
	expect(report.address).toBeUndefined();
	expect(exitCodeOf(report)).toBe(3);
});

test('a target that hangs on some messages alone is judged, and each of them is a finding', async () => {
	const baseUrl = await listen((request, response) => {
		request.setEncoding('utf8');
		let text = '';
		request.on('data', (chunk) => {
			text += chunk;
		});
		request.on('end', () => !text.includes('"stamps":{}') && !text.includes('"stamps":7') && response.writeHead(202).end());
	});
	const report = await runConformance({ baseUrl, only: ['HDR'] });
	const hung = report.results.filter(({ reason }) => reason === 'no answer within 10000 ms');
	expect(hung.map(({ case: one, outcome }) => `${one.title} ${outcome}`)).toEqual([
		'header.stamps is an integer failed',
		'header.stamps is an object failed',
	]);
	expect(report.verdict).toBe('fail');
});

test('an answer whose body never ends does not hold up the run', async () => {
	let answers = 0;
	const baseUrl = await listen((request, response) => {
		request.resume();
		answers += 1;
		response.writeHead(202);
		if (answers > 4) return response.end();
		const write = (): void => {
			while (!response.destroyed && response.write('x'.repeat(65536)));
		};
		response.on('drain', write);
		write();
	});
	const report = await runConformance({ baseUrl });
	expect(report.results.filter(({ status }) => status === undefined)).toEqual([]);
});

test('an answer that is shorter than it says is judged by its status', async () => {
	const server = createServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', () => socket.end('HTTP/1.1 202 Accepted\r\ncontent-length: 100\r\n\r\n{}'));
	});
	const report = await runConformance({ baseUrl: await baseUrlOf(server.listen(0, '127.0.0.1')) });
	expect(report.results[0]).toMatchObject({ outcome: 'passed', status: 202 });
	expect(report.verdict).toBe('fail');
});
