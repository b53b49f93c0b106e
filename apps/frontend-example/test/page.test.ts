import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownPointer } from '@ivr-activity/contract';
import { type Mock, startMock } from '@ivr-activity/mock';
import type { Browser, Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, noChromium } from './chromium.ts';

// In CI nothing is skipped: without a browser the tests fail there, and say why.
const skipped = noChromium !== undefined && process.env.CI !== 'true';
const name = 'the built page in Chromium';
// A browser starts slowly on a busy machine.
const startMs = 60_000;

describe.skipIf(skipped)(skipped ? `${name} (skipped: ${noChromium})` : name, { timeout: startMs }, () => {
	let outDir: string;
	let mock: Mock;
	let server: PreviewServer;
	let browser: Browser;
	let page: Page;
	let complaints: string[];

	beforeAll(async () => {
		const root = join(import.meta.dirname, '..');
		outDir = await mkdtemp(join(tmpdir(), 'frontend-example-'));
		const shared = { root, logLevel: 'error', build: { outDir, emptyOutDir: true } } as const;
		await build(shared);
		server = await preview({ ...shared, preview: { port: 0, host: '127.0.0.1' } });
		mock = await startMock({ port: 0 });
		browser = await launchChromium();
	}, startMs);

	afterAll(async () => {
		await browser?.close();
		await server?.close();
		await mock?.close();
		await rm(outDir, { recursive: true, force: true });
	});

	beforeEach(async () => {
		page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
		complaints = [];
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
		await page.goto(server.resolvedUrls?.local[0] ?? '');
		await page.getByLabel('Target').fill(mock.baseUrl);
	});

	afterEach(() => page.close());

	const send = () => page.getByRole('button', { name: 'Send' }).click();
	const outcome = () => page.getByRole('status');

	test('the call that it starts with arrives at the mock', async () => {
		await page.getByLabel('Call id').fill('call-555');
		await send();
		await outcome().getByText('202 accepted').waitFor();
		await mock.journal.expectReceived({ callId: 'call-555', service: '1218', verdict: 'accepted', count: 1 });
		expect(complaints).toEqual([]);
	});

	test('advice is shown with what to do', async () => {
		await page.getByLabel('How it ended').selectOption('Not known');
		await send();
		await outcome().getByText('/body/endDirection').waitFor();
		expect(await outcome().textContent()).toContain('202 accepted');
	});

	test('an error stands at the field that fills its member, and the field is focused', async () => {
		await page.getByLabel('Name of the IVR').fill(' ');
		await send();
		await outcome().getByText('Not sent').waitFor();
		const field = page.getByLabel('Name of the IVR');
		expect(await field.getAttribute('aria-invalid')).toBe('true');
		const description = await field.getAttribute('aria-describedby');
		expect(await page.locator(`#${description}`).textContent()).toMatch(/not blank/);
		expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
		expect(await outcome().getByRole('link').allTextContents()).toEqual(['/header/sender/senderName']);
	});

	test('a corrected field is sent, and its error is gone', async () => {
		await page.getByLabel('Caller number').fill('');
		await send();
		await outcome().getByText('Not sent').waitFor();
		await page.getByLabel('Caller number').fill('5550101');
		await send();
		await outcome().getByText('202 accepted').waitFor();
		expect(await page.locator('[aria-invalid], .error').count()).toBe(0);
	});

	test('menus can be added and removed, and errors find the right one', async () => {
		await page.getByRole('button', { name: 'Add a menu' }).click();
		await page.getByRole('button', { name: 'Remove menu 1' }).click();
		await page.getByRole('button', { name: 'Add a menu' }).click();
		await page.getByLabel('Menu', { exact: true }).first().fill('Sales');
		await send();
		await outcome().getByText('/body/activities/1/menu').waitFor();
		expect(await page.locator('[aria-invalid]').evaluateAll((fields) => fields.map(({ id }) => id))).toEqual(['menu-1']);
	});

	test('markup in a field stays text', async () => {
		await page.getByLabel('Call id').fill('<img src=x onerror="document.title=1">');
		await page.getByLabel('How it ended').selectOption('Not known');
		await send();
		await outcome().getByText('202 accepted').waitFor();
		expect(await page.locator('img').count()).toBe(0);
	});

	test.each([
		['', 'Not delivered'],
		['http://127.0.0.1:9/ccm', 'Not delivered'],
	])('the target «%s» is told as a failure', async (target, told) => {
		await page.getByLabel('Target').fill(target);
		await send();
		await outcome().getByText(told).waitFor();
		expect(await page.getByRole('button', { name: 'Send' }).isEnabled()).toBe(true);
	});

	test('every field names a member that the contract knows', async () => {
		const pointers = await page
			.locator('[data-pointer]')
			.evaluateAll((fields) => fields.map((field) => (field instanceof HTMLElement ? (field.dataset.pointer ?? '') : '')));
		expect(pointers.length).toBeGreaterThan(10);
		expect(pointers.map(knownPointer)).toEqual(pointers);
	});

	test.each(['light', 'dark'] as const)(
		'axe finds nothing that keeps anyone out, in %s colours, before and after an error',
		async (colorScheme) => {
			const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
			await page.emulateMedia({ colorScheme });
			await page.evaluate(axe);
			expect(await violations(page)).toEqual([]);
			await page.getByLabel('Caller number').fill('');
			await send();
			await outcome().getByText('Not sent').waitFor();
			expect(await violations(page)).toEqual([]);
		},
	);

	test('a narrow window needs no scrolling to the side', async () => {
		await page.setViewportSize({ width: 320, height: 700 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	});
});

/** The rules of axe that the page breaks, and where. */
function violations(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const found = await (window as unknown as { axe: typeof import('axe-core') }).axe.run();
		return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
	});
}
