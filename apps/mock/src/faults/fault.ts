/** One way in which an answer goes wrong. Times are in milliseconds. */
export type Fault =
	| { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
	| { readonly kind: 'html'; readonly status: number }
	| { readonly kind: 'redirect'; readonly status: number; readonly location?: string }
	| { readonly kind: 'slow-head'; readonly delayMs: number }
	| { readonly kind: 'slow-body'; readonly intervalMs: number }
	| { readonly kind: 'timeout'; readonly boundMs: number }
	| { readonly kind: 'reset'; readonly when: 'before' | 'after' }
	| { readonly kind: 'half' }
	| { readonly kind: 'wrong-length' };

/** A fault, and the requests that it strikes. */
export interface FaultSpec {
	readonly fault: Fault;
	/** How many requests it strikes at most. */
	readonly times: number;
	/** Which share of the requests it strikes, from 0 to 1. */
	readonly rate: number;
	/** Only the message of this id. */
	readonly id?: string;
	/** Only messages of this service identifier. */
	readonly service?: string;
}

/** A fault's name in a log: nothing of what a sender chose freely. */
export function faultName(fault: Fault): string {
	switch (fault.kind) {
		case 'status':
		case 'html':
		case 'redirect':
			return `${fault.kind}-${fault.status}`;
		case 'reset':
			return `reset-${fault.when}`;
		default:
			return fault.kind;
	}
}
