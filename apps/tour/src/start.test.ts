import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const start = fileURLToPath(new URL('../start.js', import.meta.url));

interface Ended {
	code: number;
	stdout: string;
	stderr: string;
}

async function runNode(...parameters: string[]): Promise<Ended> {
	try {
		return { code: 0, ...(await promisify(execFile)(process.execPath, parameters)) };
	} catch (error) {
		return error as Ended;
	}
}

/** Makes Node believe that it is another version. */
function posingAs(version: string): string[] {
	const code = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
	return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

test.each(['20.20.2', '22.12.0', '24.9.0'])('on Node %s it says which Node is needed and what to do', async (version) => {
	const { code, stdout, stderr } = await runNode(...posingAs(version), start, '--help');
	expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
	expect(stderr).toContain(`needs Node 24.18 or later, and this is Node ${version}.`);
	expect(stderr).toContain('npx -y pnpm@12 install');
});

test.each(['24.18.0', '26.10.0', '100.0.0'])('Node %s is new enough', async (version) => {
	expect(await runNode(...posingAs(version), start, '--help')).toMatchObject({ code: 0 });
});

test('--help explains, also behind the -- that pnpm hands on', async () => {
	const { code, stdout } = await runNode(start, '--', '--help');
	expect(code).toBe(0);
	expect(stdout).toContain('--once');
	expect(stdout).toContain('Exit codes: 0');
});

test.each(['--twice', 'once'])('%s is wrong usage', async (parameter) => {
	const { code, stdout, stderr } = await runNode(start, parameter);
	expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
	expect(stderr).toContain(parameter);
	expect(stderr).toContain('run start --once');
});
