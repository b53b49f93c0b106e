import type { OpenApiDocument, Schema } from '../src/contract-document.ts';

/** One wrong edit of the contract, and the one problem that the lint has with it. */
interface Break {
	name: string;
	rule: string;
	/** Where the problem is reported. */
	at: string;
	edit: (document: OpenApiDocument) => void;
}

type AnySchema = Schema & Record<string, unknown>;

function component(document: OpenApiDocument, name: string): AnySchema {
	return document.components.schemas[name] as AnySchema;
}

function property(document: OpenApiDocument, name: string, member: string): AnySchema {
	return component(document, name).properties?.[member] as AnySchema;
}

/** A break of one member, reported at the member unless another place is named. */
function ofMember(rule: string, name: string, path: string, edit: (schema: AnySchema) => void, below = ''): Break {
	const [owner = '', member = ''] = path.split('.');
	const at = `#/components/schemas/${owner}/properties/${member}${below}`;
	return { name, rule, at, edit: (document) => edit(property(document, owner, member)) };
}

/** One break or more for each own rule, and for what Redocly CLI finds by the contract's extension types. */
export const breaks: Break[] = [
	ofMember('contract/description-with-unit', 'a member without a description', 'Activity.menu', (schema) => {
		delete schema.description;
	}),
	ofMember('contract/description-with-unit', 'a member without a unit', 'Activity.selection', (schema) => {
		schema.description = 'What the caller chose. Required (inferred, because the reports are made of it).';
	}),
	ofMember('contract/example-present', 'an object without an example', 'Activity.metadata', (schema) => {
		delete schema.examples;
	}),
	ofMember(
		'no-invalid-schema-examples',
		'an example that is not valid',
		'ActivityBody.startTime',
		(schema) => {
			schema.examples = [1680692019];
		},
		'/examples/0',
	),
	ofMember('contract/source-per-keyword', 'a constraint without a source', 'ChannelData.customerFirstName', (schema) => {
		schema.maxLength = 50;
	}),
	ofMember('contract/source-per-keyword', 'a source without a constraint', 'ChannelData.customerFirstName', (schema) => {
		schema['x-source'] = { type: 'model', pattern: 'model' };
	}),
	ofMember('contract/source-per-keyword', 'a member without sources', 'ActivityBody.leg', (schema) => {
		delete schema['x-source'];
	}),
	{
		name: 'a member that becomes required without a source',
		rule: 'contract/source-per-keyword',
		at: '#/components/schemas/ActivityBody/properties/leg',
		edit: (document) => component(document, 'ActivityBody').required?.push('leg'),
	},
	ofMember(
		'struct',
		'a source that is none of the four',
		'ActivityBody.leg',
		(schema) => {
			schema['x-source'] = { type: 'guessed' as never };
		},
		'/x-source/type',
	),
	ofMember('contract/reason-for-inferred', 'an inferred constraint without its reason', 'ActivityBody.callId', (schema) => {
		schema.description = 'The call id. No unit.';
	}),
	ofMember('contract/expectation-in-words', 'a member without words for its errors', 'ReceivedActivity.menu', (schema) => {
		delete schema['x-expects'];
	}),
	ofMember('contract/personal-data-decided', 'free JSON that is not personal data', 'Activity.metadata', (schema) => {
		schema['x-pii'] = false;
	}),
	ofMember('contract/personal-data-decided', 'free text that is neither', 'ActivityBody.leg', (schema) => {
		delete schema['x-pii'];
	}),
	ofMember('contract/named-objects', 'an object with declared members in place', 'Activity.metadata', (schema) => {
		schema.properties = { input: { ...described('string'), 'x-pii': false } };
	}),
	ofMember('contract/times-are-int64', 'a time without a format', 'ActivityBody.endTime', (schema) => {
		delete schema.format;
	}),
	ofMember(
		'contract/portable-keywords',
		'a constant',
		'ReceivedMessageHeader.intent',
		(schema) => {
			schema.const = 'IVR_AGGREGATED_ACTIVITY';
			schema['x-source'] = { ...schema['x-source'], const: 'stated' } as never;
		},
		'/const',
	),
	ofMember('contract/portable-patterns', 'a pattern with look-around', 'Activity.menu', (schema) => {
		schema.pattern = '^(?=.)';
	}),
	ofMember('contract/portable-patterns', 'a pattern with a class that differs', 'Activity.menu', (schema) => {
		schema.pattern = '^\\S';
	}),
	ofMember('contract/portable-patterns', 'a pattern that does not start with ^', 'Activity.menu', (schema) => {
		schema.pattern = '[^\\x00-\\x20]';
	}),
	ofMember(
		'contract/portable-patterns',
		'a pattern that JavaScript cannot compile',
		'ReceivedActivity.menu',
		(schema) => {
			schema.pattern = '^\\-';
			schema['x-source'] = { type: 'model', pattern: 'model' };
		},
		'/pattern',
	),
	{
		name: 'twins that disagree on personal data',
		rule: 'contract/twin-components',
		at: '#/components/schemas/ReceivedActivity',
		edit: (document) => {
			property(document, 'Activity', 'menu')['x-pii'] = true;
		},
	},
	{
		name: 'a member that the tolerant twin does not have',
		rule: 'contract/twin-components',
		at: '#/components/schemas/ReceivedActivity',
		edit: (document) => {
			delete component(document, 'ReceivedActivity').properties?.selection;
		},
	},
	ofMember('contract/refused-keywords', 'a refused keyword that is not there', 'Sender.senderName', (schema) => {
		schema['x-platform'] = { refuses: ['maxLength'] };
	}),
	{
		name: 'a declared type without its entry',
		rule: 'contract/declared-types',
		at: '#/components/schemas/AdditionalAttribute',
		edit: (document) => {
			delete property(document, 'AdditionalAttribute', 'value')['x-platform']?.types?.Email;
		},
	},
	ofMember(
		'contract/known-extensions',
		'a misspelt extension',
		'ActivityBody.leg',
		(schema) => {
			schema['x-piii'] = true;
		},
		'/x-piii',
	),
	ofMember(
		'struct',
		'a report column with a member that it does not have',
		'ActivityBody.callId',
		(schema) => {
			schema['x-report'] = [{ column: 'Call ID', order: 3, length: 50 } as never];
		},
		'/x-report/0/length',
	),
	ofMember(
		'struct',
		'an unknown word for what the platform does',
		'MessageHeader.language',
		(schema) => {
			schema['x-platform'] = { content: 'ignored' as never };
		},
		'/x-platform/content',
	),
	{
		name: 'a component that nothing uses',
		rule: 'no-unused-components',
		at: '#/components/schemas/Orphan',
		edit: (document) => {
			document.components.schemas.Orphan = described('string');
		},
	},
	{
		name: 'a reference to nothing from the tolerant root',
		rule: 'no-unresolved-refs',
		at: '#/paths/~1message~1receive/post/x-received-body',
		edit: (document) => {
			for (const { post } of Object.values(document.paths)) post['x-received-body'].$ref = './nowhere.yaml';
		},
	},
];

function described(type: string): AnySchema {
	return { type, description: 'No unit.', examples: ['a'], 'x-expects': 'a string', 'x-source': { type: 'model' } };
}
