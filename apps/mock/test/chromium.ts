import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

const executablePath = (process.env.PATH ?? '')
	.split(delimiter)
	.map((folder) => join(folder, 'chromium'))
	.find(isExecutable);

/** In CI nothing is skipped: there, starting the browser fails with the reason. */
const skipped = executablePath === undefined && process.env.CI !== 'true';

const missing = 'chromium is not on the PATH; install it with apt-get install chromium';

/** Describes tests in a real Chromium, which are skipped where there is none. */
export function describeInChromium(name: string, tests: () => void): void {
	describe.skipIf(skipped)(skipped ? `${name} (skipped: ${missing})` : name, tests);
}

/** Starts Debian's Chromium. */
export function launchChromium(): Promise<Browser> {
	if (executablePath === undefined) throw new Error(missing);
	return chromium.launch({
		executablePath,
		args: [
			'--headless',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
