import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { programs } from './programs.ts';
import type { Project } from './project.ts';

/** Runs the program of the project against a target, and returns what it tells. */
export type RunIn = (project: Project, baseUrl: string) => Promise<unknown>;

/** A runtime that has told nothing for so long has failed. */
const longestMs = 120_000;

/** A runtime that takes a module and its arguments on the command line. */
export function onCommandLine(program: string, ...options: string[]): RunIn {
	return async (project, baseUrl) => {
		const main = await project.write(
			'main.js',
			"import process from 'node:process';\nimport { sendAll } from './program.js';\nconsole.log(JSON.stringify(await sendAll(process.argv[2])));",
		);
		const { stdout } = await promisify(execFile)(program, [...options, main, baseUrl], {
			cwd: project.folder,
			timeout: longestMs,
			shell: process.platform === 'win32' && !program.endsWith('.exe'),
		});
		return JSON.parse(stdout);
	};
}

/** The runtime of Cloudflare's Workers, which may reach this machine alone. */
export const inWorkerd: RunIn = async (project, baseUrl) => {
	await project.write(
		'worker.js',
		"import { sendAll } from './program.js';\nexport default { fetch: async (request) => Response.json(await sendAll(await request.text())) };",
	);
	await project.bundle('worker.js');
	const config = await project.write(
		'worker.capnp',
		`using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
	services = [ (name = "main", worker = .worker), (name = "internet", network = (allow = ["local"])) ],
	sockets = [ (name = "http", address = "127.0.0.1:0", http = (), service = "main") ]
);
const worker :Workerd.Worker = (
	modules = [ (name = "worker", esModule = embed "bundled-worker.js") ],
	compatibilityDate = "2026-10-01"
);`,
	);
	const workerd = spawn(programs.workerd, ['serve', '--control-fd=3', config], {
		stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
	});
	try {
		const [line] = await once(createInterface(workerd.stdio[3] as Readable), 'line');
		const response = await fetch(`http://127.0.0.1:${JSON.parse(line).port}`, {
			method: 'POST',
			body: baseUrl,
			signal: AbortSignal.timeout(longestMs),
		});
		return await response.json();
	} finally {
		await ended(workerd);
	}
};

const chromium = (process.env.PATH ?? '')
	.split(delimiter)
	.map((folder) => join(folder, 'chromium'))
	.find(isExecutable);

/** What this machine lacks for the test in a browser; undefined when it has one. */
export const missingBrowser =
	chromium === undefined ? 'chromium is not on the PATH; install it with apt-get install chromium' : undefined;

/** Hands the outcome to the server, that of a page which fails too. */
const tellingScript = `
const told = (outcome) => fetch('/told', { method: 'POST', body: JSON.stringify(outcome) });
addEventListener('error', ({ message }) => told(message));
addEventListener('unhandledrejection', ({ reason }) => told(String(reason)));
`;

/** Debian's Chromium, which shows a page that sends from another origin than the target's. */
export const inChromium: RunIn = async (project, baseUrl) => {
	if (chromium === undefined) throw new Error(missingBrowser);
	const send = `told(await sendAll(${JSON.stringify(baseUrl)}));`;
	await project.write('page.js', `import { sendAll } from './program.js';\n${send}`);
	const bundled = await readFile(await project.bundle('page.js'), 'utf8');
	const page = `<!doctype html><script>${tellingScript}</script><script type="module">${bundled}</script>`;
	const profile = await mkdtemp(join(tmpdir(), 'ivr-chromium-'));
	const told = new EventEmitter();
	const server = createServer(async (request, response) => {
		response.setHeader('content-type', 'text/html').end(page);
		if (request.url === '/told') told.emit('outcome', await text(request));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const flags = [
		...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', `--user-data-dir=${profile}`],
		...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
	];
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const browser = spawn(chromium, [...flags, url], { stdio: 'ignore' });
	browser.on('close', () => told.emit('error', new Error('Chromium ended early.')));
	try {
		const [outcome] = await once(told, 'outcome', { signal: AbortSignal.timeout(longestMs) });
		return JSON.parse(outcome);
	} finally {
		browser.removeAllListeners('close');
		await ended(browser);
		server.closeAllConnections();
		server.close();
		await rm(profile, { recursive: true, maxRetries: 5 });
	}
};

async function ended(child: ChildProcess): Promise<void> {
	const closed = once(child, 'close');
	child.kill('SIGKILL');
	await closed;
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
