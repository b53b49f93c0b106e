import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basePath, type Profile } from '@ivr-activity/contract';
import { bytesOf } from '../../src/body.ts';
import { type ConformanceCase, cases } from '../../src/cases.ts';
import { checkOptions } from '../../src/options.ts';
import { ReceiverJudge } from '../../src/receiver-judge.ts';
import { machineNetwork, reachTarget } from '../../src/target.ts';
import { judgeBody, listenerOf, type Outcome, type Parts, soundParts } from './receiver.ts';
import type { ReceiverMutant } from './receiver-mutant.ts';
import { schemas, validatorOf } from './schema-walk.ts';

const sound: Readonly<Record<Profile, Parts>> = {
	strict: { ...soundParts, validate: validatorOf(schemas.strict) },
	tolerant: { ...soundParts, validate: validatorOf(schemas.tolerant) },
};

const timeoutMs = 10_000;

/**
 * Runs a receiver and sends it cases over HTTP until one of them is a finding of whatever level: first those whose
 * messages it judges otherwise than a sound one, then all others.
 * @returns the id of the case, undefined when the whole suite found nothing
 */
export async function findingOn({ profile, parts }: Pick<ReceiverMutant, 'profile' | 'parts'>): Promise<string | undefined> {
	const receiver = { ...sound[profile], ...parts(sound[profile]) };
	const server = createServer(listenerOf(receiver)).listen(0, '127.0.0.1');
	try {
		await once(server, 'listening');
		const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`;
		const options = checkOptions({ baseUrl, profile, timeoutMs });
		const judge = new ReceiverJudge(await reachTarget(options.baseUrl, machineNetwork), machineNetwork, options);
		return await firstFinding(judge, likelyFirst(receiver, profile));
	} finally {
		server.close();
		server.closeAllConnections();
	}
}

/** The cases whose body the mutant judges otherwise than the sound receiver, one at a time; then the rest, four at once. */
async function firstFinding(judge: ReceiverJudge, { likely, others }: Order): Promise<string | undefined> {
	return (await findingAmong(judge, likely, 1)) ?? (await findingAmong(judge, others, 4));
}

async function findingAmong(judge: ReceiverJudge, some: readonly ConformanceCase[], concurrency: number) {
	const waiting = some.values();
	let found: string | undefined;
	await Promise.all(Array.from({ length: concurrency }, work));
	return found;

	async function work(): Promise<void> {
		for (const one of waiting) {
			if (found !== undefined) return;
			const { outcome, reason } = await judge.judge(one);
			if (outcome === 'skipped') throw new Error(`The case ${one.id} was not sent: ${reason}.`);
			if (outcome === 'failed') found ??= one.id;
		}
	}
}

interface Order {
	readonly likely: readonly ConformanceCase[];
	readonly others: readonly ConformanceCase[];
}

function likelyFirst(receiver: Parts, profile: Profile): Order {
	const likely = new Set(bodies.filter((body) => differs(receiver, body, profile)).map(({ one }) => one));
	const isCheap = ({ area }: ConformanceCase) => area === 'PRT' || area === 'EXM';
	const rest = cases.filter((one) => !likely.has(one));
	// What a wrong answer to every request shows is shown by these.
	return { likely: [...likely], others: [...rest.filter(isCheap), ...rest.filter((one) => !isCheap(one))] };
}

/** The bodies of the cases as the sound receivers judge them. */
const bodies = cases
	.filter(({ request: { body } }) => body !== undefined && !('before' in body))
	.map((one) => {
		const bytes = bytesOf(one.request.body ?? { text: '' });
		const judged = { strict: judgeBody(bytes, sound.strict), tolerant: judgeBody(bytes, sound.tolerant) };
		return { one, bytes, judged };
	});

function differs(receiver: Parts, { bytes, judged }: (typeof bodies)[number], profile: Profile): boolean {
	const { decode, parse, statusOf, validate } = receiver;
	const due = judged[profile];
	const isReadAlike = decode === soundParts.decode && parse === soundParts.parse;
	const found = isReadAlike ? withOutcome(due, validate) : judgeBody(bytes, receiver);
	return statusOf(found.outcome, found.message) !== soundParts.statusOf(due.outcome, due.message);
}

function withOutcome({ outcome, message }: { outcome: Outcome; message?: unknown }, validate: Parts['validate']) {
	if (outcome !== 'accepted' && outcome !== 'invalid-message') return { outcome, message };
	return { outcome: validate(message) ? ('accepted' as const) : ('invalid-message' as const), message };
}
