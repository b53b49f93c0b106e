import { request } from 'node:http';
import { mediaType, method, path, problems, statuses } from '@ivr-activity/contract';
import { validExamples } from '@ivr-activity/contract/examples';

/**
 * Proves over HTTP that a receiver judges messages: it refuses `{}` and accepts every valid example of the contract.
 * @throws Error that names what was judged wrongly
 */
export async function selfCheck(baseUrl: string): Promise<void> {
	const refused = await post(baseUrl, '{}');
	const due = problems['invalid-message'].status;
	if (refused !== due) throw new Error(`The self-check failed: {} was answered ${refused} instead of ${due}.`);
	for (const { name, message } of validExamples) {
		const status = await post(baseUrl, JSON.stringify(message));
		if (status === statuses.accepted) continue;
		throw new Error(`The self-check failed: the example ${name} was answered ${status} instead of ${statuses.accepted}.`);
	}
}

/** A connection of its own for each request: one kept alive may be left over from a mock that was closed. */
function post(baseUrl: string, body: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const options = { method, agent: false, headers: { 'content-type': mediaType } };
		request(baseUrl + path, options, (response) => {
			response.resume().once('end', () => resolve(response.statusCode ?? 0));
		})
			.once('error', reject)
			.end(body);
	});
}
