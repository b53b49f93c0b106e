import { emptyArtefacts } from '@ivr-activity/codegen/src/generate-artefact.ts';
import { JavaMissing, javaEnvironment } from '@ivr-activity/codegen/src/java.ts';
import { runTurbo, type TurboRun } from './run-turbo.ts';
import { paint, print, step } from './screen.ts';

/** Generates and builds what the tour shows. What did not change since the last time comes from turbo's cache. */
export async function prepare(): Promise<void> {
	const build = (report: (task: string) => void) => runTurbo(['build', '--filter=@ivr-activity/tour^...'], report);
	await step(
		'Generate and build',
		async (report) => {
			await emptyArtefacts();
			return build(report);
		},
		summary,
	);
	await generateModels();
}

/** The models are committed: what keeps them from being generated anew is said, and stops nothing. */
async function generateModels(): Promise<void> {
	try {
		await javaEnvironment();
		await step('Generate the models', (report) => runTurbo(['generate:models', 'generate:contract'], report), summary);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const reason = error instanceof JavaMissing ? `${error.message}.` : error.message;
		print(`${paint('yellow', '!')} The models for Java, Python and Go were not regenerated, the committed ones stay: ${reason}`);
	}
}

function summary({ tasks, cached }: TurboRun): string {
	return `${tasks} tasks, ${cached} of them from the cache`;
}
