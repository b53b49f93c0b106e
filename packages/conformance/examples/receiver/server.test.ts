import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describeConformance } from '@ivr-activity/conformance/vitest';
import { afterAll, beforeAll } from 'vitest';
import { server } from './server.ts';

beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});

afterAll(() => {
	server.close();
	server.closeAllConnections();
});

describeConformance({
	baseUrl: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/ccm`,
	profile: 'tolerant',
	failOn: 'should',
});
