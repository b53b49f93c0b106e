import { behaviourMutants } from './behaviour-mutants.ts';
import { adviceMutants, messageMutants } from './message-mutants.ts';
import { requestMutants } from './request-mutants.ts';
import type { SenderMutant } from './sender-mutant.ts';

/** Every sender that breaks one rule. Those that wait longest come first. */
export function senderMutants(): SenderMutant[] {
	return [
		...behaviourMutants(),
		...requestMutants(),
		...adviceMutants(),
		...messageMutants('strict'),
		...messageMutants('tolerant'),
	];
}
