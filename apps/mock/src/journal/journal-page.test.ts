import { invalidExamples, validExamples } from '@ivr-activity/contract/examples';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { describeInChromium, launchChromium } from '../../test/chromium.ts';
import { post, sample } from '../../test/post.ts';
import { type Mock, startMock } from '../index.ts';

let mock: Mock;

beforeAll(async () => {
	mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

const pageUrl = (of = mock) => new URL('/', of.baseUrl).href;

describe('GET /', () => {
	test('answers a page that nothing from elsewhere can get into', async () => {
		const response = await fetch(pageUrl());
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		const policy = response.headers.get('content-security-policy') ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toMatch(/script-src 'sha256-[^']{44}'; style-src 'sha256-[^']{44}'/);
		expect(policy).not.toMatch(/unsafe|\*|https?:/);
		expect(await response.text()).not.toMatch(/https?:\/\/|innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
	});
});

describeInChromium('the page in Chromium', () => {
	let browser: Browser;
	let page: Page;
	let complaints: string[];

	beforeAll(async () => {
		browser = await launchChromium();
	});
	afterAll(() => browser?.close());
	beforeEach(async () => {
		mock.journal.clear();
		complaints = [];
		page = await openPage();
		await page.goto(pageUrl());
		await page.getByText('Live.').waitFor();
	});
	afterEach(async () => {
		await page.close();
		expect(complaints).toEqual([]);
	});

	/** A page whose every complaint is noted: errors, broken policies, dialogs, requests to elsewhere. */
	async function openPage(): Promise<Page> {
		const opened = await browser.newPage();
		opened.on('pageerror', ({ message }) => complaints.push(message));
		opened.on('console', (entry) => entry.type() === 'error' && complaints.push(entry.text()));
		opened.on('dialog', (dialog) => {
			complaints.push(`dialog: ${dialog.message()}`);
			void dialog.dismiss();
		});
		opened.on('request', (request) => {
			if (new URL(request.url()).origin !== new URL(pageUrl()).origin) complaints.push(`request: ${request.url()}`);
		});
		return opened;
	}

	const items = () => page.locator('nav a');
	const detail = () => page.locator('#detail');

	test('shows a message the moment it comes, and counts it', async () => {
		await page.getByText('Nothing yet.').waitFor();
		await post(mock, sample);
		await items().first().waitFor();
		expect(await items().first().innerText()).toContain('1234');
		await page.getByText('1 message, values masked').waitFor();
	});

	test('shows what came before it was opened', async () => {
		await post(mock, sample);
		await page.reload();
		await items().first().waitFor();
	});

	test('shows a call as a timeline of menus', async () => {
		const activities = [
			{ menu: 'Main', selection: '1', timestamp: '1680692115700' },
			{ menu: 'Billing', selection: '', timestamp: '1680692177700' },
		];
		const message = JSON.parse(sample);
		await post(mock, JSON.stringify({ ...message, body: { ...message.body, endTime: 1680692214700, activities } }));
		await items().first().click();
		const steps = detail().locator('.timeline li');
		await steps.first().waitFor();
		expect((await steps.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
			'+0.0 s Start INBOUND',
			'+1.0 s Main → ***',
			'+1 min 3 s Billing → ***',
			'+1 min 40 s End DIALOG_ENDED',
		]);
	});

	test('shows the row that a message should become, and which columns are inferred', async () => {
		await post(mock, sample);
		await items().first().click();
		const row = detail().locator('table');
		await row.waitFor();
		const columns = await row.locator('th').allInnerTexts();
		const cells = await row.locator('td').allInnerTexts();
		const cell = (column: string) => cells[columns.findIndex((text) => text.startsWith(column))];
		expect(columns).toHaveLength(10);
		expect(columns.filter((text) => text.includes('inferred')).length).toBeGreaterThan(0);
		expect(columns.find((text) => text.startsWith('Language'))).toContain('source unknown');
		expect(cell('Call ID')).toBe('1234');
		expect(cell('Start time')).toBe('2023-04-05T10:55:14.700Z');
		expect(cell('Caller number')).toBe('***');
	});

	test('shows what is wrong with a refused message, and that it becomes no row', async () => {
		await post(mock, '{"id":"1"}');
		await items().first().click();
		await detail().getByText('400 · invalid-message').waitFor();
		expect(await detail().innerText()).toContain('/header');
		expect(await detail().innerText()).toContain('becomes no row');
	});

	test('shows what is valid and will still go wrong', async () => {
		await post(mock, sample.replace('"startTime":1680692114700', '"startTime":1680692114701'));
		await items().first().click();
		await detail().getByText('end-before-start').waitFor();
	});

	test('shows the attempts of an id, and leads from one to the other', async () => {
		await post(mock, sample, { prefer: 'code=503' });
		await post(mock, sample);
		await page.getByText('attempt 2, same bytes').first().click();
		await detail().getByRole('link', { name: '1: 503' }).click();
		await detail().getByRole('heading', { name: '503 · valid, and not accepted' }).waitFor();
	});

	test('shows the fault that struck, and that there was no answer', async () => {
		await post(mock, sample, { 'x-mock-fault': 'reset=after' }).catch(() => {});
		await items().first().click();
		await detail().getByRole('heading', { name: 'no answer · valid, and not accepted' }).waitFor();
		expect(await detail().innerText()).toContain('reset-after');
	});

	test('says how to see masked values, and shows them when the mock reveals', async () => {
		await post(mock, sample);
		await items().first().click();
		await detail().getByText('--reveal').waitFor();
		expect(await detail().innerText()).not.toContain('Billing');

		await using revealing = await startMock({ port: 0, reveal: true });
		await post(revealing, sample);
		const other = await browser.newPage();
		await other.goto(pageUrl(revealing));
		await other.locator('nav a').first().click();
		await other.locator('.timeline').getByText('Billing').waitFor();
		expect(await other.locator('body').innerText()).toContain('values shown');
		await other.close();
	});

	test('is used by the keyboard alone', async () => {
		await post(mock, sample);
		await post(mock, '{"id":"1"}');
		await items().nth(1).waitFor();
		await items().first().focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await detail().getByText('202 · accepted').waitFor();
		await post(mock, '{"id":"2"}');
		await items().nth(2).waitFor();
		expect(await page.evaluate('document.activeElement.hash')).toBe(await items().nth(2).getAttribute('href'));
	});

	test('finds messages by what is typed', async () => {
		await post(mock, sample);
		await post(mock, '{"id":"needle"}');
		await items().nth(1).waitFor();
		await page.getByRole('searchbox').fill('Needle');
		await page.getByText('1 of 2 messages').waitFor();
		expect(await items().allInnerTexts()).toEqual([expect.stringContaining('needle')]);
	});

	test('forgets everything at one click', async () => {
		await post(mock, sample);
		await items().first().click();
		await detail().locator('h2').waitFor();
		await page.getByRole('button', { name: 'Clear' }).click();
		await page.getByText('Nothing yet.').waitFor();
		await page.getByText('Choose a message.').waitFor();
		expect(mock.journal.entries()).toEqual([]);
	});

	// Another test can get the port between the two mocks.
	const portIsTaken = { count: 3, condition: /EADDRINUSE/ };
	test('finds its way back to a mock that was started anew', { retry: portIsTaken }, async () => {
		const first = await startMock({ port: 0 });
		const other = await browser.newPage();
		await other.goto(pageUrl(first));
		await other.getByText('Live.').waitFor();
		await first.close();
		await other.getByText('Not connected.').waitFor();
		await using second = await startMock({ port: Number(new URL(first.baseUrl).port) });
		await post(second, sample);
		await other.locator('nav a').first().waitFor();
		await other.getByText('Live.').waitFor();
		await other.close();
	});

	test('fits a narrow screen, one thing at a time', async () => {
		await page.setViewportSize({ width: 340, height: 640 });
		await post(mock, sample);
		await items().first().click();
		await detail().locator('table').waitFor();
		expect(await page.locator('nav').isVisible()).toBe(false);
		expect(await page.evaluate('document.activeElement.id')).toBe('detail');
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(340);
		await page.getByRole('link', { name: 'All messages' }).click();
		await items().first().waitFor();
	});
});

const markup = [
	'<img src=x onerror="alert(1)">',
	'<script>alert(1)</script>',
	'"><svg/onload=alert(1)>',
	'</script><script>alert(1)</script>',
	'javascript:alert(1)',
	'{{constructor.constructor("alert(1)")()}}',
	'\u202e\u0000\u001b[31m\r\n<b>',
];

describeInChromium('markup in every string', () => {
	let browser: Browser;
	let revealing: Mock;
	beforeAll(async () => {
		[browser, revealing] = await Promise.all([launchChromium(), startMock({ port: 0, profile: 'tolerant', reveal: true })]);
	});
	afterAll(() => Promise.all([browser?.close(), revealing.close()]));

	/** A message all of whose strings and own names are markup, as far as it is to be accepted. */
	function hostile(message: unknown, text: string): string {
		const fixed = /^(IVR|IVR_AGGREGATED_ACTIVITY|String2000|INBOUND|\d{13})$/;
		const copy = JSON.parse(JSON.stringify(message), (name, value) =>
			typeof value === 'string' && !fixed.test(value) && name !== 'type' ? `${text}${value}` : value,
		);
		return JSON.stringify({ ...copy, [text]: text, body: { ...copy.body, startDirection: text, [text]: { [text]: text } } });
	}

	test.each(markup)('is text: %j', async (text) => {
		const page = await browser.newPage();
		const complaints: string[] = [];
		page.on('pageerror', ({ message }) => complaints.push(message));
		page.on('console', (entry) => complaints.push(entry.text()));
		page.on('dialog', (dialog) => {
			complaints.push('dialog');
			void dialog.dismiss();
		});
		revealing.journal.clear();
		const [{ message }] = validExamples;
		await post(revealing, hostile(message, text));
		await post(revealing, hostile({ ...message, header: {} }, text));
		await post(revealing, JSON.stringify({ id: text, [text]: text, body: { activities: text, startTime: text } }));
		await post(revealing, text);
		expect(revealing.journal.entries().map(({ status }) => status)).toEqual([202, 400, 400, 400]);
		await page.goto(pageUrl(revealing));
		await page.locator('nav a').nth(3).waitFor();
		for (let index = 0; index < 4; index++) {
			await page.locator('nav a').nth(index).click();
			await page.locator('#detail h2').waitFor();
			for (const summary of await page.locator('summary').all()) await summary.click();
		}
		await page.getByRole('searchbox').fill(text);
		const alien = 'nav, #detail';
		expect(await page.locator(alien).locator('img, script, svg, b, iframe, [onerror], [onload], [style]').count()).toBe(0);
		expect(await page.locator('a:not([href^="#"]):not([href="/__journal"])').count()).toBe(0);
		expect(await page.locator('body').innerText()).not.toMatch(/[^\P{Cc}\n\t]|\p{Cf}/u);
		expect(complaints).toEqual([]);
		await page.close();
	});

	test('is shown without complaint by the page, whatever is wrong with a message', async () => {
		const page = await browser.newPage();
		const complaints: string[] = [];
		page.on('pageerror', ({ message }) => complaints.push(message));
		revealing.journal.clear();
		for (const { text } of invalidExamples) await post(revealing, text);
		await page.goto(pageUrl(revealing));
		await page.locator('nav a').first().waitFor();
		for (const { entry } of revealing.journal.entries()) {
			await page.goto(`${pageUrl(revealing)}#${entry}`);
			await page.locator('#detail h2').waitFor();
		}
		expect(complaints).toEqual([]);
		await page.close();
	});
});
