import { advise, faultsOf } from '@ivr-activity/contract/strict';
import type { Client, ClientOptions } from './client.ts';
import { clientWith } from './core.ts';

/**
 * Makes a client for one target.
 *
 * @example
 * const client = createClient({ baseUrl: 'https://cx.example.com/ccm' });
 * const { status, advice } = await client.send(message);
 *
 * @throws {TypeError} an option is wrong; the error does not repeat it
 */
export function createClient(options: ClientOptions): Client {
	return clientWith({ faultsOf, advise }, options);
}
