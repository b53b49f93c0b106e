import type { IvrAggregatedActivity } from '@ivr-activity/contract';
import { faultsOf } from '@ivr-activity/contract/strict';

/** What a recorder calls the members that it fills in, where that is not the member's own name. */
const argumentNames: Readonly<Record<string, string>> = {
	'/id': 'newId()',
	'/header/channelData/channelCustomerIdentifier': 'customer',
	'/header/channelData/serviceIdentifier': 'service',
	'/header/channelData/additionalAttributes/0/key': 'name',
	'/header/sender/id': 'sender.id',
	'/header/sender/senderName': 'sender.senderName',
	'/header/sender/additionalDetail': 'sender.additionalDetail',
};

/**
 * Refuses what the contract refuses, at the call that brought it in.
 * @throws {TypeError} naming the argument and what is due; the value is not repeated
 */
export function assertValid(message: IvrAggregatedActivity): void {
	const [error] = faultsOf(message);
	if (error === undefined) return;
	const { pointer, message: due } = error;
	throw new TypeError(`${argumentNames[pointer] ?? pointer.slice(pointer.lastIndexOf('/') + 1)} ${due}.`);
}
