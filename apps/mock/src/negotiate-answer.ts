import { method, type Problem, path } from '@ivr-activity/contract';
import contract from '@ivr-activity/contract/openapi.json' with { type: 'json' };
import type { IHttpConfig, IHttpResponse } from '@stoplight/prism-http';
import { plainProblem } from './plain-problem.ts';
import { PreferenceError, type Preferences, readPreferences } from './preferences.ts';

/** Answers an accepted message as the contract documents it and the `Prefer` header wishes. */
export type AnswerNegotiator = (prefer: string | null) => Promise<Response>;

type Operation = Awaited<ReturnType<typeof import('@stoplight/prism-http').getHttpOperationsFromSpec>>[number];

/**
 * Loads Prism, which takes most of a second, and the contract's operation into it.
 *
 * Prism only negotiates: the verdict on a message is the contract's own, so every validation of Prism is off.
 */
export async function createAnswerNegotiator(): Promise<AnswerNegotiator> {
	const { createInstance, getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
	const operations = (await getHttpOperationsFromSpec(structuredClone(contract))).map(withoutSchemaExamples);
	const prism = createInstance(configuration({ dynamic: false }), { logger: silentLogger as never });
	return async (prefer) => {
		try {
			const preferences = readPreferences(prefer);
			const request = { method: method.toLowerCase() as 'post', url: { path } };
			const result = await prism.request(request, operations, configuration(preferences))();
			if (result._tag === 'Left') return plainProblem(404, describe(result.left));
			return answer(result.right.output, preferences);
		} catch (error) {
			if (error instanceof PreferenceError) return plainProblem(422, error.message);
			throw error;
		}
	};
}

/** Prism writes into the configuration of a call, so that each call needs its own. */
function configuration(mock: Preferences): IHttpConfig {
	return {
		mock,
		isProxy: false,
		errors: false,
		checkSecurity: false,
		validateRequest: false,
		validateResponse: false,
		upstreamProxy: undefined,
	};
}

/** Prism would put the example of a schema, under the name `default`, before those of the response itself. */
function withoutSchemaExamples(operation: Operation): Operation {
	for (const { contents = [] } of operation.responses) {
		for (const content of contents) {
			const own = content.examples?.filter(({ key }) => key !== 'default') ?? [];
			if (own.length > 0) content.examples = own;
		}
	}
	return operation;
}

function answer({ statusCode, headers, body }: IHttpResponse, { code, exampleKey, dynamic }: Preferences): Response {
	// Prism answers as if nothing were preferred when it cannot meet a preference.
	const unmet = (code !== undefined && code !== statusCode) || (exampleKey !== undefined && body === undefined);
	if (unmet)
		return plainProblem(
			404,
			`The contract has no example of that name for the status ${code ?? statusCode} (Prefer: example=…).`,
		);
	if (body === undefined || bodiless.has(statusCode)) return new Response(null, { status: statusCode });
	if (exampleKey !== undefined || (body as Problem).status === statusCode) return json(statusCode, body, headers);
	// The contract's `default` stands for many statuses, its example for one of them.
	if (dynamic) return json(statusCode, { ...body, status: statusCode }, headers);
	return plainProblem(statusCode, 'The answer that the request preferred. The message itself is valid.');
}

/** The statuses whose answers have no body (Fetch standard, null body status). */
const bodiless = new Set([204, 205, 304]);

function json(status: number, body: unknown, headers: IHttpResponse['headers'] = {}): Response {
	return new Response(JSON.stringify(body), { status, headers });
}

function describe(error: Error & { detail?: string }): string {
	return error.detail || error.message;
}

const silentLogger = { info() {}, debug() {}, warn() {}, error() {}, success() {}, child: () => silentLogger };
