/**
 * How long `parse` takes for hostile bodies as large as a receiver accepts, and what bounds it.
 * Exit codes: 0 every shape is within the budget, 1 one is not.
 */
import { type Profile, parse } from '../src/index.ts';
import { shapes } from './shapes.ts';

/**
 * The time of a processor that a body may take, in milliseconds; other work on the machine hardly changes it. `JSON.parse`
 * alone takes up to half of it, for the deepest nesting.
 */
const budgetMs = 1500;

/** The fastest run counts. */
const runs = 3;

const profiles: readonly Profile[] = ['strict', 'tolerant'];

const nameWidth = Math.max(...shapes.map(({ name }) => name.length));
process.stdout.write(`${'shape'.padEnd(nameWidth)}  strict, ms         tolerant, ms       bound\n`);
let slowest = 0;
for (const { name, bound, body } of shapes) {
	const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
	const cells = profiles.map((profile) => fastest(bytes, profile));
	const times = cells.map(({ ms, verdict }) => `${ms.toFixed(0).padStart(4)} ${verdict.padEnd(13)}`);
	process.stdout.write(`${name.padEnd(nameWidth)}  ${times.join(' ')}  ${bound}\n`);
	slowest = Math.max(slowest, ...cells.map(({ ms }) => ms));
}
process.stdout.write(`\nslowest ${slowest.toFixed(0)} ms, budget ${budgetMs} ms\n`);
process.exitCode = slowest > budgetMs ? 1 : 0;

function fastest(bytes: Uint8Array, profile: Profile): { ms: number; verdict: string } {
	let ms = Number.POSITIVE_INFINITY;
	let verdict = '';
	for (let run = 0; run < runs; run++) {
		const start = process.cpuUsage();
		const result = parse(bytes, { profile });
		const { user, system } = process.cpuUsage(start);
		ms = Math.min(ms, (user + system) / 1000);
		verdict = result.valid ? `valid, ${result.advice.length}` : (result.errors[0]?.code ?? '');
	}
	return { ms, verdict };
}
