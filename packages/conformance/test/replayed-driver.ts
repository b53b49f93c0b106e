/**
 * A driver without a client: it answers recordings from scenarios.json and sends with `fetch`. The argument names the one
 * thing that it does wrong.
 */
import { scenarios } from '../src/replay/scenario.ts';

type Told = Record<string, never> & {
	id: string;
	kind: string;
	target: string;
	message: unknown;
	client: Record<string, string>;
};

const [slip = 'none'] = process.argv.slice(2);
let told = 0;

let unread = '';
for await (const text of process.stdin.setEncoding('utf8')) {
	const parts = (unread + text).split('\n');
	unread = parts.pop() ?? '';
	for (const line of parts) await answer(JSON.parse(line));
}
if (slip === 'one line more') process.stdout.write('{}\n');
if (slip === 'exit code 4') process.exitCode = 4;
if (slip === 'no end') setInterval(() => {}, 60_000);

async function answer(scenario: Told): Promise<void> {
	told += 1;
	if (slip === 'dies in the middle' && told === 3) {
		process.stderr.write('out of luck\n');
		process.exit(7);
	}
	if (slip === 'ends in the middle' && told === 3) process.exit(0);
	if (slip === 'hangs in the middle' && told === 3) return;
	const sent = scenario.kind === 'sending' ? send(scenario) : undefined;
	if (slip !== 'a line too early') await sent;
	const expected = scenarios.find(({ id }) => id === scenario.id)?.expected;
	const origin = scenario.kind === 'sending' ? new URL(scenario.target).origin : '';
	const line = JSON.stringify(slip === 'other values' ? { wrong: true } : expected).replaceAll('{origin}', origin);
	process.stdout.write(slip === 'no JSON' ? 'Hello\n' : `${line}\n`);
}

/** As many attempts as are due, as late as they are asked for. */
async function send({ target, message, client, id }: Told): Promise<void> {
	const scenario = scenarios.find((one) => one.id === id);
	if (scenario?.kind !== 'sending') return;
	const attempts = scenario.expected.attempts + (slip === 'one attempt more' ? 1 : 0);
	for (let attempt = 1; attempt <= attempts; attempt++) {
		const [body, headers] = [bodyOf(message, attempt), headersOf(client.token)];
		const init = { method: slip === 'method' ? 'PUT' : 'POST', headers, body, redirect: 'manual' } as const;
		const url = `${target}/message/${slip === 'path' ? 'send' : 'receive'}`;
		const response = await fetch(url, init).catch(() => undefined);
		const asked = slip === 'no wait' ? 0 : Number(response?.headers.get('retry-after') ?? 0);
		await new Promise((resolve) => setTimeout(resolve, asked * 1000));
	}
	const told = { 'shows the caller': 'for 5550188\n', silent: '' }[slip] ?? 'an error\n';
	process.stderr.write(told);
}

function bodyOf(message: unknown, attempt: number): string {
	if (slip === 'another message') return JSON.stringify({ ...(message as object), id: 'x' });
	return JSON.stringify(message, null, slip === 'other bytes' && attempt > 1 ? 2 : 0);
}

function headersOf(token: string | undefined): Record<string, string> {
	const authorization = token === undefined || slip === 'no token' ? undefined : { authorization: `Bearer ${token}` };
	return { 'content-type': slip === 'content type' ? 'text/json' : 'application/json', ...authorization };
}
