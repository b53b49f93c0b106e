import type { Pipeline } from '../artefacts.ts';
import type { OpenApiDocument, Schema } from '../contract-document.ts';
import { pipelinePath } from '../header.ts';
import { runOpenApiGenerator } from '../openapi-generator.ts';

/** Unknown members are kept, as the contract says. The generators' own default refuses or drops them. */
const keepUnknownMembers = { disallowAdditionalPropertiesIfNotPresent: false };

/** Java 11 and later, on the HTTP client of the JDK and Jackson. */
export const modelsJava: Pipeline = ({ openapi }) =>
	runOpenApiGenerator(sendersDocument(openapi), {
		generator: 'java',
		options: {
			...keepUnknownMembers,
			library: 'native',
			invokerPackage: 'io.github.ivractivity.api',
			apiPackage: 'io.github.ivractivity.api',
			modelPackage: 'io.github.ivractivity.model',
			sourceFolder: 'sources',
			artifactVersion: openapi.info.version,
			// An absent list would be sent as an empty one.
			containerDefaultToNull: true,
			// No strict member can be null, so none needs a wrapper that tells null from absent.
			openApiNullable: false,
			// One package of annotations in place of two.
			useJakartaEe: true,
			supportUrlQuery: false,
			documentationProvider: 'none',
			hideGenerationTimestamp: true,
		},
		sources: 'sources',
		keep: /\/model\/(?!AbstractOpenApiSchema)\w+\.java$/,
	});

/** Python 3.10 and later, on pydantic. */
export const modelsPython: Pipeline = ({ openapi }) =>
	runOpenApiGenerator(sendersDocument(openapi), {
		generator: 'python',
		options: {
			...keepUnknownMembers,
			packageName: 'ivr_activity.generated',
			packageVersion: openapi.info.version,
			generateSourceCodeOnly: true,
		},
		sources: 'ivr_activity/generated/models',
		keep: /\.py$/,
	});

/** Go 1.21 and later, on its standard library alone. */
export const modelsGo: Pipeline = ({ openapi }) =>
	runOpenApiGenerator(sendersDocument(openapi), {
		generator: 'go',
		options: {
			...keepUnknownMembers,
			packageName: 'models',
			packageVersion: openapi.info.version,
			withGoMod: false,
			// The names of one package must differ: two constants have the same value.
			enumClassPrefix: true,
		},
		// An enum inside an object becomes a bare string in Go otherwise, without its values.
		inlineSchemas: { RESOLVE_INLINE_ENUMS: true },
		sources: '.',
		keep: /^(?:model_\w+|utils)\.go$/,
	});

/**
 * The contract as senders need it: without the tolerant components, which nobody sends. Their unions of scalars become
 * wrappers with invented names that lose int64, so that Go and Java refuse every time in milliseconds.
 */
export function sendersDocument(document: OpenApiDocument): OpenApiDocument {
	const { info, paths, components, ...rest } = structuredClone(document);
	const strictPaths = Object.entries(paths).map(([path, { post }]) => {
		const { 'x-received-body': _, ...operation } = post;
		return [path, { post: operation }];
	});
	const reached = reach(strictPaths, components.schemas);
	const schemas = Object.entries(components.schemas).filter(([name]) => reached.has(name));
	return {
		...rest,
		// The generators put it at the head of every file.
		info: { ...info, description: `${info.summary} Generated from openapi/ by ${pipelinePath(import.meta.url)}.` },
		paths: Object.fromEntries(strictPaths),
		components: { ...components, schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, spelledOut(schema)])) },
	};
}

/**
 * A component with what the generators do not conclude by themselves, and which changes nothing of what is valid: that an
 * object takes unknown members, which Java drops otherwise, and that a constant has its value in a new object too.
 */
function spelledOut(schema: Schema): Schema {
	if (schema.properties === undefined) return schema;
	const properties = Object.entries(schema.properties).map(([name, property]) => [name, withConstant(property)]);
	return { additionalProperties: true, ...schema, properties: Object.fromEntries(properties) };
}

function withConstant(property: Schema): Schema {
	const [constant, ...others] = property.enum ?? [];
	return constant === undefined || others.length > 0 ? property : { ...property, default: constant };
}

/** The names of all components that the node reaches. */
function reach(node: unknown, components: Record<string, Schema>, reached = new Set<string>()): Set<string> {
	for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
		if (reached.has(name)) continue;
		reached.add(name);
		reach(components[name], components, reached);
	}
	return reached;
}
