import { chooseFault } from './choose-fault.ts';
import type { Fault, FaultSpec } from './fault.ts';
import { parseFault } from './parse-fault.ts';
import { seededRandom } from './random.ts';

/** The request header that asks for a fault. */
export const faultHeader = 'x-mock-fault';

/** Which faults strike, in which order, and by which seed. */
export interface FaultPlanOptions {
	/** Faults as text, such as `status=503; times=2`. The first one that strikes is taken. */
	readonly faults?: readonly string[];
	/** What `rate` draws from: the same seed strikes the same requests. 1 unless another is named. */
	readonly seed?: number;
}

/** Chooses the fault of each request. A request that has the header gets the header's fault or none. */
export interface FaultPlan {
	/** The fault that strikes while the body is unread: a reset before reading. */
	beforeReading(request: Request): Fault | undefined;
	/**
	 * The fault that strikes when the message has been judged.
	 * @param message - the message as JSON, undefined when it could not be read
	 * @throws FaultSyntaxError when the header is wrong
	 */
	afterReading(request: Request, message: unknown): Fault | undefined;
}

/** As many different headers are counted; the one that was not seen for longest is forgotten. */
const countedHeaders = 1000;

/**
 * Makes a plan. It counts and draws for each fault apart, so that one fault does not change when another one strikes.
 * @throws FaultSyntaxError when one of the faults is not written as the grammar wants it, TypeError when the seed is no integer
 */
export function createFaultPlan({ faults = [], seed = 1 }: FaultPlanOptions): FaultPlan {
	if (!Number.isSafeInteger(seed)) throw new TypeError('seed must be an integer.');
	const rules = faults.map((text, index) => new Rule(parseFault(text), seededRandom(seed + index)));
	const headers = new Map<string, Rule>();
	const ofHeader = (text: string): Rule => {
		const rule = headers.get(text) ?? new Rule(parseFault(text), seededRandom(seed));
		headers.delete(text);
		headers.set(text, rule);
		const [oldest] = headers.keys();
		if (headers.size > countedHeaders && oldest !== undefined) headers.delete(oldest);
		return rule;
	};
	const rulesOf = (request: Request): readonly Rule[] => {
		const text = request.headers.get(faultHeader);
		return text === null ? rules : [ofHeader(text)];
	};
	return {
		beforeReading(request) {
			try {
				return firstStrike(rulesOf(request), true, undefined);
			} catch {
				return undefined; // A wrong header is answered once the message has been read.
			}
		},
		afterReading: (request, message) => firstStrike(rulesOf(request), false, message),
	};
}

function firstStrike(rules: readonly Rule[], beforeReading: boolean, message: unknown): Fault | undefined {
	for (const rule of rules) {
		if (rule.strikesBeforeReading !== beforeReading) continue;
		const fault = rule.strike(message);
		if (fault !== undefined) return fault;
	}
	return undefined;
}

/** A fault and what it has done so far. */
class Rule {
	readonly strikesBeforeReading: boolean;
	private struck = 0;
	private readonly spec: FaultSpec;
	private readonly random: () => number;

	constructor(spec: FaultSpec, random: () => number) {
		this.spec = spec;
		this.random = random;
		this.strikesBeforeReading = spec.fault.kind === 'reset' && spec.fault.when === 'before';
	}

	strike(message: unknown): Fault | undefined {
		const fault = chooseFault(this.spec, message, this.struck, this.random);
		if (fault !== undefined) this.struck++;
		return fault;
	}
}
