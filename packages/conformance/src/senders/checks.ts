import type { Expectation, Level } from '../cases.ts';
import type { SenderCheck } from './sender-report.ts';

type Source = Expectation['source'];

/** The areas of the ids of checks on senders. */
export const senderAreas: Readonly<Record<string, string>> = {
	REQ: 'the request of the sender',
	MES: 'the message of the sender',
	BHV: 'the behaviour of the sender',
};

const order = Object.keys(senderAreas);

/** By area and number. */
export function compareChecks(a: SenderCheck, b: SenderCheck): number {
	return order.indexOf(a.area) - order.indexOf(b.area) || a.id.localeCompare(b.id);
}

const levelBySource: Readonly<Record<Source, Level>> = {
	stated: 'MUST',
	shown: 'SHOULD',
	model: 'SHOULD',
	protocol: 'SHOULD',
	inferred: 'INFO',
};

/** The level that follows from a source. */
export function levelOf(source: Source): Level {
	return levelBySource[source];
}

/** A check of an area that its id begins with. */
export function check(id: string, source: Source, title: string): SenderCheck {
	return { id, area: id.slice(0, 3), title, source, level: levelOf(source) };
}
