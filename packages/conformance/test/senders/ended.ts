import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a command of the shell to its end. */
export async function ended(command: string, env: Record<string, string>): Promise<void> {
	await once(spawn(command, { shell: true, stdio: 'ignore', env: { ...process.env, ...env } }), 'exit');
}
