import { expect, test } from 'vitest';
import { importGenerated } from '../../test/import-generated.ts';
import { operation } from './operation.ts';

interface Operation {
	path: string;
	method: string;
	mediaType: string;
	problemMediaType: string;
	basePath: string;
	statuses: { accepted: number; declared: number[]; others: number[] };
	problems: Record<string, { status: number; detail: string }>;
}

const constants = await importGenerated<Operation>(operation, 'operation.ts');
const { limits, ...eachLimit } = await importGenerated<Record<string, number> & { limits: Record<string, number> }>(
	operation,
	'limits.ts',
);

test('path, method and media types are those of the one operation', () => {
	const { path, method, mediaType, problemMediaType, basePath } = constants;
	expect({ path, method, mediaType, problemMediaType, basePath }).toEqual({
		path: '/message/receive',
		method: 'POST',
		mediaType: 'application/json',
		problemMediaType: 'application/problem+json',
		basePath: '/ccm',
	});
});

test('the accepted status is the declared one below 300', () => {
	expect(constants.statuses).toMatchObject({ accepted: 202, declared: [202, 400, 500] });
});

test('every status of a problem is declared or may come from a part in front', () => {
	const { declared, others } = constants.statuses;
	const statuses = Object.values(constants.problems).map(({ status }) => status);
	expect(statuses.filter((status) => ![...declared, ...others].includes(status))).toEqual([]);
});

test('every placeholder in the words of a problem is a limit or a constant, or is filled in where the problem is made', () => {
	const known = [...Object.keys(limits), 'path', 'method', 'mediaType', 'count'];
	const used = [...JSON.stringify(constants.problems).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	expect(used.filter((name) => !known.includes(name ?? ''))).toEqual([]);
});

test('every limit names its unit', () => {
	expect(Object.keys(limits).filter((name) => !/Bytes$|Ms$|^max/.test(name))).toEqual([]);
});

test('each limit stands alone too, so that a bundler leaves out the others', () => {
	expect(eachLimit).toEqual(limits);
	expect(limits).toMatchObject({ bodyBytes: 6_291_456, ingressReadTimeoutMs: 10_000 });
});
