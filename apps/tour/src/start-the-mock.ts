import { type Mock, type MockOptions, startMock } from '@ivr-activity/mock';
import { paint, step } from './screen.ts';

/**
 * Starts the mock on its usual port, or on a free one when that is taken.
 * @param onRequest - told of every request
 */
export function startTheMock(onRequest: NonNullable<MockOptions['onRequest']>): Promise<Mock> {
	const start = async () => {
		try {
			return { mock: await startMock({ onRequest }), note: '' };
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
			return { mock: await startMock({ port: 0, onRequest }), note: ', because its usual port is taken' };
		}
	};
	return step('Start the mock', start, ({ mock, note }) => `${paint('cyan', mock.baseUrl)}${note}`).then(({ mock }) => mock);
}
