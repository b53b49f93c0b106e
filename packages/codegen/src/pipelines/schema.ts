import type { Pipeline } from '../artefacts.ts';
import { jsonText, pipelinePath } from '../header.ts';
import { profileSchema } from '../json-schema.ts';

/** JSON Schema 2020-12 of both profiles in one file: the strict one is the root, `$defs` holds every component. */
export const schema: Pipeline = ({ openapi }) => {
	const strict = profileSchema(openapi, 'strict');
	const tolerant = profileSchema(openapi, 'tolerant');
	return {
		'schema.json': jsonText({
			$schema: strict.$schema,
			$comment: `Generated from openapi/ by ${pipelinePath(import.meta.url)}.`,
			title: openapi.info.title,
			$ref: strict.$ref,
			$defs: { ...strict.$defs, ...tolerant.$defs },
		}),
	};
};
