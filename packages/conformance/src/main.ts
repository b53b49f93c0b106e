import { OptionError } from './option-error.ts';
import { replayCommand } from './replay/replay-command.ts';
import { runCommand } from './run-command.ts';
import { certifyCommand } from './senders/certify-command.ts';
import { listenCommand } from './senders/listen-command.ts';
import { UnreachableError } from './target.ts';

const help = `ivr-conformance judges receivers and senders of Expertflow CX IVR activity messages.

  ivr-conformance run --target URL [options]          judges a receiver
  ivr-conformance certify --command TEXT [options]    starts a sender once per scenario and judges it
  ivr-conformance listen --port N [options]           judges what a running sender sends
  ivr-conformance replay --command TEXT [options]     replays scenarios with the driver of a client; see the README

What to judge
  --target URL          the receiver with its base path, such as https://cx.example.com/ccm (or IVR_TARGET_URL)
  --profile NAME        strict (default) or tolerant: the profile that the receiver claims to follow
  --only LIST           send these cases alone: ids, areas or globs, such as HDR-013,TXT,BDY-0*
  --skip LIST           leave these out
  --fail-on LEVEL       must (default) or should: which failures decide the exit code
  --baseline FILE       failures that are expected; one that does not happen any more is a failure itself
  --write-baseline      write what fails now into that file
  --fuzz N              send N messages besides that are generated from the schema, to a loopback address alone
  --dry-run             list what would be sent and send nothing

How to send it
  --timeout-ms N        how long one answer may take; default 10000
  --concurrency N       how many requests are under way at a time; default 4
  --rate N              how many requests are sent in a second at most
  --seed N              shuffle the order and generate messages, always in the same way for the same number
  --token-file FILE     a bearer token to send (or IVR_TARGET_TOKEN)
  --header 'NAME: VALUE'  a header field to send with every request; repeatable
  --ca FILE             CA certificates (PEM) to believe in place of the usual ones
  --insecure            believe every certificate

What comes out
  --reporter NAME       pretty (default), json, junit, html or markdown; repeatable
  --output FILE         where the reporter before it writes; standard output without it

  --config FILE         a configuration file; without it, ivr-conformance.json where the command is run
  --help                this text

What may be stored
  --allow-writes        send what may be stored to another machine too; needs the two below
  --customer NUMBER     the test caller that such messages are about
  --service NUMBER      the test service that they are about

Only what the vendor's model refuses is sent to an address that is not a loopback address, unless writes are allowed.
A flag goes before the environment, the environment before the configuration file.

Exit codes: 0 pass, 1 a MUST failed (or a SHOULD, with --fail-on should), or the baseline is stale, 2 wrong usage or
configuration, 3 the target was not reachable, stopped answering, or the judge itself failed.
`;

/** What the command line talks to. */
export interface Surroundings {
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
	readonly env: Readonly<Record<string, string | undefined>>;
}

const commands: Readonly<Record<string, (args: readonly string[], surroundings: Surroundings) => Promise<number>>> = {
	run: runCommand,
	certify: certifyCommand,
	listen: listenCommand,
	replay: replayCommand,
};

/** Runs the command line. @returns its exit code */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
	const { stdout, stderr } = surroundings;
	const [name = '', ...others] = args;
	if (args.includes('--help') || args.includes('-h')) {
		stdout.write(help);
		return 0;
	}
	try {
		const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
		if (command === undefined) throw new OptionError(`The command must be «${Object.keys(commands).join('» or «')}».`);
		return await command(others, surroundings);
	} catch (error) {
		if (isUsage(error)) {
			stderr.write(`ivr-conformance: ${error.message}\nSee ivr-conformance --help.\n`);
			return 2;
		}
		if (error instanceof UnreachableError) stderr.write(`ivr-conformance: ${error.message}\n`);
		else stderr.write(`ivr-conformance failed: ${error instanceof Error ? error.stack : error}\n`);
		return 3;
	}
}

function isUsage(error: unknown): error is Error {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return error instanceof OptionError || code.startsWith('ERR_PARSE_ARGS');
}
