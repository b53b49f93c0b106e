import type { SendError } from '../errors/send-error.ts';

/** One attempt to send a message. Nothing in it is of the caller. */
export interface Attempt {
	/** Its number, from 1. */
	readonly attempt: number;
	/** The `id` of the message. */
	readonly messageId: string;
	/** The address the message is for. It holds no credentials and no query. */
	readonly url: string;
}

/** An attempt that failed. The error shows nothing of the message, the token and the answer when it is printed. */
export interface FailedAttempt extends Attempt {
	readonly error: SendError;
}

/** A failed attempt after which there will be another one. */
export interface RetriedAttempt extends FailedAttempt {
	/** How long the client waits before it, in milliseconds. */
	readonly waitMs: number;
}

/** Called while a message is sent. What a hook returns is not waited for; what it throws is ignored. */
export interface SendHooks {
	/** An attempt begins. */
	readonly onAttempt?: ((attempt: Attempt) => void) | undefined;
	/** An attempt failed, and there will be another one. */
	readonly onRetry?: ((attempt: RetriedAttempt) => void) | undefined;
	/** The last attempt failed: `send` rejects with this error. */
	readonly onGiveUp?: ((attempt: FailedAttempt) => void) | undefined;
}

/** Calls a hook in such a way that its failure, now or later, costs no message. */
export async function callHook<T>(hook: ((event: T) => unknown) | undefined, event: T): Promise<void> {
	try {
		await hook?.(event);
	} catch {
		// The hook is the user's, the message is not lost for it.
	}
}
