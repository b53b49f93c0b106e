import { BadRequestError, type Client, InvalidMessageError, SendError } from '@ivr-activity/client';
import type { Advice, IvrAggregatedActivity, ValidationError } from '@ivr-activity/contract';

/** How sending a message ended. */
export type Outcome =
	| { readonly kind: 'accepted'; readonly status: number; readonly advice: readonly Advice[] }
	/** The message is wrong, as the client found before it was sent, or the target after that. */
	| { readonly kind: 'refused'; readonly by: 'client' | 'target'; readonly errors: readonly ValidationError[] }
	/** Nobody knows whether the message arrived, or the target is not in order. */
	| { readonly kind: 'failed'; readonly reason: string };

/** Sends a message. Whatever a sender has to expect is an outcome; only a mistake of this page rejects. */
export async function sendMessage(client: Client, message: IvrAggregatedActivity): Promise<Outcome> {
	try {
		const { status, advice } = await client.send(message);
		return { kind: 'accepted', status, advice };
	} catch (error) {
		if (error instanceof InvalidMessageError) return { kind: 'refused', by: 'client', errors: error.errors };
		if (error instanceof BadRequestError) return { kind: 'refused', by: 'target', errors: error.errors };
		// The message of a SendError holds no personal data and says what to check.
		if (error instanceof SendError) return { kind: 'failed', reason: error.message };
		throw error;
	}
}
