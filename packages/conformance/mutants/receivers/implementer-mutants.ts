import { limits, type Profile } from '@ivr-activity/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Parts } from './receiver.ts';
import type { ReceiverMutant } from './receiver-mutant.ts';
import { type AnySchema, placesOf, schemas } from './schema-walk.ts';

/** Slips that people make who write a receiver in whatever language, each named by what the receiver does. */
export function implementerMutants(profile: Profile): ReceiverMutant[] {
	return Object.entries({ ...slips, ...slipsOfSchema(schemas[profile]) }).map(([name, parts]) => ({
		name,
		kind: 'a slip of an implementer',
		profile,
		parts,
	}));
}

type Slip = (sound: Parts) => Partial<Parts>;

/** The message is changed before it is judged. */
function mapped(change: (value: unknown) => unknown): Slip {
	return ({ validate }) => ({ validate: (message) => validate(deeply(message, change)) });
}

/** The message is judged, and refused besides for one of its values. */
function refusing(isWrong: (value: unknown) => boolean): Slip {
	return ({ validate }) => ({
		validate: (message) => {
			let found = false;
			deeply(message, (value) => {
				found ||= isWrong(value);
				return value;
			});
			return !found && validate(message);
		},
	});
}

/** What stands deeper than members of the contract do is left as it is. */
const deepest = 20;

function deeply(value: unknown, change: (value: unknown) => unknown, depth = 0): unknown {
	if (typeof value !== 'object' || value === null || depth > deepest) return change(value);
	if (Array.isArray(value)) return change(value.map((item) => deeply(item, change, depth + 1)));
	return change(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, deeply(member, change, depth + 1)])));
}

function ofText(change: (text: string) => unknown): (value: unknown) => unknown {
	return (value) => (typeof value === 'string' ? change(value) : value);
}

function ofNumber(change: (number: number) => unknown): (value: unknown) => unknown {
	return (value) => (typeof value === 'number' ? change(value) : value);
}

function ofActivities(change: (activities: unknown[]) => unknown[]): (value: unknown) => unknown {
	return (value) =>
		typeof value === 'object' && value !== null && 'activities' in value && Array.isArray(value.activities)
			? { ...value, activities: change(value.activities) }
			: value;
}

function isOutOfOrder(value: unknown): boolean {
	if (typeof value !== 'object' || value === null || !('activities' in value) || !Array.isArray(value.activities)) return false;
	const times = value.activities.map((activity) => Number(activity?.timestamp));
	return times.some((time, index) => index > 0 && time < (times[index - 1] ?? time));
}

function isText(is: (text: string) => boolean): (value: unknown) => boolean {
	return (value) => typeof value === 'string' && is(value);
}

