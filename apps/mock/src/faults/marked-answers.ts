import type { Fault } from './fault.ts';

const faults = new WeakMap<Response, Fault>();

/** Marks an answer as one to be broken when it is sent. */
export function withFault(answer: Response, fault: Fault): Response {
	faults.set(answer, fault);
	return answer;
}

/** How an answer is to be broken. */
export function faultOf(answer: Response): Fault | undefined {
	return faults.get(answer);
}
