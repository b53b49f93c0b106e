import type { ActivityBody, AdditionalAttribute, IvrAggregatedActivity, Sender } from '@ivr-activity/contract';
import type { attributeTypes } from '@ivr-activity/contract/operation';
import type { Time } from './epoch-ms.ts';

/** What is known of a call when it begins. */
export interface CallOptions {
	/** The Finesse dialog id or the CX Voice call id. */
	readonly callId: string;
	/** The caller's number (ANI); of an outbound call the number that was called. */
	readonly customer: string;
	/** The number dialled (DN), for which a voice channel exists in Unified Admin. */
	readonly service: string;
	/** The IVR: its `id` and `senderName`, the same in every message. */
	readonly sender: Pick<Sender, 'id' | 'senderName' | 'additionalDetail'>;
	/** Who started the call, the caller (`INBOUND`) or a campaign. `INBOUND` unless told otherwise. */
	readonly startDirection?: ActivityBody['startDirection'] | undefined;
	/** When the call started on the IVR. Now, unless told otherwise. */
	readonly startTime?: Time | undefined;
	/** Which leg of the call. */
	readonly leg?: string | undefined;
	/** The priority of the request in the queue, 0 to 10. */
	readonly requestPriority?: number | undefined;
	/** The caller's first name. */
	readonly customerFirstName?: string | undefined;
	/** The caller's last name. */
	readonly customerLastName?: string | undefined;
	/** The clock, in epoch milliseconds. `Date.now` unless told otherwise. */
	readonly now?: (() => number) | undefined;
	/** Makes the `id` of the message. `crypto.randomUUID` unless told otherwise. */
	readonly newId?: (() => string) | undefined;
}

/** How a call ends on the IVR: given to an agent (`TRANSFER`), or over (`DIALOG_ENDED`). */
export type EndDirection = NonNullable<ActivityBody['endDirection']>;

/** What a call variable can be declared as. */
export type AttributeType = AdditionalAttribute['type'];

interface ValueOfJsonType {
	string: string;
	number: number;
	integer: number;
	boolean: boolean;
	array: readonly string[];
	object: Readonly<Record<string, unknown>>;
}

/** The value of a call variable of a declared type; empty, null and undefined leave it unset. */
export type AttributeValue<T extends AttributeType> =
	| ValueOfJsonType[(typeof attributeTypes)[T]['type'][number]]
	| ''
	| null
	| undefined;

/** Records one call while it runs on the IVR. */
export interface CallRecorder {
	/**
	 * The caller visits a menu.
	 * @param selection - what the caller chose; left out when nothing was chosen
	 * @param metadata - free data on the visit, as an object that can be written as JSON
	 * @param time - when it was; now, unless told otherwise
	 * @throws {TypeError} a value is not what the contract wants; it is not repeated in the error
	 * @throws {RangeError} the time is not in milliseconds
	 * @throws {Error} the call has ended
	 */
	visit(menu: string, selection?: string, metadata?: Readonly<Record<string, unknown>>, time?: Time): CallRecorder;
	/**
	 * Sets a call variable; again, for another value.
	 * @param name - `callVariable0` to `callVariable10`, or one of your own
	 * @param type - what the value is declared as, `String2000` unless told otherwise
	 * @throws {TypeError} a value is not what the contract wants; it is not repeated in the error
	 */
	variable<T extends AttributeType = 'String2000'>(name: string, value: AttributeValue<T>, type?: T): CallRecorder;
	/**
	 * The call ends on the IVR. The first end counts: IVRs report a hang-up after a transfer too.
	 * @param time - when it was; now, unless told otherwise
	 * @throws {TypeError} the direction is not one of the two
	 * @throws {RangeError} the time is not in milliseconds
	 */
	end(direction: EndDirection, time?: Time): CallRecorder;
	/**
	 * The message on the call so far, valid at any time. Reads no clock: without a record in between, it is the same
	 * message again, in a new object.
	 */
	toMessage(): IvrAggregatedActivity;
}
