import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startChecked } from './checked-server.ts';

const acceptAll: RequestListener = (_, outgoing) => outgoing.writeHead(202).end();

test('a server that accepts everything is not started, and its port is free', async () => {
	const probe = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => probe.once('listening', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));

	await expect(startChecked(acceptAll, port, '127.0.0.1')).rejects.toThrow('The self-check failed');
	await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
});
