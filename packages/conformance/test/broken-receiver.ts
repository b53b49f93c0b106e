import type { RequestListener } from 'node:http';
import { basePath, type Problem, type Profile, path } from '@ivr-activity/contract';
import { createReceiver } from '@ivr-activity/middleware';
import { toNodeListener } from '@ivr-activity/middleware/node';

/** A receiver that does not know one constraint: a message that breaks nothing else is accepted. */
export function receiverWithout(code: string, pointer: string, profile: Profile = 'strict'): RequestListener {
	const receive = createReceiver({ profile, onMessage: () => {}, onError: () => {} });
	return toNodeListener(async (request) => {
		const { pathname } = new URL(request.url);
		if (pathname !== path && pathname !== basePath + path) return new Response(null, { status: 404 });
		const answer = await receive(request);
		if (answer.status !== 400) return answer;
		const { errors = [] } = (await answer.clone().json()) as Problem;
		const isTheOne = errors.length === 1 && errors[0]?.code === code && errors[0].pointer === pointer;
		return isTheOne ? new Response(null, { status: 202 }) : answer;
	});
}
