import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const executablePath = (process.env.PATH ?? '')
	.split(delimiter)
	.map((folder) => join(folder, 'chromium'))
	.find(isExecutable);

/** Why there is no browser on this machine, and what to do; undefined where there is one. */
export const noChromium: string | undefined =
	executablePath === undefined ? 'chromium is not on the PATH: apt-get install chromium' : undefined;

/** Starts the Chromium of this machine. @throws where there is none */
export function launchChromium(): Promise<Browser> {
	if (executablePath === undefined) throw new Error(noChromium);
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
