import type { Pipeline } from '../artefacts.ts';
import { type OpenApiDocument, theOperation } from '../contract-document.ts';
import { jsonText, pipelinePath } from '../header.ts';
import { profileSchema, withoutAnnotations } from '../json-schema.ts';

/**
 * What a client in another language carries with it: `schema.json`, the JSON Schema of what is sent, and `operation.json`,
 * where and how it is sent and how many faults are told.
 */
export const foreignContract: Pipeline = ({ openapi }) => {
	const $comment = `Generated from openapi/ by ${pipelinePath(import.meta.url)}.`;
	const { $schema, ...schema } = withoutAnnotations(profileSchema(openapi, 'strict'));
	return {
		'schema.json': jsonText({ $schema, $comment, title: openapi.info.title, ...schema }),
		'operation.json': jsonText({ $comment, ...operationFacts(openapi) }),
	};
};

function operationFacts(openapi: OpenApiDocument) {
	const { path, method, operation } = theOperation(openapi);
	const [mediaType] = Object.keys(operation.requestBody.content);
	const { maxErrors, ingressConnectTimeoutMs, ingressReadTimeoutMs } = openapi['x-limits'];
	return { path, method, mediaType, maxErrors, ingressConnectTimeoutMs, ingressReadTimeoutMs };
}
