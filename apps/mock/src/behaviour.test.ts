import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Profile } from '@ivr-activity/contract';
import { build } from 'esbuild';
import { setupServer } from 'msw/node';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeBehaviour, sendByFetch, type Target } from '../test/behaviour.ts';
import { describeInChromium, launchChromium } from '../test/chromium.ts';
import type { MswPage } from '../test/msw-page.ts';
import { startMock } from './index.ts';
import { createMockHandlers } from './msw.ts';

/** No such host is reached: every request to it has to be answered by the handlers. */
const baseUrl = 'https://cx.example.com/ccm';
const url = `${baseUrl}/message/receive`;

describe('the mock over HTTP', () => {
	describeBehaviour(async (profile) => {
		const { baseUrl, journal, close } = await startMock({ port: 0, profile });
		return {
			send: (sent) => sendByFetch([`${baseUrl}/message/receive`, sent]),
			entries: async () => journal.entries(),
			clear: async () => journal.clear(),
			close,
		};
	});
});

describe('the handlers in Node', () => {
	describeBehaviour(async (profile) => {
		const { handlers, journal } = createMockHandlers({ baseUrl, profile });
		const server = setupServer(...handlers);
		server.listen();
		return {
			send: (sent) => sendByFetch([url, sent]),
			entries: async () => journal.entries(),
			clear: async () => journal.clear(),
			close: async () => server.close(),
		};
	});
});

describeInChromium('the handlers in Chromium, by their service worker', () => {
	let browser: Browser;
	let site: Server;
	beforeAll(async () => {
		[browser, site] = await Promise.all([launchChromium(), servePage()]);
	});
	afterAll(async () => {
		await browser?.close();
		site?.close();
	});

	describeBehaviour((profile) => startPage(browser, site, profile));
});

/** In a page the base URL can also be relative to it. */
const pageBaseUrls = { strict: baseUrl, tolerant: '/ccm' };

async function startPage(browser: Browser, site: Server, profile: Profile): Promise<Target> {
	const options = { baseUrl: pageBaseUrls[profile], profile };
	const place = `${options.baseUrl}/message/receive`;
	const tab = await browser.newPage();
	await tab.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
	await tab.evaluate((options) => (globalThis as unknown as { page: MswPage }).page.start(options), options);
	return {
		send: (sent) => tab.evaluate(sendByFetch, [place, sent] as Parameters<typeof sendByFetch>[0]),
		entries: () => tab.evaluate(() => (globalThis as unknown as { page: MswPage }).page.journal().entries()),
		clear: () => tab.evaluate(() => (globalThis as unknown as { page: MswPage }).page.journal().clear()),
		close: () => tab.close(),
	};
}

/** A page with nothing but the handlers, bundled for browsers: a module of Node in them would fail the bundle. */
async function servePage(): Promise<Server> {
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(new URL('../test/msw-page.ts', import.meta.url))],
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'browser',
		logLevel: 'silent',
	});
	const files: Record<string, [type: string, body: string]> = {
		'/': ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'],
		'/page.js': ['text/javascript', outputFiles[0]?.text ?? ''],
		'/mockServiceWorker.js': [
			'text/javascript',
			await readFile(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8'),
		],
	};
	const server = createServer((request, response) => {
		const [type, body] = files[request.url ?? ''] ?? ['text/plain', ''];
		response.writeHead(body === '' ? 404 : 200, { 'content-type': type }).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return server;
}
