import { expect, test } from 'vitest';
import { type OpenApiDocument, readContract, type Schema } from '../contract-document.ts';
import { breakingChanges } from './breaking-changes.ts';

const { openapi } = await readContract();

function changesAfter(edit: (contract: OpenApiDocument) => void): string[] {
	const edited = structuredClone(openapi);
	edit(edited);
	return breakingChanges(openapi, edited);
}

/** A component, or a property of it. */
function schema({ components }: OpenApiDocument, component: string, property?: string): Schema {
	const found = property === undefined ? components.schemas[component] : components.schemas[component]?.properties?.[property];
	if (found === undefined) throw new Error(`The contract has no ${component} ${property}.`);
	return found;
}

test('the contract breaks nothing of itself', () => {
	expect(changesAfter(() => {})).toEqual([]);
});

test.each<[string, (contract: OpenApiDocument) => void, string[]]>([
	[
		'a required member more',
		(contract) => schema(contract, 'ActivityBody').required?.push('leg'),
		['strict: /body: required now requires leg'],
	],
	[
		'a narrower type',
		(contract) => Object.assign(schema(contract, 'ReceivedSender', 'id'), { type: 'string' }),
		['tolerant: /header/sender/id: type no longer has integer'],
	],
	[
		'a value less in an enum',
		(contract) => Object.assign(schema(contract, 'ActivityBody', 'endDirection'), { enum: ['DIALOG_ENDED'] }),
		['strict: /body/endDirection: enum no longer has TRANSFER'],
	],
	[
		'an enum where there was none',
		(contract) => Object.assign(schema(contract, 'ActivityBody', 'leg'), { enum: ['1'] }),
		['strict: /body/leg: enum is new'],
	],
	[
		'a lower maximum',
		(contract) => Object.assign(schema(contract, 'ChannelData', 'requestPriority'), { maximum: 9 }),
		['strict: /header/channelData/requestPriority: maximum fell from 10 to 9'],
	],
	[
		'a higher minimum',
		(contract) => Object.assign(schema(contract, 'ChannelData', 'requestPriority'), { minimum: 1 }),
		['strict: /header/channelData/requestPriority: minimum rose from 0 to 1'],
	],
	[
		'a bound where there was none',
		(contract) => Object.assign(schema(contract, 'ActivityBody', 'leg'), { maxLength: 5 }),
		['strict: /body/leg: maxLength is new'],
	],
	[
		'another pattern',
		(contract) => Object.assign(schema(contract, 'Activity', 'timestamp'), { pattern: '^[0-9]{13}$' }),
		['strict: /body/activities/*/timestamp: pattern changed'],
	],
	[
		'a pattern where there was none',
		(contract) => Object.assign(schema(contract, 'Activity', 'selection'), { pattern: '^[0-9]$' }),
		['strict: /body/activities/*/selection: pattern is new'],
	],
	[
		'a closed object',
		(contract) => Object.assign(schema(contract, 'ActivityBody'), { additionalProperties: false }),
		['strict: /body: additionalProperties is now false'],
	],
	[
		'a member less, told once for all that it holds',
		(contract) => delete schema(contract, 'ActivityBody').properties?.activities,
		['strict: /body/activities is gone'],
	],
	[
		'another path',
		(contract) => {
			contract.paths = { '/message/accept': Object.values(contract.paths)[0] as OpenApiDocument['paths'][string] };
		},
		['the path /message/receive is now /message/accept'],
	],
	['an answer less', (contract) => delete contract.paths['/message/receive']?.post.responses['202'], ['the answer 202 is gone']],
	['a problem less', (contract) => delete contract['x-problems']['not-json'], ['the problem not-json is gone']],
	[
		'a lower limit of the body',
		(contract) => Object.assign(contract['x-limits'], { bodyBytes: 1000 }),
		['the limit bodyBytes fell from 6291456 to 1000'],
	],
])('%s breaks', (_, edit, changes) => {
	expect(changesAfter(edit)).toEqual(changes);
});

test('a component of another name breaks', () => {
	const renamed = JSON.parse(JSON.stringify(openapi).replaceAll('schemas/Activity"', 'schemas/Menu"')) as OpenApiDocument;
	const { Activity, ...others } = renamed.components.schemas;
	if (Activity !== undefined) renamed.components.schemas = { ...others, Menu: Activity };
	expect(breakingChanges(openapi, renamed)).toEqual(['the component Activity is gone']);
});

test.each<[string, (contract: OpenApiDocument) => void]>([
	[
		'an optional member more',
		(contract) => Object.assign(schema(contract, 'ActivityBody').properties ?? {}, { mood: { type: 'string' } }),
	],
	['a required member less', (contract) => schema(contract, 'MessageHeader').required?.splice(1, 1)],
	[
		'a wider type',
		(contract) => Object.assign(schema(contract, 'ReceivedSender', 'id'), { type: ['string', 'integer', 'boolean'] }),
	],
	[
		'number instead of integer',
		(contract) => Object.assign(schema(contract, 'ChannelData', 'requestPriority'), { type: 'number' }),
	],
	['a value more in an enum', (contract) => schema(contract, 'ActivityBody', 'endDirection').enum?.push('QUEUED')],
	[
		'a wider range',
		(contract) => Object.assign(schema(contract, 'ChannelData', 'requestPriority'), { minimum: -1, maximum: 11 }),
	],
	['a pattern less', (contract) => delete schema(contract, 'Activity', 'timestamp').pattern],
	['a type less', (contract) => delete schema(contract, 'Activity', 'selection').type],
	[
		'other words',
		(contract) => Object.assign(schema(contract, 'Activity', 'menu'), { description: 'A menu.', 'x-expects': 'a menu' }),
	],
	['a higher limit', (contract) => Object.assign(contract['x-limits'], { bodyBytes: 10_000_000 })],
])('%s breaks nothing', (_, edit) => {
	expect(changesAfter(edit)).toEqual([]);
});
