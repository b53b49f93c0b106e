import type { Profile } from '@ivr-activity/contract';
import { implementerMutants } from './implementer-mutants.ts';
import { protocolMutants } from './protocol-mutants.ts';
import type { ReceiverMutant } from './receiver-mutant.ts';
import { schemaMutants, statusMutants } from './schema-mutants.ts';
import { sharedPatternMutants } from './shared-patterns.ts';
import { textMutants } from './text-mutants.ts';
import { unjudgedMutants } from './unjudged-mutants.ts';

/** Every receiver that is wrong in one way, for both profiles. */
export function receiverMutants(): ReceiverMutant[] {
	return (['strict', 'tolerant'] as Profile[]).flatMap((profile) => [
		...schemaMutants(profile),
		...sharedPatternMutants(profile),
		...statusMutants(profile),
		...textMutants(profile),
		...protocolMutants(profile),
		...implementerMutants(profile),
		...unjudgedMutants(profile),
	]);
}
