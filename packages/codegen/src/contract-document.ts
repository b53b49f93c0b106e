import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** JSON Schema 2020-12 with the contract's extensions, as far as the pipelines read it. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	enum?: (string | null)[];
	pattern?: string;
	minimum?: number;
	maximum?: number;
	required?: string[];
	properties?: Record<string, Schema>;
	additionalProperties?: boolean;
	default?: unknown;
	items?: Schema;
	description?: string;
	examples?: unknown[];
	'x-expects'?: string;
	'x-pii'?: boolean;
	'x-source'?: Record<string, 'stated' | 'shown' | 'model' | 'inferred'>;
	'x-report'?: ReportColumn[];
	'x-platform'?: Platform;
}

/** A column of the IVR Detail Report that the member fills. */
export interface ReportColumn {
	column: string;
	order: number;
	maxLength?: number;
	value?: 'time' | 'duration' | 'selection' | 'journey' | 'unknown';
	index?: number;
	separator?: string;
	inferred?: boolean;
}

/** What the platform does with a member. */
export interface Platform {
	unknownMembers?: 'dropped';
	content?: 'discarded';
	owner?: 'platform';
	/** What the guide's sample has as printed: a literal that is no value, a placeholder, a comment without its marks. */
	sampleLiteral?: string;
	samplePlaceholder?: string;
	sampleComment?: string;
	/** Keywords whose violation the vendor's model refuses. */
	refuses?: string[];
	/** JSON types that the vendor's model refuses where a scalar, an object or a list is due. */
	refusesTypes?: { scalar?: string[]; object?: string[]; list?: string[] };
	/** The message is answered 202 and the record lost when the constant is another one. */
	otherValues?: 'lost';
	types?: Record<string, { expects: string; schema: Schema & { maxLength?: number } }>;
}

export interface Operation {
	operationId: string;
	requestBody: {
		content: Record<string, { schema: Schema; examples: Record<string, { summary: string; value: unknown }> }>;
	};
	responses: Record<string, { description: string; content?: Record<string, unknown>; 'x-platform'?: { statuses: number[] } }>;
	'x-received-body': Schema;
}

/** The contract as one document: no reference leaves it, and the examples stand in it. */
export interface OpenApiDocument {
	openapi: string;
	info: { title: string; version: string; summary: string; description: string };
	servers: { url: string }[];
	paths: Record<string, { post: Operation }>;
	components: { schemas: Record<string, Schema> };
	'x-limits': Record<string, number>;
	'x-problems': Record<string, { status: number; title: string; detail: string; first?: string; cut?: string }>;
	'x-advice': Record<string, { happens: string; do: string; nearest?: string }>;
}

/** An example that breaks the contract in one place. */
export interface InvalidExample {
	/** The file in openapi/examples/invalid. */
	file: string;
	summary: string;
	/** Where the fault is, as a JSON pointer into the message; empty for text that is not JSON. */
	pointer: string;
	/** The keyword that is broken, or `json`. */
	code: string;
	/** The profiles that refuse it. */
	profiles: ('strict' | 'tolerant')[];
	text: string;
}

/** What the folder openapi/ says. */
export interface ContractDocument {
	openapi: OpenApiDocument;
	invalidExamples: InvalidExample[];
}

/** The names of the two root components. */
export const profiles = { strict: 'IvrAggregatedActivity', tolerant: 'ReceivedIvrAggregatedActivity' } as const;

export const repositoryRoot: string = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Reads the folder openapi/ with every external example put in its place.
 * @throws when a file is missing or is not YAML or JSON
 */
export async function readContract(folder: string = join(repositoryRoot, 'openapi')): Promise<ContractDocument> {
	const document = parse(await readFile(join(folder, 'receive.openapi.yaml'), 'utf8'));
	await inlineExamples(document, folder);
	return { openapi: document, invalidExamples: await readInvalidExamples(join(folder, 'examples/invalid')) };
}

async function inlineExamples(node: unknown, folder: string): Promise<void> {
	if (typeof node !== 'object' || node === null) return;
	if ('externalValue' in node) {
		const file = join(folder, String(node.externalValue));
		delete node.externalValue;
		Object.assign(node, { value: JSON.parse(await readFile(file, 'utf8')) });
		return;
	}
	for (const child of Object.values(node)) await inlineExamples(child, folder);
}

async function readInvalidExamples(folder: string): Promise<InvalidExample[]> {
	const faults: Record<string, Omit<InvalidExample, 'file' | 'text'>> = parse(
		await readFile(join(folder, 'faults.yaml'), 'utf8'),
	);
	const files = (await readdir(folder)).filter((file) => file !== 'faults.yaml').sort();
	const unnamed = files.filter((file) => !Object.hasOwn(faults, file));
	if (unnamed.length > 0) throw new Error(`openapi/examples/invalid/faults.yaml names no fault for ${unnamed.join(', ')}`);
	return Promise.all(
		Object.entries(faults).map(async ([file, fault]) => ({
			file,
			...fault,
			text: await readFile(join(folder, file), 'utf8'),
		})),
	);
}

/** The one operation of the contract, with its path and its method. */
export function theOperation(document: OpenApiDocument): { path: string; method: 'POST'; operation: Operation } {
	const [entry, ...others] = Object.entries(document.paths);
	if (entry === undefined || others.length > 0) throw new Error('The contract must have exactly one path.');
	return { path: entry[0], method: 'POST', operation: entry[1].post };
}

/** The component that a reference names, with its name; a schema without a reference is returned as it is. */
export function resolve(document: OpenApiDocument, schema: Schema): { name?: string; schema: Schema } {
	if (schema.$ref === undefined) return { schema };
	const name = schema.$ref.replace('#/components/schemas/', '');
	const component = document.components.schemas[name];
	if (component === undefined) throw new Error(`The contract refers to ${schema.$ref}, which it does not have.`);
	return { name, schema: component };
}
