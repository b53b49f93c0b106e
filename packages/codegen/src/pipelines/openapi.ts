import type { Pipeline } from '../artefacts.ts';
import { jsonText, pipelinePath } from '../header.ts';

/** The contract as one JSON document, examples included. */
export const openapi: Pipeline = ({ openapi }) => ({
	'openapi.json': jsonText({ ...openapi, 'x-generated-by': pipelinePath(import.meta.url) }),
});
