import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/**
 * Runs a program with the terminal of this one; those of node_modules/.bin are found by name.
 * @returns its exit code
 */
export function runProgram(command: string, parameters: readonly string[]): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, parameters, {
			stdio: 'inherit',
			// On Windows the programs of npm are scripts that only a shell runs.
			shell: process.platform === 'win32',
			env: {
				...process.env,
				TURBO_TELEMETRY_DISABLED: '1',
				PATH: [join(process.cwd(), 'node_modules/.bin'), process.env.PATH].join(delimiter),
			},
		});
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}
