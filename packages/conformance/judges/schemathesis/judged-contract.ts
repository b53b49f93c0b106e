import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mediaType, type Profile, path, problems } from '@ivr-activity/contract';

/**
 * The contract as one profile's receivers of this project keep it: the body is that of the profile, and `default`, which
 * would let any status pass, gives way to the statuses that they answer.
 */
export function judgedContract(profile: Profile): unknown {
	const document = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('@ivr-activity/contract/openapi.json')), 'utf8'));
	const { post } = document.paths[path];
	if (profile === 'tolerant') post.requestBody.content[mediaType] = { schema: post['x-received-body'] };
	const { default: problem, ...declared } = post.responses;
	const answered = Object.values(problems).map(({ status }) => [status, problem]);
	post.responses = { ...Object.fromEntries(answered), ...declared };
	return document;
}
