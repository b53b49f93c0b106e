import type { Profile } from '@ivr-activity/contract';
import type { Judged, Kind } from './mutant.ts';

/** Mutants that do what the contract allows, and why. */
export interface Equivalent {
	/** The names of the mutants, in which `*` stands for any characters. */
	readonly mutants: string;
	/** Only those of one profile. */
	readonly profile?: Profile;
	readonly reason: string;
}

/** What a run of the mutants came to. */
export interface Score {
	readonly judged: readonly Judged[];
	/** Mutants that no case noticed and that should have been. */
	readonly survivors: readonly Judged[];
	/** Mutants that no case noticed and need not be, each with the reason. */
	readonly equivalent: readonly (Judged & { readonly reason: string })[];
	/** What the list of equivalent mutants says and does not hold. */
	readonly stale: readonly string[];
}

/** Compares what was noticed with what need not be. */
export function scoreOf(judged: readonly Judged[], equivalents: readonly Equivalent[]): Score {
	const entries = equivalents.map((entry) => ({ ...entry, matches: matcherOf(entry) }));
	const unnoticed = judged.filter(({ noticedBy }) => noticedBy === undefined);
	const reasonFor = (mutant: Judged) => entries.find(({ matches }) => matches(mutant))?.reason;
	return {
		judged,
		survivors: unnoticed.filter((mutant) => reasonFor(mutant) === undefined),
		equivalent: unnoticed.flatMap((mutant) => {
			const reason = reasonFor(mutant);
			return reason === undefined ? [] : [{ ...mutant, reason }];
		}),
		stale: entries.flatMap(({ mutants, matches }) => {
			const named = judged.filter(matches);
			if (named.length === 0) return [`«${mutants}» names no mutant`];
			const noticed = named.filter(({ noticedBy }) => noticedBy !== undefined);
			return noticed.map(({ profile, name, noticedBy }) => `«${mutants}»: ${profile} «${name}» is noticed by ${noticedBy}`);
		}),
	};
}

function matcherOf({ mutants, profile }: Equivalent): (mutant: Judged) => boolean {
	const parts = mutants.split('*').map((part) => RegExp.escape(part));
	const expression = new RegExp(`^${parts.join('.*')}$`, 's');
	return (mutant) => (profile === undefined || profile === mutant.profile) && expression.test(mutant.name);
}

/** The score as a table of kinds and profiles, then every mutant that nothing noticed. */
export function scoreText({ judged, survivors, equivalent, stale }: Score): string {
	const kinds = [...new Set(judged.map(({ kind }) => kind))];
	const rows = [
		['noticed / all', 'strict', 'tolerant'],
		...kinds.map((kind) => [kind, counted(kind, 'strict'), counted(kind, 'tolerant')]),
		['all kinds', counted(undefined, 'strict'), counted(undefined, 'tolerant')],
	];
	const byReason = Map.groupBy(equivalent, ({ reason }) => reason);
	return [
		...rows.map(([name = '', ...cells]) => `${name.padEnd(34)}${cells.map((cell) => cell.padStart(20)).join('')}`),
		'',
		...listed('Not noticed, and should have been', survivors.map(shown)),
		...listed('Stale entries of the equivalent mutants', stale),
		`Not noticed, and equivalent: ${equivalent.length}`,
		...[...byReason].flatMap(([reason, mutants]) => [`  ${reason}`, ...mutants.map((mutant) => `    ${shown(mutant)}`)]),
		'',
	].join('\n');

	/** Out of those that can be noticed. */
	function counted(kind: Kind | undefined, profile: Profile): string {
		const isMeant = (mutant: Judged) => mutant.profile === profile && (kind === undefined || mutant.kind === kind);
		const noticed = judged.filter((mutant) => isMeant(mutant) && mutant.noticedBy !== undefined).length;
		const left = survivors.filter(isMeant).length;
		const same = equivalent.filter(isMeant).length;
		return `${noticed} / ${noticed + left}${same > 0 ? ` (+${same})` : ''}`;
	}
}

function listed(title: string, lines: readonly string[]): string[] {
	return [`${title}: ${lines.length}`, ...lines.map((line) => `  ${line}`)];
}

function shown({ profile, name }: Judged): string {
	return `${profile.padEnd(8)} ${name}`;
}
