import { isDeepStrictEqual } from 'node:util';
import { basePath, mediaType, method, path } from '@ivr-activity/contract/operation';
import { jsonDifferences, shown } from './json-differences.ts';
import { type RecordingScenario, type SendingScenario, secrets } from './scenario.ts';
import type { ScenarioServer, SeenRequest } from './scenario-server.ts';

/** A timer may fire so much earlier than it was set, the clocks of two processes being two. */
const toleranceMs = 25;

/** What buffers between two processes take of an answer that is not read. */
const unreadBytes = 32 * 1024 * 1024;

/** What is wrong with the line that the driver gave for a recording. */
export function recordingDifferences({ expected }: RecordingScenario, line: string): string[] {
	const answer = parsed(line);
	return answer === undefined ? [noJson(line)] : jsonDifferences(expected, answer.value);
}

/** How many attempts the line says that there were; 0 where it does not say. */
export function toldAttempts(line: string): number {
	const { attempts } = (parsed(line)?.value ?? {}) as { attempts?: unknown };
	return typeof attempts === 'number' ? attempts : 0;
}

/** What is wrong with the line that the driver gave for a sending, and with what the target has seen of it. */
export function sendingDifferences(
	scenario: SendingScenario,
	line: string,
	{ server, origin }: { server: ScenarioServer; origin: string },
): string[] {
	const answer = parsed(line);
	const expected = JSON.parse(JSON.stringify(scenario.expected).replaceAll('{origin}', origin));
	return [
		...(answer === undefined ? [noJson(line)] : jsonDifferences(expected, answer.value)),
		...requestDifferences(scenario, server),
		...shownSecrets(line).map((name) => `the driver's line shows ${name}`),
	];
}

function requestDifferences({ client, message, expected }: SendingScenario, server: ScenarioServer): string[] {
	const { requests, endlessBytes } = server;
	const differences: string[] = [];
	if (requests.length !== expected.attempts) {
		differences.push(`the target: expected ${expected.attempts} attempts, and saw ${requests.length}`);
	}
	const [first] = requests;
	for (const [index, request] of requests.entries()) {
		const name = `attempt ${index + 1}`;
		differences.push(...headDifferences(request, client.token).map((difference) => `${name}: ${difference}`));
		if (first !== undefined && !request.body.equals(first.body)) differences.push(`${name}: not the bytes of attempt 1`);
		const earlier = requests[index - 1];
		if (earlier === undefined) continue;
		const waitedMs = request.arrivedAt - earlier.answeredAt;
		if (waitedMs + toleranceMs < earlier.askedMs) {
			differences.push(`${name}: after ${Math.round(waitedMs)} ms, and Retry-After asked for ${earlier.askedMs} ms`);
		}
	}
	if (first !== undefined) differences.push(...bodyDifferences(message, first.body));
	if (endlessBytes > unreadBytes) differences.push(`the answer: ${endlessBytes} bytes of it were taken, and 65536 are due`);
	return differences;
}

function headDifferences({ method: used, path: asked, headers }: SeenRequest, token: string | undefined): string[] {
	const contentType = headers['content-type'];
	const authorization = token === undefined ? undefined : `Bearer ${token}`;
	return [
		...(used === method ? [] : [`expected ${method}, received ${used}`]),
		...(asked === basePath + path ? [] : [`not the path of messages: ${asked}`]),
		...(contentType === mediaType ? [] : [`content-type: expected ${mediaType}, received ${shown(contentType)}`]),
		...(isDeepStrictEqual(headers.authorization, authorization)
			? []
			: [`authorization: expected ${shown(authorization)}, received ${shown(headers.authorization)}`]),
	];
}

function bodyDifferences(message: unknown, bytes: Buffer): string[] {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return ['the body: not UTF-8'];
	}
	const body = parsed(text);
	if (body === undefined) return [`the body: no JSON: ${shown(text)}`];
	return jsonDifferences(message, body.value).map((difference) => `the body: ${difference}`);
}

/** Which secrets of the scenarios a text shows. */
export function shownSecrets(text: string): string[] {
	return secrets.filter(([, value]) => text.includes(value)).map(([name]) => name);
}

function parsed(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return undefined;
	}
}

function noJson(line: string): string {
	return `the driver printed what is no JSON: ${shown(line)}`;
}
