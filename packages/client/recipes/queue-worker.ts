/**
 * A worker between a queue and the target: a message leaves the queue when the target has it, comes back later when that can
 * help, and is put aside when it cannot. Implement `Queue` on your broker (RabbitMQ, SQS, JetStream …).
 */
import { BadRequestError, BodyTooLargeError, type Client, InvalidMessageError, SendError } from '@ivr-activity/client';
import type { IvrAggregatedActivity } from '@ivr-activity/contract';

/** What the worker needs of a queue. A delivery that is not settled, after a crash, comes again. */
export interface Queue {
	deliveries(): AsyncIterable<Delivery>;
}

export interface Delivery {
	/** The same object at every delivery, its `id` included: build it before it enters the queue. */
	readonly message: IvrAggregatedActivity;
	/** How often it was delivered, this time included. */
	readonly times: number;
	/** It is done. */
	ack(): Promise<void>;
	/** It comes again, not before the wait. */
	retry(waitMs: number): Promise<void>;
	/** It is put aside for a person to look at. The reason shows nothing of the call. */
	reject(reason: string): Promise<void>;
}

const firstWaitMs = 1_000;
const longestWaitMs = 300_000;

/** Works until the queue ends. Give it a client with few retries: to wait longer is the queue's part. */
export async function work(queue: Queue, client: Client): Promise<void> {
	for await (const delivery of queue.deliveries()) {
		const error = await client.send(delivery.message).then(
			() => undefined,
			(error: unknown) => error,
		);
		if (error === undefined) await delivery.ack();
		else if (!(error instanceof SendError)) throw error;
		else if (isFinal(error)) await delivery.reject(error.message);
		else await delivery.retry(Math.min(longestWaitMs, firstWaitMs * 2 ** (delivery.times - 1)));
	}
}

/** A wrong token or address is set right one day; what is wrong with the message itself stays so. */
function isFinal(error: SendError): boolean {
	return error instanceof InvalidMessageError || error instanceof BadRequestError || error instanceof BodyTooLargeError;
}
