import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from './contract-document.ts';

/** The pipeline file's path in the repository, for the header of what it generates. */
export function pipelinePath(moduleUrl: string): string {
	return relative(repositoryRoot, fileURLToPath(moduleUrl)).split(sep).join('/');
}

/** The first lines of a generated TypeScript file. */
export function typescriptHeader(moduleUrl: string): string {
	return `// Generated from openapi/ by ${pipelinePath(moduleUrl)}. Do not edit.\n`;
}

/** A TypeScript module of constants, one export per member. */
export function constantsModule(
	moduleUrl: string,
	constants: Record<string, { value: unknown; type?: string; doc: string }>,
): string {
	const exports = Object.entries(constants).map(([name, { value, type, doc }]) => {
		const literal = JSON.stringify(value, null, '\t');
		return `/** ${doc} */\nexport const ${name}${type === undefined ? '' : `: ${type}`} = ${literal}${type === undefined ? ' as const' : ''};\n`;
	});
	return `${typescriptHeader(moduleUrl)}\n${exports.join('\n')}`;
}

/** JSON text as the pipelines write it. */
export function jsonText(value: unknown): string {
	// Many tools read JSON as YAML, in which tabs do not indent.
	return `${JSON.stringify(value, null, 2)}\n`;
}
