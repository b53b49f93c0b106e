/**
 * An answer in place of the one that is due. A due answer that closes the connection still reads what its client is sending,
 * which would otherwise lose the answer with the connection: that is kept.
 */
export function replaceAnswer(due: Response, answer: Response): Response {
	if (due.headers.get('connection') !== 'close' || due.body === null || answer.type === 'error') return answer;
	const headers = new Headers(answer.headers);
	headers.set('connection', 'close');
	return new Response(bodyAndRest(answer, due.body), { status: answer.status, headers });
}

function bodyAndRest(answer: Response, due: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
	const reader = due.getReader();
	return new ReadableStream<Uint8Array>(
		{
			async start(controller) {
				controller.enqueue(new Uint8Array(await answer.arrayBuffer()));
			},
			async pull(controller) {
				while (!(await reader.read()).done);
				controller.close();
			},
			cancel: (reason) => reader.cancel(reason),
		},
		{ highWaterMark: 0 },
	);
}
