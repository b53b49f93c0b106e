import type { Profile } from '@ivr-activity/contract';
import type { Implementation, Verdict, Verdicts } from './verdict.ts';

/** Judges a text by every implementation. @throws Error when they disagree, telling who found what */
export async function agreedVerdicts(implementations: readonly Implementation[], text: string): Promise<Verdicts> {
	const verdicts = await Promise.all(implementations.map((one) => one.judge(text)));
	for (const profile of ['strict', 'tolerant'] satisfies Profile[]) {
		const valid = new Set(verdicts.map((one) => one[profile] === null));
		if (valid.size > 1) throw new Error(`${profile}: ${implementations.map(said).join(', ')}\n${text.slice(0, 10_000)}`);

		function said({ name }: Implementation, index: number): string {
			return `${name} finds ${wordsOf((verdicts[index] as Verdicts)[profile])}`;
		}
	}
	return verdicts[0] as Verdicts;
}

function wordsOf(verdict: Verdict): string {
	return verdict === null ? 'nothing' : `${verdict.keyword} at ${verdict.pointer || 'the whole message'}`;
}

/** The JSON text that bytes are; undefined when they are none. */
export function jsonText(bytes: Uint8Array): string | undefined {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		JSON.parse(text);
		return text;
	} catch {
		return undefined;
	}
}
