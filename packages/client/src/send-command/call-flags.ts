import type { IvrAggregatedActivity } from '@ivr-activity/contract';
import { attributeTypes } from '@ivr-activity/contract/operation';
import { type AttributeType, type EndDirection, recordCall } from '../index.ts';
import { naming } from './naming.ts';

/** The flags that a call can be told with. */
export const callFlagNames = [
	'call-id',
	'customer',
	'service',
	'sender-id',
	'sender-name',
	'visit',
	'variable',
	'start-time',
	'end',
	'id',
] as const;

/** A call as flags tell it. */
export type CallFlags = Readonly<
	Partial<Record<Exclude<(typeof callFlagNames)[number], 'visit' | 'variable'>, string>> & {
		visit?: readonly string[];
		variable?: readonly string[];
	}
>;

/**
 * The message on a call.
 * @throws {Error} one sentence on the flag that is missing or wrong, which repeats no value
 */
export function messageOf(flags: CallFlags): IvrAggregatedActivity {
	const required = (name: Exclude<keyof CallFlags, 'visit' | 'variable'>): string => {
		const value = flags[name];
		if (value === undefined) throw new Error(`--${name} is missing.`);
		return value;
	};
	const visits = (flags.visit ?? []).map(visitOf);
	const end = timed(required('end'));
	const options = {
		callId: required('call-id'),
		customer: required('customer'),
		service: required('service'),
		sender: { id: required('sender-id'), senderName: required('sender-name') },
	};
	const { id } = flags;
	const newId = id !== undefined && { newId: () => id };
	// A call does not start after its first visit.
	const [startFlag, startTime] = startOf(flags['start-time'], visits[0]?.time, end.time);
	const call = naming({ ...callFlags, startTime: startFlag }, () => recordCall({ ...options, ...newId, startTime }));
	for (const { menu, selection, time } of visits) naming(visitFlags, () => call.visit(menu, selection, undefined, time));
	for (const variable of flags.variable ?? []) naming(variableFlags, () => setVariable(call, variable));
	return naming(endFlags, () => call.end(end.text as EndDirection, end.time)).toMessage();
}

function startOf(told: string | undefined, ofVisit: string | undefined, ofEnd: string | undefined) {
	if (told !== undefined) return ['--start-time', told] as const;
	return ofVisit === undefined ? (['--end: time', ofEnd] as const) : (['--visit: time', ofVisit] as const);
}

const callFlags = {
	callId: '--call-id',
	customer: '--customer',
	service: '--service',
	'sender.id': '--sender-id',
	'sender.senderName': '--sender-name',
	'newId()': '--id',
};
const visitFlags = { menu: '--visit: menu', selection: '--visit: selection', time: '--visit: time' };
const variableFlags = { name: '--variable: name', value: '--variable: value' };
const endFlags = { direction: '--end: direction', time: '--end: time' };

function visitOf(flag: string): { menu: string; selection: string | undefined; time: string | undefined } {
	const { text, time } = timed(flag);
	const equals = text.indexOf('=');
	if (equals === -1) return { menu: text, selection: undefined, time };
	return { menu: text.slice(0, equals), selection: text.slice(equals + 1), time };
}

/** Only digits at the end are a time, so that a selection can hold an `@`. */
function timed(flag: string): { text: string; time: string | undefined } {
	const [, text = flag, time] = /^(.*)@([0-9]+)$/s.exec(flag) ?? [];
	return { text, time };
}

function setVariable(call: ReturnType<typeof recordCall>, flag: string): void {
	const equals = flag.indexOf('=');
	if (equals === -1) throw new Error('--variable must be written name=value or name=value:type.');
	const rest = flag.slice(equals + 1);
	const colon = rest.lastIndexOf(':');
	const type = colon === -1 ? undefined : rest.slice(colon + 1);
	// Only a type that exists is one, so that a value can hold a colon.
	if (!isAttributeType(type)) call.variable(flag.slice(0, equals), rest);
	else call.variable<AttributeType>(flag.slice(0, equals), typedValue(rest.slice(0, colon), type), type);
}

function isAttributeType(name: string | undefined): name is AttributeType {
	return name !== undefined && Object.hasOwn(attributeTypes, name);
}

/** Text is given to a type that takes text; for the others it is JSON. */
function typedValue(text: string, type: AttributeType) {
	const kinds: readonly string[] = attributeTypes[type].type;
	if (kinds.includes('string') || text === '') return text;
	try {
		return JSON.parse(text);
	} catch {
		throw new Error(`A --variable of type ${type} must be written as JSON: ${kinds.join(' or ')}.`);
	}
}
