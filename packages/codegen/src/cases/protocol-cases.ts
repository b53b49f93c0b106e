import { namesIdentifiersInText, withOwnId } from './base-message.ts';
import type { Body, DraftCase, Source } from './case.ts';
import { accepted, perProfile, rejected } from './grading.ts';
import type { CaseContext } from './message-cases.ts';
import { requestOf, type Wire } from './wire.ts';

/** A valid message, sent in another way. */
interface Delivery {
	says: string;
	change: string;
	source: Source;
	method?: string;
	/** The whole header field, none for `null`. */
	contentType?: string | null;
	withoutBody?: boolean;
	/** How long the body is, in bytes. */
	bytes?: number;
	/** The slugs of the problems that may be answered; absent where the message is accepted. */
	problems?: string[];
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
		'content-type utf-8': sameType('the content type says UTF-8', `${mediaType}; charset=utf-8`),
		'content-type quoted utf-8': sameType('the content type says UTF-8 in quotes and capitals', `${mediaType};charset="UTF-8"`),
		'content-type capitals': sameType('the content type is in capitals', mediaType.toUpperCase()),
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
	};
}

/** Cases of the protocol: method, content type, size. */
export function protocolCases({ base, wire }: CaseContext): DraftCase[] {
	return Object.entries(deliveries(wire)).map(([variant, delivery]) => {
		const key = `protocol ${variant}`;
		const json = JSON.stringify(withOwnId(base.message, key));
		const { source, problems, says, change, safe = false } = delivery;
		return {
			area: 'PRT',
			key,
			title: says,
			from: base.name,
			change,
			pointer: '',
			keyword: 'http',
			safe,
			replaceable: namesIdentifiersInText(base, json),
			expect: perProfile(() =>
				problems === undefined ? accepted(wire, source) : rejected(wire.statuses(...problems), source, '', 'http'),
			),
			request: requestFor(wire, delivery, json),
		};
	});
}

function requestFor(wire: Wire, { method, contentType, withoutBody, bytes }: Delivery, json: string): DraftCase['request'] {
	const request = requestOf(wire, bytes === undefined ? { text: json } : filled(json, bytes));
	if (method !== undefined) request.method = method;
	if (contentType !== undefined) request.headers = contentType === null ? {} : { 'content-type': contentType };
	if (withoutBody) {
		delete request.body;
		request.headers = {};
	}
	return request;
}

/** The message with a text in its body that makes it as long as is asked. */
function filled(json: string, bytes: number): Body {
	return { before: json.replace(/\}\}$/, ',"padding":"'), repeat: 'x', after: '"}}', bytes };
}
