import type { InvalidExample } from '../contract-document.ts';
import { edited, namesIdentifiers, namesIdentifiersInText, valueAt, withOwnId } from './base-message.ts';
import { type Body, type DraftCase, type Expectation, type Profile, type Source, weakest } from './case.ts';
import { accepted, perProfile, rejected } from './grading.ts';
import type { Fault } from './judge.ts';
import { memberAt } from './member-rules.ts';
import type { CaseContext } from './message-cases.ts';
import { acceptSource, rejectSource } from './sources.ts';
import { requestOf } from './wire.ts';

/** The id, the caller and the service are those of the cases. */
const asItStands = 'nothing changed in what the example is about';

/** One case for every example of openapi/examples. */
export function exampleCases(context: CaseContext, invalidExamples: InvalidExample[]): DraftCase[] {
	return [...validCases(context), ...invalidExamples.map((example) => invalidCase(context, example))];
}

function validCases(context: CaseContext): DraftCase[] {
	const { base, wire } = context;
	return base.examples.map(({ name, summary, message: example }) => {
		const key = `example ${name}`;
		const message = withOwnId(example, key);
		return {
			area: 'EXM',
			key,
			title: lowerFirst(summary),
			from: name,
			change: asItStands,
			pointer: '',
			keyword: 'example',
			safe: false,
			replaceable: namesIdentifiers(base, message),
			expect: perProfile((profile) => {
				const fault = oneFault(context, name, message, profile);
				return fault === undefined
					? accepted(wire, exampleSource(context, message, profile))
					: refusedFor(context, fault, profile);
			}),
			request: requestOf(wire, { text: JSON.stringify(message) }),
		};
	});
}

/** The schema decides: whether an example is filed under the right verdict is a test of the examples. */
function oneFault({ judge }: CaseContext, name: string, message: unknown, profile: Profile): Fault | undefined {
	const [fault, ...others] = judge(message, profile);
	if (others.length === 0) return fault;
	const found = [fault, ...others].map((one) => `${one?.keyword} at ${one?.pointer || 'the message'}`);
	throw new Error(`The example ${name} must have one fault at most; the ${profile} profile finds ${found.join(', ')}.`);
}

function refusedFor({ members, wire }: CaseContext, { pointer, keyword }: Fault, profile: Profile): Expectation {
	const source = rejectSource(memberAt(members, pointer), keyword, profile);
	return rejected(wire.statuses('invalid-message'), source, pointer, keyword);
}

/**
 * The guide's own sample must be accepted; what another example has beside it, or leaves out, is as sure as the
 * weakest of the sources that it needs.
 */
function exampleSource({ base, members }: CaseContext, message: object, profile: Profile): Source {
	const sources = members.flatMap((member): Source[] => {
		const shown = valuesAt(base.message, member.pointer);
		const sent = valuesAt(message, member.pointer);
		if (sent.length === 0) return shown.length === 0 || member.pointer.includes('*') ? [] : ['shown'];
		const { enum: allowed, sourceOf } = member.rules[profile];
		const isNew = shown.length === 0 || (allowed !== undefined && sent.some((value) => !shown.includes(value)));
		return isNew ? [sourceOf(allowed === undefined ? 'type' : 'enum') ?? 'inferred'] : [];
	});
	return weakest(sources);
}

/** Every value at a pointer in which `*` stands for any index. */
function valuesAt(node: unknown, pointer: string): unknown[] {
	const values = pointer
		.split('/')
		.slice(1)
		.reduce<unknown[]>(
			(nodes, segment) =>
				nodes
					.flatMap((one) => (segment === '*' ? (one as unknown[]) : [valueAt(one, `/${segment}`)]))
					.filter((one) => one !== undefined),
			[node],
		);
	return values;
}

function invalidCase(context: CaseContext, example: InvalidExample): DraftCase {
	const { base, members, wire } = context;
	const { file, pointer, code, summary } = example;
	const member = memberAt(members, pointer);
	const isText = code === 'json';
	const { body, message, safe, replaceable } = isText ? asItIs(context, example) : renamed(context, example);
	return {
		area: 'EXM',
		key: `example ${file}`,
		title: lowerFirst(summary),
		from: file,
		change: asItStands,
		pointer,
		keyword: code,
		safe: safe || (code === 'required' && member.refusedKeywords.includes(code)),
		replaceable,
		expect: perProfile((profile) => {
			if (isText) return rejected(wire.statuses('not-json'), 'protocol', pointer, code);
			const fault = oneFault(context, file, message, profile);
			if (fault === undefined) return accepted(wire, acceptSource(member, code, profile, base.message));
			return refusedFor(context, fault, profile);
		}),
		request: requestOf(wire, body),
	};
}

interface Sent {
	body: Body;
	message?: unknown;
	safe: boolean;
	replaceable: boolean;
}

/** A text that is not JSON is sent as it stands. */
function asItIs({ base }: CaseContext, { file, text }: InvalidExample): Sent {
	if (beginsWithJson(text, text.length)) throw new Error(`openapi/examples/invalid/${file} is JSON.`);
	return { body: { text }, safe: !hasDocument(text), replaceable: namesIdentifiersInText(base, text) };
}

/** A parser that stops after the first document accepts what follows it. */
function hasDocument(text: string): boolean {
	return [...text.matchAll(/[}\]]/g)].some(({ index }) => beginsWithJson(text, index + 1));
}

function beginsWithJson(text: string, length: number): boolean {
	try {
		JSON.parse(text.slice(0, length));
		return true;
	} catch {
		return false;
	}
}

/** A message names the one synthetic caller and service and has an id of its own, unless that is its fault. */
function renamed({ base }: CaseContext, { file, text, pointer }: InvalidExample): Sent {
	const parsed: object = JSON.parse(text);
	const hasId = pointer !== '/id' && valueAt(parsed, '/id') !== undefined;
	const identified = hasId ? withOwnId(parsed, `example ${file}`) : parsed;
	const message = Object.values(base.identifiers)
		.filter((identifier) => identifier.pointer !== pointer && valueAt(parsed, identifier.pointer) !== undefined)
		.reduce<unknown>((renaming, { pointer: at, value }) => edited(renaming, at, { value }), identified);
	return { body: { text: JSON.stringify(message) }, message, safe: false, replaceable: namesIdentifiers(base, message) };
}

function lowerFirst(sentence: string): string {
	return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
