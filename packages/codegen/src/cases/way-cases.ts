import { edited, namesIdentifiers, withOwnId } from './base-message.ts';
import type { DraftCase, Request } from './case.ts';
import { memberLabel } from './case-words.ts';
import type { CaseContext } from './message-cases.ts';
import { requestFor } from './protocol-cases.ts';
import { refusedAt } from './refused-at.ts';
import { copies } from './repetition-cases.ts';
import { transportDeliveries } from './transport-deliveries.ts';
import { requestOf, type Wire } from './wire.ts';

const pointer = '/body/startDirection';

/** How a message with a fault comes. */
interface Way {
	says: string;
	change: string;
	/** Statuses that may be answered besides. */
	besides?: number[];
	request(wire: Wire, faulty: string, valid: string): Request;
}

/** A receiver that judges messages in one way of sending alone is found by a fault in a message that comes in another one. */
export function wayCases(context: CaseContext): DraftCase[] {
	const { base, wire } = context;
	return Object.entries(ways()).map(([variant, { says, change, besides = [], request }]) => {
		const key = `way ${variant}`;
		const valid = withOwnId(base.message, key);
		const message = edited(valid, pointer, 'remove');
		return {
			area: variant.startsWith('transport') ? 'PRT' : 'RPT',
			key,
			title: `${memberLabel(pointer)} is absent, and ${says}`,
			from: base.name,
			change: `${pointer} removed; ${change}`,
			pointer,
			keyword: 'required',
			safe: false,
			replaceable: namesIdentifiers(base, message),
			expect: refusedAt(context, { key, message, pointer, besides }),
			request: request(wire, JSON.stringify(message), JSON.stringify(withOwnId(base.message, `${key} before`))),
		};
	});
}

function ways(): Record<string, Way> {
	const transports = ['transfer chunked', 'transfer slow', 'transfer expect', 'transfer http-1.0', 'header accept'];
	return {
		...Object.fromEntries(transports.map((name) => [`transport ${name}`, transported(name)])),
		'connection after': {
			says: 'a valid message came before on the same connection',
			change: 'a valid message sent before, on the same connection',
			request: (wire, text, valid) => ({ ...requestOf(wire, { text }), first: { text: valid }, keptConnection: true }),
		},
		'at once': {
			says: `${copies} such messages are sent at once`,
			change: `${copies} copies, each with an id of its own`,
			besides: [429, 503],
			request: (wire, text) => ({ ...requestOf(wire, { text }), copies }),
		},
	};
}

function transported(name: string): Way {
	const delivery = transportDeliveries[name];
	if (delivery === undefined) throw new Error(`There is no delivery «${name}».`);
	return { ...delivery, request: (wire, json) => requestFor(wire, delivery, json) };
}
