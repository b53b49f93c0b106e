import { basePath, type Profile, path } from '@ivr-activity/contract';
import { answerPreflight, isPreflight, openToAllOrigins } from './cors.ts';
import type { AnswerNegotiator } from './negotiate-answer.ts';
import { createReceiver } from './receiver.ts';

/** The collaborators of the mock's request handler. */
export interface HandlerOptions {
	readonly profile: Profile;
	readonly negotiate: AnswerNegotiator;
}

/**
 * Makes the function that answers every request of the mock: the contract gives the verdict, Prism negotiates
 * what accepted messages are answered.
 */
export function createHandler({ profile, negotiate }: HandlerOptions): (request: Request) => Promise<Response> {
	const receive = createReceiver({ profile, onMessage: (request) => negotiate(request.headers.get('prefer')) });
	return async (request) =>
		openToAllOrigins(isPreflight(request) ? answerPreflight(request) : await receive(withoutBasePath(request)));
}

/** The platform has a base path behind its ingress and none inside its cluster; the mock stands for both. */
function withoutBasePath(request: Request): Request {
	const url = new URL(request.url);
	if (url.pathname !== basePath + path) return request;
	url.pathname = path;
	return new Request(url, request);
}
