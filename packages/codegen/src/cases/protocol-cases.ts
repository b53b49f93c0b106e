import { namesIdentifiersInText, withOwnId } from './base-message.ts';
import type { Body, DraftCase, Expectation, Source, Transfer } from './case.ts';
import { accepted, perProfile, rejected, undecided } from './grading.ts';
import type { CaseContext } from './message-cases.ts';
import { transportDeliveries } from './transport-deliveries.ts';
import type { Wire } from './wire.ts';

/** A valid message, sent in another way. */
export interface Delivery {
	says: string;
	change: string;
	source: Source;
	method?: string;
	/** The whole header field, none for `null`. */
	contentType?: string | null;
	withoutBody?: boolean;
	/** How long the body is, in bytes. */
	bytes?: number;
	/** Put before the path. */
	pathBegin?: string;
	/** Added to the path. */
	pathEnd?: string;
	/** Header fields beside the content type. */
	headers?: Record<string, string>;
	transfer?: Transfer;
	/** The body as it is sent, where it is not the message itself. */
	body?: (json: string) => Body;
	/** The slugs of the problems that may be answered; absent where the message is accepted. */
	problems?: string[];
	/** Statuses that may be answered besides. */
	besides?: number[];
	/** To close the connection without an answer will do too. */
	mayClose?: true;
	/** The contract does not decide. */
	open?: true;
	/** The vendor's service refuses it too. */
	safe?: boolean;
}

const refusedMethod = ['method-not-allowed', 'not-found'];
const refusedType = ['unsupported-media-type', 'not-json'];

function deliveries({ method, mediaType, bodyBytes }: Wire): Record<string, Delivery> {
	const otherMethod = (name: string): Delivery => ({
		says: `the method is ${name}`,
		change: `${method} → ${name}`,
		source: 'protocol',
		method: name,
		problems: refusedMethod,
		safe: true,
	});
	const otherType = (value: string, safe: boolean): Delivery => ({
		says: `the content type is ${value}`,
		change: `content-type: ${mediaType} → ${value}`,
		source: 'protocol',
		contentType: value,
		problems: refusedType,
		safe,
	});
	const sameType = (says: string, value: string): Delivery => ({
		says,
		change: `content-type: ${mediaType} → ${value}`,
		source: 'protocol',
		contentType: value,
	});
	return {
		'method GET': { ...otherMethod('GET'), withoutBody: true },
		'method HEAD': { ...otherMethod('HEAD'), withoutBody: true },
		'method OPTIONS': { ...otherMethod('OPTIONS'), withoutBody: true, source: 'inferred', open: true },
		'method PUT': otherMethod('PUT'),
		'method PATCH': otherMethod('PATCH'),
		'method DELETE': { ...otherMethod('DELETE'), withoutBody: true },
		'content-type absent': {
			says: 'there is no content type',
			change: `content-type: ${mediaType} → absent`,
			source: 'protocol',
			contentType: null,
			problems: refusedType,
			safe: true,
		},
		'content-type text': otherType('text/plain', true),
		'content-type form': otherType('application/x-www-form-urlencoded', true),
		'content-type xml': otherType('application/xml', true),
		'content-type multipart': otherType('multipart/form-data; boundary=boundary', true),
		'content-type longer': otherType(`${mediaType}-seq`, false),
		'content-type +json': { ...otherType('application/vnd.example+json', false), source: 'inferred', open: true },
		'content-type empty': { ...otherType('', false), source: 'inferred', open: true },
		'content-type garbled': { ...otherType('json', false), source: 'inferred', open: true },
		'content-type utf-8': sameType('the content type says UTF-8', `${mediaType}; charset=utf-8`),
		'content-type capital name': {
			says: 'the name of the content type is written with capitals, as most senders do',
			change: 'content-type → Content-Type',
			source: 'protocol',
			contentType: null,
			headers: { 'Content-Type': mediaType },
		},
		'content-type capital charset': sameType('the name of the charset is in capitals', `${mediaType}; Charset=UTF-8`),
		'content-type blank before': sameType('a blank stands before the charset', `${mediaType} ;charset=utf-8`),
		'content-type quoted utf-8': sameType('the content type says UTF-8 in quotes and capitals', `${mediaType};charset="UTF-8"`),
		'content-type capitals': sameType('the content type is in capitals', mediaType.toUpperCase()),
		'content-type other parameter': {
			...sameType('the content type has another parameter', `${mediaType}; profile=ivr`),
			source: 'inferred',
		},
		'content-type unknown charset': { ...otherType(`${mediaType}; charset=klingon`, false), source: 'inferred' },
		// A parser that believes the header reads other letters, or nothing: the vendor's does the first.
		'content-type iso-8859-1': { ...otherType(`${mediaType}; charset=iso-8859-1`, false), source: 'inferred' },
		'content-type utf-16': { ...otherType(`${mediaType}; charset=utf-16`, false), source: 'inferred' },
		'body at the limit': {
			says: 'the body is as large as it may be',
			change: 'a text added to body that fills it up to the limit',
			source: 'inferred',
			bytes: bodyBytes,
		},
		'body over the limit': {
			says: 'the body is one byte larger than it may be',
			change: 'a text added to body that fills it up to one byte over the limit',
			source: 'inferred',
			bytes: bodyBytes + 1,
			problems: ['body-too-large'],
		},
		'body over the limit in bytes': {
			says: 'the body is larger than it may be in bytes, and not in characters',
			change: 'a text of é, which is two bytes, added to body that fills it up to one or two bytes over the limit',
			source: 'inferred',
			body: (json) => filled(json, bodyBytes + 1, 'é'),
			problems: ['body-too-large'],
		},
		...transportDeliveries,
	};
}

