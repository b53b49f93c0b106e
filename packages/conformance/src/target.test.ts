import { createServer, Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { baseUrlOf } from '../test/listening.ts';
import { isLoopback, machineNetwork, parseBaseUrl, reachTarget, UnreachableError } from './target.ts';

test.for([
	['127.0.0.1', 4, true],
	['127.255.0.9', 4, true],
	['::1', 6, true],
	['::ffff:127.0.0.1', 6, true],
	['128.0.0.1', 4, false],
	['126.255.255.255', 4, false],
	['0.0.0.0', 4, false],
	['10.0.0.1', 4, false],
	['::2', 6, false],
	['::ffff:192.0.2.1', 6, false],
	['2001:db8::1', 6, false],
] as const)('%s is loopback: %s', ([address, family, expected]) => {
	expect(isLoopback({ address, family })).toBe(expected);
});

test.for([
	['cx.example.com/ccm', 'must be a URL'],
	['ftp://cx.example.com/ccm', 'must be a URL'],
	['https://user:secret@cx.example.com', 'must not hold credentials'],
	['https://cx.example.com/ccm?tenant=1', 'must not have a query'],
	['https://cx.example.com/ccm#top', 'must not have a query or a hash'],
] as const)('the target %s is refused', ([baseUrl, reason]) => {
	expect(() => parseBaseUrl(baseUrl)).toThrow(reason);
});

test('a name is judged by its address, so that localhost can be another machine', async () => {
	const url = new URL(await baseUrlOf(createServer().listen(0, '127.0.0.1')));
	const network = {
		// 192.0.2.0/24 belongs to documentation; the connection goes to this machine.
		lookup: async () => [{ address: '192.0.2.1', family: 4 }],
		connect: (_: unknown, port: number) => machineNetwork.connect({ address: '127.0.0.1', family: 4 }, port),
	};
	url.hostname = 'localhost';
	expect(await reachTarget(url, network)).toMatchObject({ address: { address: '192.0.2.1' }, isLoopback: false });
});

test('the first address that takes a connection is the one that is used', async () => {
	const url = new URL(await baseUrlOf(createServer().listen(0, '127.0.0.1')));
	url.hostname = 'receiver.example.com';
	const lookup = async () => [
		{ address: '127.0.0.2', family: 4 },
		{ address: '127.0.0.1', family: 4 },
	];
	const network = { ...machineNetwork, lookup };
	expect(await reachTarget(url, network)).toMatchObject({ address: { address: '127.0.0.1' }, isLoopback: true });
});

test('an IPv6 address in brackets needs no look-up', async () => {
	const lookup = () => Promise.reject(new Error('looked up'));
	const connected: unknown[] = [];
	const network = {
		lookup,
		connect: (address: unknown, port: number) => {
			connected.push(address);
			return machineNetwork.connect({ address: '127.0.0.1', family: 4 }, port);
		},
	};
	const { port } = new URL(await baseUrlOf(createServer().listen(0, '127.0.0.1')));
	await reachTarget(new URL(`http://[::1]:${port}/ccm`), network);
	expect(connected).toEqual([{ address: '::1', family: 6 }]);
});

test('an address that takes no connection is given up after the time that the ingress waits', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const reached = reachTarget(new URL('http://127.0.0.1:2/ccm'), { ...machineNetwork, connect: () => new Socket() });
	const refused = expect(reached).rejects.toThrow('127.0.0.1 port 2: no connection within 5000 ms');
	await vi.advanceTimersByTimeAsync(5000);
	await refused;
});

test('a name without an address is not reachable', async () => {
	const lookup = () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));
	const reached = reachTarget(new URL('http://receiver.example.com'), { ...machineNetwork, lookup });
	await expect(reached).rejects.toThrow(UnreachableError);
	await expect(reached).rejects.toThrow('The name receiver.example.com has no address (ENOTFOUND).');
});
