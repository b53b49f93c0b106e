import type { Pipeline } from '../artefacts.ts';
import { theOperation } from '../contract-document.ts';
import { constantsModule, typescriptHeader } from '../header.ts';

/** Path, method, media type, statuses, limits and problem types as constants. */
export const operation: Pipeline = ({ openapi }) => {
	const { path, method, operation } = theOperation(openapi);
	const [mediaType] = Object.keys(operation.requestBody.content);
	const [problemMediaType] = Object.keys(operation.responses.default?.content ?? {});
	const [platformServer] = openapi.servers;
	return {
		'operation.ts': constantsModule(import.meta.url, {
			path: { value: path, doc: 'The path below the base URL.' },
			method: { value: method, doc: 'The HTTP method.' },
			mediaType: { value: mediaType, doc: 'The media type of the request body.' },
			problemMediaType: { value: problemMediaType, doc: "The media type of a problem, as this project's receivers answer it." },
			basePath: {
				value: basePath(platformServer?.url ?? ''),
				doc: "The platform's base path behind its ingress; absent inside its cluster.",
			},
			statuses: {
				value: statuses(operation.responses),
				doc: 'The statuses that the contract names: declared ones, and those of parts in front.',
			},
			problems: { value: openapi['x-problems'], doc: 'The problem types that receivers of this project answer, by slug.' },
		}),
		'limits.ts': limitsModule(openapi['x-limits']),
	};
};

/** Each limit alone, of which a bundler keeps what is used, and all of them as one object, of which it keeps all. */
function limitsModule(limits: Record<string, number>): string {
	const constants = Object.entries(limits).map(([name, value]) => `export const ${name} = ${value};\n`);
	return `${typescriptHeader(import.meta.url)}
${constants.join('')}
/** Sizes in bytes, times in milliseconds, counts. */
export const limits = { ${Object.keys(limits).join(', ')} } as const;
`;
}

function basePath(serverUrl: string): string {
	return serverUrl.replace(/^\w+:\/\/[^/]*/, '');
}

function statuses(responses: Record<string, { 'x-platform'?: { statuses: number[] } }>) {
	const declared = Object.keys(responses)
		.map(Number)
		.filter((status) => !Number.isNaN(status));
	return {
		accepted: declared.find((status) => status < 300),
		declared,
		others: responses.default?.['x-platform']?.statuses ?? [],
	};
}
