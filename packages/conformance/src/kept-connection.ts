import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { openSocket } from './connection.ts';
import { type Answer, exchange, type WireRequest } from './exchange.ts';
import type { Network, Target } from './target.ts';

/**
 * Sends requests one after the other over one connection. A receiver may close it after any answer: the next request then
 * has a new one.
 * @returns the answer to the last one
 */
export async function exchangeOnOneConnection(
	target: Target,
	network: Network,
	wires: readonly WireRequest[],
	timeoutMs: number,
	signal: AbortSignal,
): Promise<Answer> {
	const agent = new (target.url.protocol === 'https:' ? TlsAgent : Agent)({ keepAlive: true, maxSockets: 1 });
	agent.createConnection = () => openSocket(target, network);
	let answer: Answer | undefined;
	try {
		for (const wire of wires) {
			answer = await exchange(target, network, wire, timeoutMs, signal, agent);
			// It can be closed just when the request is under way.
			if ('closed' in answer && answer.closed) answer = await exchange(target, network, wire, timeoutMs, signal);
		}
		return answer as Answer;
	} finally {
		agent.destroy();
	}
}
