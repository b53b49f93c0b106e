import { createServer, type Server } from 'node:http';
import { createNodeReceiver } from '@ivr-activity/middleware/node';

const receive = createNodeReceiver({
	profile: 'tolerant',
	// A real one stores the bytes here before it answers.
	onMessage: () => {},
	onError: (error) => console.error(error),
});

/** The receiver of a team: one path, and nothing else. */
export const server: Server = createServer((request, response) => {
	const [path] = (request.url ?? '').split('?');
	if (path === '/ccm/message/receive') receive(request, response);
	else response.writeHead(404).end();
});
