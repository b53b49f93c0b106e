import { type NodeListener, toNodeListener } from '@ivr-activity/middleware/node';
import { breakAnswer } from './break-answer.ts';
import { faultOf } from './marked-answers.ts';

/** A listener for `node:http` that sends marked answers as broken as they are marked, and the others as they are. */
export function listenWithFaults(handle: (request: Request) => Promise<Response>): NodeListener {
	return (incoming, outgoing) =>
		toNodeListener(async (request) => {
			const answer = await handle(request);
			const fault = faultOf(answer);
			if (fault !== undefined) await breakAnswer(fault, answer, outgoing);
			return answer;
		})(incoming, outgoing);
}
