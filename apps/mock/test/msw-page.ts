import { setupWorker } from 'msw/browser';
import { createMockHandlers, type MockHandlers } from '../src/msw.ts';

/** What the page of the browser test offers. */
export interface MswPage {
	start(options: Parameters<typeof createMockHandlers>[0]): Promise<void>;
	journal(): MockHandlers['journal'];
}

let mock: MockHandlers | undefined;

const page: MswPage = {
	async start(options) {
		mock = createMockHandlers(options);
		await setupWorker(...mock.handlers).start({ quiet: true, onUnhandledFrame: 'bypass' });
	},
	journal() {
		if (mock === undefined) throw new Error('The worker has not been started.');
		return mock.journal;
	},
};

Object.assign(globalThis, { page });
