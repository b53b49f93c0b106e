import { ruleOfPlaces, typesOf } from '../places.js';

const largestInt32 = 2 ** 31 - 1;

/** Without a format some generators take 32 bits, into which no epoch milliseconds go. */
export const timesAreInt64 = ruleOfPlaces(function* ({ schema }) {
	const types = typesOf(schema);
	if (!types.includes('integer') || schema.format === 'int64') return;
	const isTime = /milliseconds/.test(schema.description ?? '');
	const isWide = types.length === 1 && Math.max(Math.abs(schema.minimum ?? 0), Math.abs(schema.maximum ?? 0)) > largestInt32;
	if (isTime || isWide) yield 'An integer beyond 32 bits needs `format: int64`.';
});
