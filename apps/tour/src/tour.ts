import { basePath, mediaType, path } from '@ivr-activity/contract';
import type { RequestRecord } from '@ivr-activity/mock';
import { showGenerated } from './generated-table.ts';
import { judgeMock } from './judge-mock.ts';
import { sendPrintedSample, sendRepairedSample, sendThreeFaults } from './scenes.ts';
import { heading, indented, isTerminal, paint, print } from './screen.ts';
import { startTheMock } from './start-the-mock.ts';
import type { Usage } from './usage.ts';

/**
 * Shows the main job on packages that are built.
 * @returns the exit code of the verdict, 0 when the mock passes. Without `once` and on a terminal the mock goes on listening.
 */
export async function tour({ once }: Pick<Usage, 'once'>): Promise<number> {
	let told = false;
	const mock = await startTheMock((record) => told && showRequest(record));
	const scenes = [
		await sendRepairedSample(mock.baseUrl),
		await sendPrintedSample(mock.baseUrl),
		await sendThreeFaults(mock.baseUrl),
	];
	const judged = await judgeMock(mock.baseUrl);
	await showGenerated();
	const exitCode = scenes.every((asExpected) => asExpected) ? judged : 1;
	showVerdict(exitCode);
	if (once || !isTerminal || !process.stdin.isTTY) {
		await mock.close();
	} else {
		told = true;
		showWhereToGoOn(mock.baseUrl);
	}
	return exitCode;
}

function showVerdict(exitCode: number): void {
	if (exitCode === 0) heading(`${paint('green', 'PASS')}  The mock answers as the contract says.`);
	else heading(`${paint('red', 'FAIL')}  The mock does not answer as the contract says: see what is red above.`);
}

function showWhereToGoOn(baseUrl: string): void {
	heading(`The mock listens at ${paint('cyan', baseUrl)}`);
	indented(`curl -i ${baseUrl}${path} -H "content-type: ${mediaType}" -d @openapi/examples/valid/guide-sample.json`);
	indented(`Without ${basePath} it answers as inside the cluster. Ctrl-C ends it.`, 'dim');
	print('');
}

function showRequest({ status, verdict, errors, advice }: RequestRecord): void {
	const places = [...errors, ...advice].map(({ pointer, code }) => `${pointer} ${code}`.trim());
	indented([paint(status < 300 ? 'green' : 'red', String(status)), verdict, places.join(', ')].join('  '));
}
