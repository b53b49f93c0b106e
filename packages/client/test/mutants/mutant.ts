/** A client that breaks one rule: what is replaced in which of its sources, and the scenario that has to notice it. */
export interface ClientMutant {
	/** The rule that it breaks. */
	readonly name: string;
	/** The source file, from `src/`. */
	readonly file: string;
	readonly from: string;
	readonly to: string;
}

export interface CaughtMutant extends ClientMutant {
	readonly noticedBy: string;
}

export interface Survivor extends ClientMutant {
	/** Why no scenario notices it. */
	readonly reason: string;
}

/** The rule that is broken, the scenario that notices it, and the text that is replaced. */
export type Change = readonly [name: string, noticedBy: string, from: string, to: string];

/** The mutants of one source file. */
export function mutants(file: string, changes: readonly Change[]): CaughtMutant[] {
	return changes.map(([name, noticedBy, from, to]) => ({ name, file, from, to, noticedBy }));
}
