import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Profile } from '@ivr-activity/contract';
import type { InterventionOptions } from './intervention.ts';
import { InterventionArgumentError, readInterventions } from './intervention-arguments.ts';
import { formatRecord } from './request-record.ts';
import { runCommand } from './run-command.ts';
import { type Mock, type MockOptions, startMock } from './start-mock.ts';

const help = `ivr-mock stands in for the Expertflow CX endpoint that receives IVR messages.

  ivr-mock                             listen until Ctrl-C
  ivr-mock --exec "npm test"           run a command against the mock, then end with its exit code

A browser shows at the mock's address, such as http://127.0.0.1:4010/, live what it receives.

  --profile strict|tolerant   how messages are judged (strict)
  --port <number>             the TCP port, 0 for any free one (4010)
  --host <address>            the address to listen on (127.0.0.1)
  --reveal                    show personal data in the journal, which is masked otherwise
  --fault <fault>             what goes wrong, such as "status=503; times=2"; may be given several times
  --scenario <file>           the same from a JSON file: {"seed": 7, "faults": ["status=503; times=2"]}
  --seed <number>             what rate= draws from (1)
  --like platform             answer as the vendor's public model implies
  --services <file>           refuse other services: a JSON file such as {"1218": "voice"}
  --exec <command>            run the command in a shell with IVR_TARGET_URL set to the mock's base URL
  --help                      this text
  --version                   the version

Exit codes: 0 ended by Ctrl-C or SIGTERM, 2 wrong usage, 3 the mock could not start; with --exec that of the command.
`;

/** A command line that cannot be followed. */
class UsageError extends Error {}

interface Arguments extends InterventionOptions, Required<Pick<MockOptions, 'profile' | 'port' | 'host' | 'reveal'>> {
	readonly command?: string;
}

async function main(): Promise<number> {
	try {
		const given = readArguments();
		if (given === 'help' || given === 'version') {
			process.stdout.write(given === 'help' ? help : `${version()}\n`);
			return 0;
		}
		return await serve(given);
	} catch (error) {
		const usage = error instanceof UsageError || error instanceof InterventionArgumentError;
		process.stderr.write(`ivr-mock: ${(error as Error).message}${usage ? ' See ivr-mock --help.' : ''}\n`);
		return usage ? 2 : 3;
	}
}

function readArguments(): Arguments | 'help' | 'version' {
	const { profile, port, host, reveal, exec, help, version, ...changes } = parse();
	if (help) return 'help';
	if (version) return 'version';
	if (profile !== 'strict' && profile !== 'tolerant') throw new UsageError('--profile must be strict or tolerant.');
	if (!/^\d+$/.test(port) || Number(port) > 65535) throw new UsageError('--port must be a number from 0 to 65535.');
	if (host === '') throw new UsageError('--host must be an address or a host name.');
	if (exec?.trim() === '') throw new UsageError('--exec must be a command, such as --exec "npm test".');
	return {
		profile: profile satisfies Profile,
		port: Number(port),
		host,
		reveal,
		...readInterventions(changes),
		...(exec !== undefined && { command: exec }),
	};
}

function parse() {
	try {
		return parseArgs({
			options: {
				profile: { type: 'string', default: 'strict' },
				port: { type: 'string', default: '4010' },
				host: { type: 'string', default: '127.0.0.1' },
				reveal: { type: 'boolean', default: false },
				fault: { type: 'string', multiple: true },
				scenario: { type: 'string' },
				seed: { type: 'string' },
				like: { type: 'string' },
				services: { type: 'string' },
				exec: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
				version: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

function version(): string {
	return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

async function serve({ command, ...options }: Arguments): Promise<number> {
	const onStop = catchStopSignals();
	const mock = await startMock({ ...options, onRequest: (record) => process.stderr.write(`${formatRecord(record)}\n`) }).catch(
		(error) => {
			throw new Error(explainStart(error, options));
		},
	);
	// With --exec, standard output is the command's alone.
	const output = command === undefined ? process.stdout : process.stderr;
	output.write(`ivr-mock listens on ${mock.baseUrl} (${options.profile} profile)\n`);
	try {
		if (command !== undefined) return await runUntilStopped(command, mock, onStop);
		process.stderr.write(`Watch what it receives at ${new URL('/', mock.baseUrl)}${options.reveal ? ', values shown' : ''}\n`);
		await untilStopped(onStop);
		return 0;
	} finally {
		await mock.close();
	}
}

/** Hands over every signal that asks this process to end, also one that came before. */
type StopSignals = (listener: (signal: NodeJS.Signals) => void) => void;

/** From now on, signals no longer end this process by themselves. */
function catchStopSignals(): StopSignals {
	const received: NodeJS.Signals[] = [];
	let tell = (signal: NodeJS.Signals): void => {
		received.push(signal);
	};
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => tell(name));
	return (listener) => {
		tell = listener;
		for (const signal of received) listener(signal);
	};
}

function untilStopped(onStop: StopSignals): Promise<void> {
	return new Promise((resolve) => onStop(() => resolve()));
}

function runUntilStopped(command: string, mock: Mock, onStop: StopSignals): Promise<number> {
	const running = runCommand(command, { IVR_TARGET_URL: mock.baseUrl });
	onStop((signal) => running.stop(signal));
	return running.exitCode;
}

function explainStart(error: NodeJS.ErrnoException, { host, port }: Arguments): string {
	switch (error.code) {
		case 'EADDRINUSE':
			return `port ${port} of ${host} is in use. Name another one with --port, or any free one with --port 0.`;
		case 'EACCES':
			return `port ${port} of ${host} needs more rights. Name one above 1023 with --port.`;
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return `${host} is no address of this machine. Name one of its own with --host.`;
		default:
			return error.message;
	}
}

process.exitCode = await main();
