import type { Fault, FaultSpec } from './fault.ts';

/**
 * Says whether a fault strikes.
 * @param message - the message as JSON, `undefined` when it could not be read: then no `id` and no `service` fits
 * @param struck - how many requests the fault has struck so far
 * @param random - draws from 0 up to, and without, 1; asked only when everything else fits
 */
export function chooseFault(spec: FaultSpec, message: unknown, struck: number, random: () => number): Fault | undefined {
	if (struck >= spec.times) return undefined;
	if (spec.id !== undefined && spec.id !== textOf(memberOf(message, 'id'))) return undefined;
	if (spec.service !== undefined && spec.service !== serviceOf(message)) return undefined;
	if (spec.rate < 1 && random() >= spec.rate) return undefined;
	return spec.fault;
}

/** The service identifier of a message as text; undefined when it has none that is a string or a number. */
export function serviceOf(message: unknown): string | undefined {
	return textOf(memberOf(memberOf(memberOf(message, 'header'), 'channelData'), 'serviceIdentifier'));
}

function memberOf(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
	return (value as Record<string, unknown>)[name];
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
