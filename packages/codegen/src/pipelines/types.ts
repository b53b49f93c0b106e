import openapiTypeScript, { astToString } from 'openapi-typescript';
import type { Pipeline } from '../artefacts.ts';
import { typescriptHeader } from '../header.ts';

/** The TypeScript types of every component and of the operation. */
export const types: Pipeline = async ({ openapi }) => {
	// It resolves the document in place, so it gets a copy.
	const ast = await openapiTypeScript(structuredClone(openapi) as never, { rootTypes: true, rootTypesNoSchemaPrefix: true });
	return { 'openapi.ts': `${typescriptHeader(import.meta.url)}\n${astToString(ast)}` };
};
