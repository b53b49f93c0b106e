import type { Profile } from '../src/validation.ts';

/**
 * What each profile accepts at each place, written a second time from the decisions on the contract, and in another
 * way: the schemas are held against it. Where both columns are the same, the profiles must not differ.
 */

/** Whether a value is accepted at a place, whatever it holds inside. */
type Kind = (value: unknown) => boolean;

interface Place {
	strict: Kind;
	tolerant: Kind;
	/** The profiles that refuse an object without the member. */
	required?: Profile[];
}

const both: Profile[] = ['strict', 'tolerant'];
const strictOnly: Profile[] = ['strict'];

const any: Kind = () => true;
const isNull: Kind = (value) => value === null;
const boolean: Kind = (value) => typeof value === 'boolean';
const number: Kind = (value) => typeof value === 'number';
const string: Kind = (value) => typeof value === 'string';
const list: Kind = (value) => Array.isArray(value);
const object: Kind = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const integer: Kind = (value) => typeof value === 'number' && Number.isInteger(value);

const or =
	(...kinds: Kind[]): Kind =>
	(value) =>
		kinds.some((kind) => kind(value));
const and =
	(...kinds: Kind[]): Kind =>
	(value) =>
		kinds.every((kind) => kind(value));
const between =
	(least: number, greatest: number): Kind =>
	(value) =>
		(value as number) >= least && (value as number) <= greatest;
const words =
	(...allowed: string[]): Kind =>
	(value) =>
		allowed.includes(value as string);

/** At least one character above U+0020. */
const notBlank: Kind = (value) =>
	typeof value === 'string' && [...value].some((character) => (character.codePointAt(0) ?? 0) > 0x20);
const safeInteger: Kind = (value) => Number.isSafeInteger(value);
const identifier = or(notBlank, safeInteger);
const scalarOrNull = or(string, integer, isNull);
const objectOrNull = or(object, isNull);
const listOrNull = or(list, isNull);

const digits = (text: string, least: number, greatest: number) =>
	text.length >= least && text.length <= greatest && [...text].every((digit) => digit >= '0' && digit <= '9');
const digitString =
	(least: number, greatest: number): Kind =>
	(value) =>
		typeof value === 'string' && digits(value, least, greatest);

const plausibleTime = and(integer, between(1_000_000_000_000, 253_402_300_799_999));
const paddedDigits: Kind = (value) =>
	typeof value === 'string' && digits(value.replace(/^[ \t]+/, '').replace(/[ \t]+$/, ''), 1, 18);
const receivedTime = or(isNull, and(safeInteger, between(0, Infinity)), paddedDigits, isTimeOfRfc3339);

/** A time with `T`, a zone and at most nine fraction digits, on a day and at a zone that exist. */
function isTimeOfRfc3339(value: unknown): boolean {
	if (typeof value !== 'string' || value.length < 20 || value[10] !== 'T') return false;
	const zone = value.endsWith('Z') ? 'Z' : value.slice(-6);
	const [seconds = '', fraction] = value.slice(11, value.length - zone.length).split(/\.(.*)/s);
	return isDay(value.slice(0, 10)) && isClock(seconds, 23) && (fraction === undefined || digits(fraction, 1, 9)) && isZone(zone);
}

