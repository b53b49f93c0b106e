import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type NativeRun, type NativeTest, runAgainstMock, showNativeSuite } from '../../../.ci/native-suite.ts';
import { firstLine } from '../../codegen/src/toolchains.ts';

const folder = join(import.meta.dirname, '..');

await showNativeSuite(
	{ test, expect },
	{
		tool: 'Go',
		missing: (await firstLine('go version')) === undefined ? 'there is no Go here (Debian: golang-go)' : undefined,
		// -count=1: Go would repeat an answer of an earlier mock from its cache.
		run: () => runAgainstMock(folder, 'go test -count=1 -json ./...'),
		report: async (run) => readEvents(run),
		sending: ['TestSampleIsAnswered202', 'TestExampleIsAnswered202'],
	},
);

/** One line of what `go test -json` writes. */
interface GoEvent {
	Action: string;
	Test?: string;
	Output?: string;
}

function readEvents({ output }: NativeRun): NativeTest[] {
	const events: GoEvent[] = output
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line));
	return events.flatMap(({ Action, Test: name }): NativeTest[] => {
		if (name === undefined) return [];
		const said = () =>
			events.filter((event) => event.Test === name && event.Output?.startsWith('    ')).map(({ Output }) => Output?.trim());
		switch (Action) {
			case 'pass':
				return [{ name }];
			case 'fail':
				return [{ name, failure: said().join('\n') }];
			case 'skip':
				return [
					{
						name,
						skipped: said()
							.join(' ')
							.replace(/^\S+: /, ''),
					},
				];
			default:
				return [];
		}
	});
}
