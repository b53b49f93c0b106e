import type { Judged } from '../mutant.ts';

/** By check how many mutants it noticed, and which; of messages with one fault the number alone. */
export function noticedText(judged: readonly Judged[]): string {
	const byCheck = Map.groupBy(
		judged.filter(({ noticedBy }) => noticedBy !== undefined),
		({ noticedBy = '' }) => noticedBy.slice(0, 'BHV-001'.length),
	);
	const lines = [...byCheck]
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([check, mutants]) => {
			const names = mutants.filter(({ kind }) => kind !== 'a message with one fault').map(({ name }) => name);
			return `${check}${String(mutants.length).padStart(5)}  ${names.join('; ')}`.trimEnd();
		});
	return `${['Noticed by', ...lines].join('\n')}\n\n`;
}
