import { path, statuses } from '@ivr-activity/contract';
import { validExamples } from '@ivr-activity/contract/examples';

/**
 * Proves over HTTP that a receiver judges messages: it refuses `{}` and accepts every valid example of the contract.
 * @throws Error that names what was judged wrongly
 */
export async function selfCheck(baseUrl: string): Promise<void> {
	const refused = await post(baseUrl, '{}');
	if (refused !== 400) throw new Error(`The self-check failed: {} was answered ${refused} instead of 400.`);
	for (const { name, message } of validExamples) {
		const status = await post(baseUrl, JSON.stringify(message));
		if (status === statuses.accepted) continue;
		throw new Error(`The self-check failed: the example ${name} was answered ${status} instead of ${statuses.accepted}.`);
	}
}

async function post(baseUrl: string, body: string): Promise<number> {
	const response = await fetch(baseUrl + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
	await response.arrayBuffer();
	return response.status;
}
