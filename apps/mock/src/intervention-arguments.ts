import { parseFault } from './faults/parse-fault.ts';
import { readScenario } from './faults/read-scenario.ts';
import type { InterventionOptions } from './intervention.ts';
import { readServices } from './services-file.ts';

/** An option of the command line that cannot be followed. */
export class InterventionArgumentError extends Error {
	override readonly name = 'InterventionArgumentError';
}

/** What the command line says beyond how to listen and judge. */
export interface InterventionArguments {
	readonly fault?: string[];
	readonly scenario?: string;
	readonly seed?: string;
	readonly like?: string;
	readonly services?: string;
}

/**
 * Reads options and the files that they name. Faults of the command line come before those of the scenario, as its seed does.
 * @throws {@link InterventionArgumentError} that names the option
 */
export function readInterventions({ fault = [], scenario, seed, like, services }: InterventionArguments): InterventionOptions {
	if (like !== undefined && like !== 'platform') throw new InterventionArgumentError('--like must be platform.');
	if (seed !== undefined && !/^\d{1,15}$/.test(seed)) throw new InterventionArgumentError('--seed must be an integer from 0.');
	for (const text of fault) named('--fault', () => parseFault(text));
	const planned = scenario === undefined ? {} : named('--scenario', () => readScenario(scenario));
	return {
		...planned,
		faults: [...fault, ...(planned.faults ?? [])],
		...(seed !== undefined && { seed: Number(seed) }),
		...(like !== undefined && { like }),
		...(services !== undefined && { services: named('--services', () => readServices(services)) }),
	};
}

function named<T>(option: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw new InterventionArgumentError(`${option}: ${(error as Error).message}`);
	}
}