const slips: Record<string, Slip> = {
	'blanks around strings taken off': mapped(ofText((text) => text.trim())),
	'strings in capitals': mapped(ofText((text) => text.toUpperCase())),
	'a no-break space taken for a blank': refusing(
		isText((text) => text.length > 0 && text.trim() === '' && text.includes('\u00a0')),
	),
	'an empty string taken for null': mapped(ofText((text) => (text === '' ? null : text))),
	'null taken for an empty string': mapped((value) => value ?? ''),
	'members that are null left out': mapped((value) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
			: value,
	),
	'an empty object taken for an empty list': mapped((value) => (isEmptyObject(value) ? [] : value)),
	'an empty list taken for an empty object': mapped((value) => (Array.isArray(value) && value.length === 0 ? {} : value)),
	'strings of digits taken for numbers': mapped(ofText((text) => (/^[0-9]{1,15}$/.test(text) ? Number(text) : text))),
	'numbers taken for strings': mapped(ofNumber(String)),
	'true and false taken for strings': mapped((value) => (typeof value === 'boolean' ? String(value) : value)),
	'numbers cut to 32 bits': mapped(ofNumber((number) => number | 0)),
	'numbers as floats of 32 bits': mapped(ofNumber(Math.fround)),
	'fractions cut off': mapped(ofNumber(Math.trunc)),
	'seconds taken for milliseconds': mapped(ofNumber((number) => (number > 1e9 && number < 1e10 ? number * 1000 : number))),
	'the last activity judged alone': mapped(ofActivities((activities) => activities.slice(-1))),
	'activities out of order refused': refusing(isOutOfOrder),
	'an escaped slash refused': ({ parse }) => ({
		parse: (text) => (text.includes('\\/') ? undefined : parse(text)),
	}),
	'the first two activities judged alone': mapped(ofActivities((activities) => activities.slice(0, 2))),
	'the first activity judged alone': mapped(ofActivities((activities) => activities.slice(0, 1))),
	'digits of other scripts taken for digits': mapped(ofText((text) => text.replace(/(?![0-9])\p{Nd}/gu, '1'))),
	'a list of one message taken for the message': ({ validate }) => ({
		validate: (message) => validate(Array.isArray(message) && message.length === 1 ? message[0] : message),
	}),
	'a string that holds the message taken for the message': ({ validate, parse }) => ({
		validate: (message) => validate(typeof message === 'string' && message.startsWith('{') ? parse(message) : message),
	}),
	'a large message not judged': ({ parse, validate }) => {
		let isLarge = false;
		return {
			parse: (text) => {
				isLarge = text.length > limits.allErrorsBytes;
				return parse(text);
			},
			validate: (message) => isLarge || validate(message),
		};
	},
	'objects and lists in metadata ten deep at most': refusing(
		(value) => typeof value === 'object' && value !== null && 'metadata' in value && depthOf(value.metadata) > 10,
	),
	'numbers below zero refused': refusing((value) => typeof value === 'number' && value < 0),
	'angle brackets refused': refusing(isText((text) => text.includes('<'))),
	'the validator shared by requests that run at once': sharingTheBody,
	'every hundredth request answered 500': everyHundredth,
};

/** The pieces of one request are waited for while another one takes its place. */
function sharingTheBody({ read }: Parts): Partial<Parts> {
	let body: Buffer = Buffer.alloc(0);
	return {
		read: async (request) => {
			body = await read(request);
			await new Promise((resolve) => setTimeout(resolve, 1));
			return body;
		},
	};
}

function everyHundredth({ statusOf }: Parts): Partial<Parts> {
	let requests = 0;
	return {
		acceptsPath: (path) => {
			requests += 1;
			return path !== '';
		},
		statusOf: (outcome, message) => (requests > 0 && requests % 100 === 0 ? 500 : statusOf(outcome, message)),
	};
}

function slipsOfSchema(schema: AnySchema): Record<string, Slip> {
	const names = new Map(
		placesOf(schema).map(({ pointer }) => [pointer.split('/').at(-1)?.toLowerCase() ?? '', pointer.split('/').at(-1) ?? '']),
	);
	return {
		'values turned into the type that is due': coercing(schema, true),
		'one value taken for a list of one': coercing(schema, 'array'),
		'names of members in any capitals': mapped((value) =>
			typeof value === 'object' && value !== null && !Array.isArray(value)
				? Object.fromEntries(Object.entries(value).map(([name, member]) => [names.get(name.toLowerCase()) ?? name, member]))
				: value,
		),
	};
}

function coercing(schema: AnySchema, coerceTypes: true | 'array'): Slip {
	return () => {
		const validate = new Ajv2020({ strict: false, validateSchema: false, meta: false, coerceTypes }).compile(schema);
		return { validate: (message) => validate(deeply(message, (value) => value)) };
	};
}

function isEmptyObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

function depthOf(value: unknown, depth = 0): number {
	if (typeof value !== 'object' || value === null || depth > deepest) return depth;
	return Math.max(depth + 1, ...Object.values(value).map((member) => depthOf(member, depth + 1)));
}
