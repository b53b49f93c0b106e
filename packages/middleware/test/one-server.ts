import type { Server } from 'node:http';
import type { Profile } from '@ivr-activity/contract';
import { onTestFinished } from 'vitest';
import type { Received, ReceiverOptions } from '../src/index.ts';
import { running } from './servers.ts';
import { type Answer, exchange } from './wire.ts';

/** Options that keep what they are called with. */
export function recorder(): ReceiverOptions<Profile> & { received: Received[]; errors: unknown[] } {
	const received: Received[] = [];
	const errors: unknown[] = [];
	return {
		profile: 'tolerant',
		onMessage: (message) => void received.push(message),
		onError: (error) => void errors.push(error),
		received,
		errors,
	};
}

/** Sends one request to a server that lives as long as the test. */
export async function ask(server: Server, request: string | Uint8Array): Promise<Answer> {
	const { port, close } = await running(server);
	onTestFinished(close);
	const { answers } = await exchange(port, { pieces: [request] });
	if (answers[0] === undefined) throw new Error('The server did not answer.');
	return answers[0];
}
