import { fileURLToPath } from 'node:url';
import type { Profile } from '@ivr-activity/contract';

/** The first fault that an implementation finds, or null where the message is valid. */
export type Verdict = { readonly pointer: string; readonly keyword: string } | null;

/** What one implementation of JSON Schema says of a message. */
export type Verdicts = Readonly<Record<Profile, Verdict>>;

/** One implementation of JSON Schema. */
export interface Implementation {
	readonly name: string;
	/** @param text - one JSON document */
	judge(text: string): Promise<Verdicts>;
	close(): Promise<void>;
}

/** The components of the schema that the profiles are. */
export const components: Readonly<Record<Profile, string>> = {
	strict: 'IvrAggregatedActivity',
	tolerant: 'ReceivedIvrAggregatedActivity',
};

/** The published schema. */
export const schemaFile = fileURLToPath(import.meta.resolve('@ivr-activity/contract/schema.json'));
