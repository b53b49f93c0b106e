import { readFileSync } from 'node:fs';
import type { FaultPlanOptions } from './fault-plan.ts';
import { FaultSyntaxError, parseFault } from './parse-fault.ts';

/**
 * Reads a scenario file: `{ "seed": 7, "faults": ["status=503; times=2"] }`.
 * @throws FaultSyntaxError when it cannot be read or is no scenario; its message names the file and the faulty entry
 */
export function readScenario(file: string): FaultPlanOptions {
	const { faults, seed, ...rest } = readObject(file);
	const [unknown] = Object.keys(rest);
	if (unknown !== undefined) throw new FaultSyntaxError(`${file}: a scenario has faults and seed, not ${unknown}.`);
	if (!Array.isArray(faults) || faults.some((fault) => typeof fault !== 'string')) {
		throw new FaultSyntaxError(`${file}: faults must be a list of texts such as "status=503; times=2".`);
	}
	if (seed !== undefined && !Number.isSafeInteger(seed)) throw new FaultSyntaxError(`${file}: seed must be an integer.`);
	for (const [index, fault] of faults.entries()) {
		try {
			parseFault(fault);
		} catch (error) {
			throw new FaultSyntaxError(`${file}: faults[${index}]: ${(error as Error).message}`);
		}
	}
	return { faults, ...(seed !== undefined && { seed: seed as number }) };
}

function readObject(file: string): Record<string, unknown> {
	let value: unknown;
	try {
		value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
	} catch (error) {
		const reason = error instanceof SyntaxError ? 'is not JSON' : `cannot be read (${(error as NodeJS.ErrnoException).code})`;
		throw new FaultSyntaxError(`${file} ${reason}.`);
	}
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
	throw new FaultSyntaxError(`${file}: write a scenario as { "faults": ["status=503; times=2"] }.`);
}
