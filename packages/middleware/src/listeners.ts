/** A listener that fails must neither lose the message nor end the process. */
export async function tell(listener: () => unknown, report: (error: unknown) => void): Promise<void> {
	try {
		await listener();
	} catch (error) {
		report(error);
	}
}

/** A failing `onError` has nobody left to tell. */
export function reporter(onError: (error: unknown) => unknown): (error: unknown) => void {
	return async (error) => {
		try {
			await onError(error);
		} catch {}
	};
}
