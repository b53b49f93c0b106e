import type { RecordingJournal } from './journal.ts';
import { summaryOf } from './journal-entry.ts';

/** As many events wait for a slow reader; one that is further behind is cut off, comes again by itself and reads the list. */
const maxWaiting = 1000;

/** The journal's news as server-sent events (WHATWG HTML, 9.2): `entry` with what one line says of it, and `cleared`. */
export function followJournal(journal: RecordingJournal): Response {
	const encoder = new TextEncoder();
	let stop = (): void => {};
	const body = new ReadableStream<Uint8Array>(
		{
			start(controller) {
				const send = (text: string) => controller.enqueue(encoder.encode(text));
				send('retry: 1000\n\n');
				stop = journal.subscribe((change) => {
					if (change === 'cleared') send('event: cleared\ndata: {}\n\n');
					else send(`event: entry\nid: ${change.entry}\ndata: ${JSON.stringify(summaryOf(change))}\n\n`);
					if ((controller.desiredSize ?? 0) > 0) return;
					stop();
					controller.close();
				});
			},
			cancel: () => stop(),
		},
		{ highWaterMark: maxWaiting },
	);
	return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}
