import type { Client, ClientOptions } from './client.ts';
import { clientWith } from './core.ts';

/**
 * Makes a client that judges no message: for messages that were judged already, where the size of the code counts.
 * `advice` is always empty, and a message that breaks the contract is for the target to refuse.
 *
 * @example
 * import { createBareClient } from '@ivr-activity/client/bare';
 * await createBareClient({ baseUrl: 'https://cx.example.com/ccm' }).send(message);
 *
 * @throws {TypeError} an option is wrong; the error does not repeat it
 */
export function createBareClient(options: ClientOptions): Client {
	return clientWith({ faultsOf: () => [], advise: () => [] }, options);
}
