import type { Pipeline } from '../artefacts.ts';
import { theOperation } from '../contract-document.ts';
import { constantsModule } from '../header.ts';

/** The examples of openapi/examples: valid messages by name, and invalid texts with the one fault of each. */
export const examples: Pipeline = ({ openapi, invalidExamples }) => {
	const [content] = Object.values(theOperation(openapi).operation.requestBody.content);
	const valid = Object.entries(content?.examples ?? {}).map(([name, { summary, value }]) => ({ name, summary, message: value }));
	return {
		'examples.ts': constantsModule(import.meta.url, {
			validExamples: { value: valid, doc: 'Messages that are valid in both profiles.' },
			invalidExamples: {
				value: invalidExamples,
				doc: 'Texts that break the contract in one place each, named by `pointer` and `code`.',
			},
		}),
	};
};
