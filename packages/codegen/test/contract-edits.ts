import { replaced } from './edited-contract.ts';

/** One edit of the contract, and what must notice it. */
export interface Edit {
	name: string;
	edit: (text: string) => string;
	/** The artefacts that come out different; those that are committed are not among them. */
	artefacts: string[];
	/** Some of the examples that are judged otherwise. */
	examples: string[];
}

function edit(name: string, changes: [from: string, to: string][], noticed: { artefacts: string[]; examples?: string[] }): Edit {
	return { name, edit: (text) => replaced(text, changes), examples: [], ...noticed };
}

const judged = ['openapi', 'schema', 'validators', 'cases'];
const typed = ['openapi', 'schema', 'types', 'validators', 'cases'];

/** One edit for each kind of fact. */
export const edits: Edit[] = [
	edit('a lower maximum', [['maximum: 10\n', 'maximum: 9\n']], { artefacts: judged, examples: ['every-member'] }),
	edit(
		'one more required member',
		[
			[
				'x-source: { type: shown }\n      required: [type, startDirection]',
				'x-source: { type: shown }\n      required: [type, startDirection, leg]',
			],
			[
				"examples: ['']\n          x-source: { type: shown }",
				"examples: ['']\n          x-source: { required: inferred, type: shown }",
			],
		],
		{ artefacts: typed, examples: ['required-members-only'] },
	),
	edit('another value in an enum', [['[DIALOG_ENDED, TRANSFER]', '[DIALOG_ENDED, HANDED_OVER]']], {
		artefacts: [...typed, 'advice'],
		examples: ['transfer-three-menus'],
	}),
	edit('another name of a member', [['        roomId:\n', '        chatRoomId:\n']], {
		artefacts: [...typed, 'pii', 'advice'],
	}),
	edit('a looser type in the tolerant profile', [['type: [string, integer]\n', 'type: [string, integer, boolean]\n']], {
		artefacts: typed,
	}),
	edit(
		'a member that is no longer personal data',
		[['x-pii: true\n          x-report:\n', 'x-pii: false\n          x-report:\n']],
		{
			artefacts: ['openapi', 'pii'],
		},
	),
	edit('another size of a report column', [['order: 3, maxLength: 50', 'order: 3, maxLength: 60']], {
		artefacts: ['openapi', 'advice'],
	}),
	edit('another limit', [['maxErrors: 100', 'maxErrors: 50']], { artefacts: ['openapi', 'operation'] }),
	edit('another path', [['/message/receive:', '/message/accept:']], { artefacts: ['openapi', 'types', 'operation', 'cases'] }),
	edit('another status', [["'202':", "'200':"]], { artefacts: ['openapi', 'types', 'operation', 'cases'] }),
	edit('other words for what was expected', [['x-expects: the leg of the call as a string\n', 'x-expects: a leg\n']], {
		artefacts: ['openapi', 'validators'],
	}),
	edit('another summary of an example', [["summary: The guide's sample, repaired", 'summary: The sample']], {
		artefacts: ['openapi', 'examples', 'cases'],
	}),
];