/** Cases of the protocol: method, path, content type, size, and how the bytes travel. */
export function protocolCases({ base, wire }: CaseContext): DraftCase[] {
	return Object.entries(deliveries(wire)).map(([variant, delivery]) => {
		const key = `protocol ${variant}`;
		const json = JSON.stringify(withOwnId(base.message, key));
		const { says, change, safe = false } = delivery;
		return {
			area: 'PRT',
			key,
			title: says,
			from: base.name,
			change,
			pointer: '',
			keyword: 'http',
			safe,
			// What is packed holds lengths and sums that a changed text would break.
			replaceable: delivery.body === undefined && namesIdentifiersInText(base, json),
			expect: perProfile(() => expectationOf(wire, delivery)),
			request: requestFor(wire, delivery, json),
		};
	});
}

function expectationOf(wire: Wire, { problems, source, besides = [], mayClose, open }: Delivery): Expectation {
	if (open) return { ...undecided(), ...(mayClose && { mayClose }) };
	const due = problems === undefined ? accepted(wire, source) : rejected(wire.statuses(...problems), source, '', 'http');
	return { ...due, statuses: [...due.statuses, ...besides], ...(mayClose && { mayClose }) };
}

/** The request of a message that is delivered so. */
export function requestFor(wire: Wire, delivery: Delivery, json: string): DraftCase['request'] {
	const { method = wire.method, pathBegin = '', pathEnd = '', contentType = wire.mediaType, withoutBody, transfer } = delivery;
	const path = `${pathBegin}${wire.path}${pathEnd}`;
	if (withoutBody) {
		const headers = method === wire.method && contentType !== null ? { 'content-type': contentType } : {};
		return { method, path, headers, ...(transfer && { transfer }) };
	}
	return {
		method,
		path,
		headers: { ...(contentType !== null && { 'content-type': contentType }), ...delivery.headers },
		body: bodyFor(delivery, json),
		...(transfer && { transfer }),
	};
}

function bodyFor({ bytes, body = (text) => ({ text }) }: Delivery, json: string): Body {
	return bytes === undefined ? body(json) : filled(json, bytes);
}

/** The message with a text in its body that makes it as long as is asked, and longer where no half of the text would do. */
export function filled(json: string, bytes: number, repeat = 'x'): Body {
	const [before, after] = [json.replace(/\}\}$/, ',"padding":"'), '"}}'];
	const size = Buffer.byteLength(repeat);
	const over = (bytes - Buffer.byteLength(before) - Buffer.byteLength(after)) % size;
	return { before, repeat, after, bytes: over === 0 ? bytes : bytes + size - over };
}
