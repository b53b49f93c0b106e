import { connect } from 'node:net';
import { validExamples } from '@ivr-activity/contract/examples';
import type { Mock } from '../src/index.ts';

/** The guide's sample, repaired. */
export const sample = JSON.stringify(validExamples[0].message);

/** Sends a body to the mock as a client does, or with other headers. */
export function post(
	mock: Pick<Mock, 'baseUrl'>,
	body: string | Uint8Array<ArrayBuffer>,
	headers: Record<string, string> = {},
): Promise<Response> {
	const url = `${mock.baseUrl}/message/receive`;
	return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

/** Writes bytes to the mock's port and reads until the server ends the connection. */
export function rawExchange(mock: Mock, ...parts: string[]): Promise<string> {
	const { hostname, port } = new URL(mock.baseUrl);
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname, () => {
			for (const part of parts) socket.write(part);
		});
		let received = '';
		socket.setEncoding('utf8').on('data', (text) => {
			received += text;
		});
		socket.once('error', reject);
		socket.once('close', () => resolve(received));
	});
}
