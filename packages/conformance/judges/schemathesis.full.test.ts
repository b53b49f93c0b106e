import type { RequestListener, Server } from 'node:http';
import { basePath, type Profile, problemMediaType } from '@ivr-activity/contract';
import { createReceiver } from '@ivr-activity/middleware';
import { toNodeListener } from '@ivr-activity/middleware/node';
import { startMock } from '@ivr-activity/mock';
import { expect, test } from 'vitest';
import { adapters } from '../test/adapters.ts';
import { receiverWithout } from '../test/broken-receiver.ts';
import { baseUrlOf, listen } from '../test/listening.ts';
import { installSchemathesis, missingForSchemathesis } from './schemathesis/install-schemathesis.ts';
import { runSchemathesis } from './schemathesis/run-schemathesis.ts';

const profiles: Profile[] = ['strict', 'tolerant'];
const missing = await missingForSchemathesis();

function judgeWith(program: string): void {
	async function assertKeepsContract(profile: Profile, baseUrl: string): Promise<void> {
		const { exitCode, sent, findings, output } = await runSchemathesis(program, profile, baseUrl);
		expect(findings, output).toEqual([]);
		expect(exitCode, output).toBe(0);
		expect(sent.positive).toBeGreaterThan(100);
		expect(sent.negative).toBeGreaterThan(100);
	}

	test.for(profiles)('schemathesis finds nothing wrong with the mock in the %s profile', async (profile) => {
		const mock = await startMock({ port: 0, profile });
		try {
			await assertKeepsContract(profile, mock.baseUrl);
		} finally {
			await mock.close();
		}
	});

	test.for(Object.keys(adapters).flatMap((adapter) => profiles.map((profile) => [adapter, profile] as const)))(
		'schemathesis finds nothing wrong with the %s adapter in the %s profile',
		async ([adapter, profile]) => {
			const server = (await adapters[adapter]?.({ profile, onMessage: () => {}, onError: () => {} })) as Server;
			await assertKeepsContract(profile, await baseUrlOf(server, basePath));
		},
	);

	test.for(lacking)('a %s receiver without %s at %s is found out', async ([profile, code, pointer]) => {
		const baseUrl = await listen(receiverWithout(code, pointer, profile));
		const { exitCode, findings, output } = await runSchemathesis(program, profile, baseUrl);
		expect(findings, output).toEqual(['AcceptedNegativeData']);
		expect(exitCode).toBe(1);
	});

	test.for(misbehaving)('a receiver that %s is found out', async ([, expected, listener]) => {
		const { findings, output } = await runSchemathesis(program, 'strict', await listen(listener));
		expect(findings, output).toEqual(expected);
	});
}

/** Constraints, each of which one receiver lacks. */
const lacking: [Profile, string, string][] = [
	['strict', 'required', '/header/sender'],
	['strict', 'type', '/header/timestamp'],
	['strict', 'enum', '/body/startDirection'],
	['strict', 'pattern', '/body/callId'],
	['strict', 'maximum', '/header/channelData/requestPriority'],
	['tolerant', 'type', '/header/language'],
	['tolerant', 'minimum', '/header/timestamp'],
];

/** Faults that no message shows, what schemathesis calls them, and a receiver that has them. */
const misbehaving: [string, string[], RequestListener][] = [
	[
		'answers 200 instead of 202 and 500 instead of 400',
		['AcceptedNegativeData', 'RejectedPositiveData', 'ServerError', 'UndefinedStatusCode'],
		changing(({ status, body, headers }) => new Response(body, { status: otherStatus[status] ?? status, headers })),
	],
	['sends its problems as HTML', ['UndefinedContentType'], changing((answer) => withProblem(answer, '<p>no</p>', 'text/html'))],
	[
		'sends problems without a title',
		['JsonSchemaError'],
		changing((answer) => withProblem(answer, '{"type":"about:blank","status":400,"detail":""}', problemMediaType)),
	],
];

const otherStatus: Readonly<Record<number, number>> = { 202: 200, 400: 500 };

function changing(change: (answer: Response) => Response): RequestListener {
	const receive = createReceiver({ profile: 'strict', onMessage: () => {}, onError: () => {} });
	return toNodeListener(async (request) => change(await receive(request)));
}

function withProblem(answer: Response, problem: string, type: string): Response {
	if (answer.status !== 400) return answer;
	return new Response(problem, { status: answer.status, headers: { 'content-type': type } });
}

if (missing === undefined) judgeWith(await installSchemathesis());
else test.skipIf(process.env.CI !== 'true')(`schemathesis judges the receivers: ${missing}`, () => expect.fail(missing));
