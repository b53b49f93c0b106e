import { expect, test } from 'vitest';
import { type NativeRun, type NativeTest, runAgainstMock, showNativeSuite } from '../../../.ci/native-suite.ts';
import { folder, missing } from './go.ts';

await showNativeSuite(
	{ test, expect },
	{
		tool: 'Go',
		missing,
		// -count=1: Go would repeat an answer of an earlier mock from its cache.
		run: () => runAgainstMock(folder, 'go test -count=1 -json ./...'),
		report: async (run) => readEvents(run),
		sending: ['TestSampleIsAnswered202', 'TestExampleIsAnswered202', 'TestCaseHasTheStrictVerdict'],
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
