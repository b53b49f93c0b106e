import { answerWords } from './answer.ts';
import { type Attempt, valuesOf } from './attempt.ts';
import { endWords, type Played } from './judgement.ts';
import type { ToldRequest, ToldScenario } from './sender-report.ts';

/** What happened in a scenario, without any personal data. */
export function toldScenario({ watch, end }: Played): ToldScenario {
	const { scenario, attempts } = watch;
	const ended = endWords(end).replace(/^, /, '');
	return {
		name: scenario.name,
		title: scenario.title,
		requests: attempts.map((attempt) => toldRequest(attempt, attempts[0] ?? attempt)),
		...(ended !== '' && { end: ended }),
	};
}

/** The facts of a request that may be told: no value of a member, no header but those of the body. */
export function toldRequest({ arrivedAt, request, malformed, answer }: Attempt, first: Attempt): ToldRequest {
	const about = { atMs: Math.round(arrivedAt - first.arrivedAt), answered: answerWords(answer) };
	if (request === undefined) return { ...about, unreadable: malformed ?? 'reset before it was read' };
	const [contentType] = valuesOf(request, 'content-type');
	const isChunked = valuesOf(request, 'transfer-encoding').length > 0;
	const hasLength = valuesOf(request, 'content-length').length > 0;
	return {
		...about,
		method: printable(request.method),
		http: request.httpVersion,
		...(contentType !== undefined && { contentType: printable(contentType) }),
		bytes: request.bodyBytes,
		framing: isChunked ? 'chunked' : hasLength ? 'content-length' : 'none',
	};
}

function printable(text: string): string {
	return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 80);
}
