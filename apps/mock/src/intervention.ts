import { method, type ProblemError } from '@ivr-activity/contract';
import { answerOfFault } from './faults/answer-fault.ts';
import { type Fault, faultName } from './faults/fault.ts';
import { createFaultPlan, type FaultPlan, type FaultPlanOptions, faultHeader } from './faults/fault-plan.ts';
import { withFault } from './faults/marked-answers.ts';
import { FaultSyntaxError } from './faults/parse-fault.ts';
import { plainProblem } from './plain-problem.ts';
import { answerAsPlatform } from './platform/answer-as-platform.ts';
import { replaceAnswer } from './replace-answer.ts';
import { checkedServices, refuseUnknownService, type Services } from './services.ts';

/** A request that was judged, and the answer that its verdict is due. */
export interface Judged {
	readonly request: Request;
	readonly verdict: string;
	readonly errors: readonly ProblemError[];
	/** The message as JSON; undefined when it could not be read. */
	readonly message?: unknown;
	readonly bytes?: Uint8Array;
	readonly answer: Response;
}

/** What is answered instead, and why. */
export interface Intervened {
	readonly answer: Response;
	/** The name of the fault that struck. */
	readonly fault?: string;
	/** What the sender is not told. */
	readonly untold?: string;
}

/** What changes an answer whose verdict stays. */
export interface Intervention {
	/** Whether pages of every origin may read the answers. */
	readonly openToAllOrigins: boolean;
	/** Answers a request whose body is unread; undefined lets it be received. */
	beforeReading(request: Request): Intervened | undefined;
	afterReading(judged: Judged): Intervened;
}

/** What may be asked of a mock beyond its verdicts. */
export interface InterventionOptions extends FaultPlanOptions {
	/** `platform` answers as the vendor's public model implies, and so accepts what the real one accepts and loses. */
	readonly like?: 'platform';
	/** The service identifiers that are known, each with its channel. A valid message of another one is answered 400. */
	readonly services?: Services;
}

/**
 * Makes what changes the answers: first as the platform would, then by the known services, then by faults.
 * @throws FaultSyntaxError, ServicesError or TypeError when an option is wrong
 */
export function createIntervention({ like, services, ...planned }: InterventionOptions): Intervention {
	if (like !== undefined && like !== 'platform') throw new TypeError("like must be 'platform'.");
	if (services !== undefined) checkedServices(services);
	const plan = createFaultPlan(planned);
	return {
		openToAllOrigins: like === undefined,
		beforeReading(request) {
			const fault = request.method === method ? plan.beforeReading(request) : undefined;
			return fault && struck(fault, Response.error());
		},
		afterReading(judged) {
			const due: Intervened = like === undefined ? { answer: judged.answer } : answerAsPlatform(judged);
			const unknown = services && judged.verdict === 'accepted' ? refuseUnknownService(judged.message, services) : undefined;
			const settled = unknown === undefined ? due : { answer: unknown };
			return isMessage(judged) ? strike(plan, judged, settled) : settled;
		},
	};
}

/** Faults are for messages, and for what was meant as one: a probe that waits for the mock must not use them up. */
function isMessage({ request, verdict }: Judged): boolean {
	return request.method === method && verdict !== 'not-found';
}

function strike(plan: FaultPlan, { request, message }: Judged, { answer, untold }: Intervened): Intervened {
	const kept = untold === undefined ? {} : { untold };
	try {
		const fault = plan.afterReading(request, message);
		return { ...(fault ? struck(fault, answer) : { answer }), ...kept };
	} catch (error) {
		if (!(error instanceof FaultSyntaxError)) throw error;
		return { answer: replaceAnswer(answer, plainProblem(400, `The header ${faultHeader} is wrong. ${error.message}`)) };
	}
}

function struck(fault: Fault, due: Response): Intervened {
	const own = answerOfFault(fault);
	return { answer: withFault(own === undefined ? due : replaceAnswer(due, own), fault), fault: faultName(fault) };
}