function isDay(text: string): boolean {
	const [year = '', month = '', day = '', ...rest] = text.split('-');
	if (!digits(year, 4, 4) || !digits(month, 2, 2) || !digits(day, 2, 2) || rest.length > 0) return false;
	const date = new Date(0);
	date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
	return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isClock(text: string, lastHour: number): boolean {
	const [hour = '', minute = '', second = '', ...rest] = text.split(':');
	const pairs = [hour, minute, second];
	return (
		rest.length === 0 &&
		pairs.every((pair) => digits(pair, 2, 2)) &&
		Number(hour) <= lastHour &&
		Number(minute) < 60 &&
		Number(second) < 60
	);
}

/** Zones go to 18 hours from UTC. */
function isZone(zone: string): boolean {
	if (zone === 'Z') return true;
	const clock = `${zone.slice(1)}:00`;
	return '+-'.includes(zone[0] ?? '?') && isClock(clock, 18) && clock <= '18:00:00';
}

const attributeTypes = words(
	...['Alphanum100', 'AlphanumSpecial200', 'String2000', 'String50', 'String100', 'PositiveNumber', 'IP', 'Number'],
	...['PhoneNumber', 'URL', 'Boolean', 'Email', 'Password', 'StringList', 'WebChannelData'],
);
const constant = words('IVR_AGGREGATED_ACTIVITY');

const same = (kind: Kind, required: Profile[] = []): Place => ({ strict: kind, tolerant: kind, required });
const optional = (strict: Kind, tolerant: Kind): Place => ({ strict, tolerant });

export const places: Record<string, Place> = {
	'': same(object),
	'/id': { strict: notBlank, tolerant: identifier, required: both },
	'/header': same(object, both),
	'/header/channelData': same(object, both),
	'/header/channelData/channelCustomerIdentifier': { strict: notBlank, tolerant: identifier, required: both },
	'/header/channelData/serviceIdentifier': { strict: notBlank, tolerant: identifier, required: both },
	'/header/channelData/additionalAttributes': optional(list, listOrNull),
	'/header/channelData/additionalAttributes/*': same(object),
	'/header/channelData/additionalAttributes/*/key': { strict: notBlank, tolerant: scalarOrNull, required: strictOnly },
	'/header/channelData/additionalAttributes/*/type': {
		strict: attributeTypes,
		tolerant: or(attributeTypes, isNull),
		required: strictOnly,
	},
	'/header/channelData/additionalAttributes/*/value': same(any, strictOnly),
	'/header/channelData/requestPriority': optional(
		and(integer, between(0, 10)),
		or(and(number, between(-(2 ** 31), 2 ** 31 - 1)), isNull, digitString(0, 9)),
	),
	'/header/channelData/customerFirstName': optional(string, scalarOrNull),
	'/header/channelData/customerLastName': optional(string, scalarOrNull),
	'/header/timestamp': { strict: plausibleTime, tolerant: receivedTime, required: strictOnly },
	'/header/intent': same(constant, both),
	'/header/sender': same(object, both),
	'/header/sender/id': { strict: notBlank, tolerant: identifier, required: both },
	'/header/sender/senderName': { strict: notBlank, tolerant: scalarOrNull, required: strictOnly },
	'/header/sender/type': { strict: words('IVR'), tolerant: notBlank, required: both },
	'/header/sender/additionalDetail': optional(object, objectOrNull),
	'/header/language': optional(object, objectOrNull),
	'/header/securityInfo': optional(object, objectOrNull),
	'/header/entities': optional(object, objectOrNull),
	'/header/stamps': optional(list, listOrNull),
	'/header/stamps/*': optional(string, or(string, number, boolean, isNull)),
	'/header/channelSessionId': optional(string, scalarOrNull),
	'/header/conversationId': optional(string, scalarOrNull),
	'/header/originalMessageId': optional(string, scalarOrNull),
	'/header/providerMessageId': optional(string, scalarOrNull),
	'/header/roomId': optional(string, scalarOrNull),
	'/header/customer': optional(object, objectOrNull),
	'/header/customer/phoneNumber': optional(list, listOrNull),
	'/header/customer/phoneNumber/*': same(any),
	'/header/schedulingMetaData': optional(object, objectOrNull),
	'/body': same(object, both),
	'/body/type': same(constant, both),
	'/body/startDirection': { strict: words('INBOUND', 'OUTBOUND'), tolerant: notBlank, required: both },
	'/body/endDirection': optional(words('DIALOG_ENDED', 'TRANSFER'), or(string, isNull)),
	'/body/callId': optional(notBlank, scalarOrNull),
	'/body/leg': optional(string, scalarOrNull),
	'/body/startTime': optional(plausibleTime, receivedTime),
	'/body/endTime': optional(plausibleTime, receivedTime),
	'/body/markdownText': optional(string, or(string, isNull)),
	'/body/activities': optional(list, listOrNull),
	'/body/activities/*': same(object),
	'/body/activities/*/menu': { strict: notBlank, tolerant: scalarOrNull, required: strictOnly },
	'/body/activities/*/selection': { strict: string, tolerant: scalarOrNull, required: strictOnly },
	'/body/activities/*/timestamp': { strict: digitString(13, 15), tolerant: or(receivedTime, words('')), required: strictOnly },
	'/body/activities/*/metadata': optional(object, objectOrNull),
};

/** The pointers at which a profile refuses a message, by the table above alone. */
export function refusals(profile: Profile, value: unknown, pointer = ''): string[] {
	const place = places[pointer];
	if (place === undefined) return [];
	if (!place[profile](value)) return [pointer];
	if (Array.isArray(value)) return value.flatMap((item) => refusals(profile, item, `${pointer}/*`));
	if (!object(value)) return [];
	return childrenOf(pointer).flatMap((child) => {
		const name = child.slice(pointer.length + 1);
		if (Object.hasOwn(value as object, name)) return refusals(profile, (value as Record<string, unknown>)[name], child);
		return places[child]?.required?.includes(profile) ? [child] : [];
	});
}

function childrenOf(pointer: string): string[] {
	return Object.keys(places).filter(
		(place) => place !== pointer && place.replace(/\/[^/]*$/, '') === pointer && !place.endsWith('/*'),
	);
}

/** The members of the header, by the object that they stand in and the kind of value that the model takes. */
const modelled = {
	scalars: {
		header: ['intent', 'timestamp', 'channelSessionId', 'conversationId', 'originalMessageId', 'providerMessageId', 'roomId'],
		channelData: ['channelCustomerIdentifier', 'serviceIdentifier', 'requestPriority', 'customerFirstName', 'customerLastName'],
		sender: ['id', 'senderName', 'type'],
	},
	objects: {
		header: ['channelData', 'sender', 'language', 'securityInfo', 'entities', 'customer', 'schedulingMetaData'],
		channelData: [],
		sender: ['additionalDetail'],
	},
	lists: { header: ['stamps'], channelData: ['additionalAttributes'], sender: [] },
};

/** Whether the vendor's model refuses a message, as far as it is known to. */
export function isRefusedByModel(message: unknown): boolean {
	const { header, body } = record(message);
	const { channelData, sender } = record(header);
	const parents = { header: record(header), channelData: record(channelData), sender: record(sender) };
	const valuesOf = (kind: keyof typeof modelled) =>
		(Object.keys(parents) as (keyof typeof parents)[]).flatMap((parent) =>
			modelled[kind][parent].map((name) => parents[parent][name]),
		);
	const notBlankMembers = [
		parents.channelData.channelCustomerIdentifier,
		parents.channelData.serviceIdentifier,
		parents.sender.id,
	];
	return (
		notBlankMembers.some((value) => isAbsent(value) || (string(value) && !notBlank(value))) ||
		[parents.sender.type, record(body).type].some(isAbsent) ||
		valuesOf('scalars').some((value) => object(value) || list(value)) ||
		valuesOf('objects').some((value) => string(value) || list(value)) ||
		valuesOf('lists').some((value) => string(value) || object(value)) ||
		itemsOf(parents.channelData.additionalAttributes).some(({ type }) => string(type) && !attributeTypes(type)) ||
		(!isAbsent(record(body).markdownText) && !string(record(body).markdownText))
	);
}

function isAbsent(value: unknown): boolean {
	return value === undefined || value === null;
}

function itemsOf(value: unknown): Record<string, unknown>[] {
	return Array.isArray(value) ? value.map(record) : [];
}

function record(value: unknown): Record<string, unknown> {
	return object(value) ? (value as Record<string, unknown>) : {};
}
