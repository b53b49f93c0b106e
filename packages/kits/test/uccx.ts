// A stand-in for UCCX: runs the expressions of the kit as the Java that they are, then posts the message once, as the step
// Make REST Call does.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const {
	STAND_IN_CALLER: caller = '5550100',
	STAND_IN_END: end = 'DIALOG_ENDED',
	STAND_IN_VARIABLE: variable = '42225',
} = process.env;
const given = {
	callId: '1234',
	customer: caller,
	service: '1218',
	menu: 'Main',
	selection: process.env.STAND_IN_SELECTION ?? 'Billing',
	callVariable1: variable,
	endDirection: end,
};

const lines = readFileSync(join(import.meta.dirname, '../uccx/message.txt'), 'utf8').split('\n');
const steps = lines.map((line) => /^(\w+) = (.*)$/.exec(line)).filter((step) => step !== null);
const names = new Set([...Object.keys(given), ...steps.map(([, name]) => name)]);
const folder = mkdtempSync(join(tmpdir(), 'uccx-'));
try {
	const file = join(folder, 'Script.java');
	const variables = [...names].map((name) => `static String ${name} = System.getenv().getOrDefault("GIVEN_${name}", "");`);
	const body = steps.map(([, name, expression]) => `${name} = ${expression};`).join('\n');
	const print = 'System.out.write(message.getBytes(java.nio.charset.StandardCharsets.UTF_8)); System.out.flush();';
	writeFileSync(
		file,
		`class Script { ${variables.join('\n')}\npublic static void main(String[] a) throws Exception {\n${body}\n${print}\n} }`,
	);
	const env = Object.fromEntries(Object.entries(given).map(([name, value]) => [`GIVEN_${name}`, value]));
	const message = execFileSync('java', ['-Dsun.jnu.encoding=UTF-8', file], {
		env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
	});
	const answer = await fetch(`${process.env.IVR_TARGET_URL}/message/receive`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: message,
		redirect: 'manual',
		signal: AbortSignal.timeout(Number(process.env.IVR_TIMEOUT_S ?? 15) * 1000),
	});
	process.exitCode = answer.ok ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true });
}
