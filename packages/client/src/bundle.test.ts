import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { bundles, gzipBytes } from '../test/bundle-size.ts';
import { answering } from '../test/http-server.ts';
import { callMessage } from '../test/messages.ts';
import type * as client from './index.ts';

const { outputFiles, metafile, warnings } = await build({
	entryPoints: [`${import.meta.dirname}/index.ts`],
	bundle: true,
	format: 'esm',
	platform: 'browser',
	metafile: true,
	write: false,
});
const code = outputFiles[0]?.text ?? '';

test('a browser bundle needs nothing of Node', () => {
	expect(warnings).toEqual([]);
	expect(Object.values(metafile.inputs).flatMap(({ imports }) => imports.filter(({ external }) => external))).toEqual([]);
	expect(code).not.toMatch(/\b(process|Buffer|require)\b[.(]/);
});

test('a browser bundle carries the strict profile alone', () => {
	const [output] = Object.values(metafile.outputs);
	const carried = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
	const names = carried.map(([path]) => path.replace(/^.*\//, ''));
	expect(names).toContain('strict.js');
	expect(names).not.toContain('tolerant.js');
	expect(names).not.toContain('examples.js');
});

test('the bundled client sends', async () => {
	const { createClient }: typeof client = await import(`data:text/javascript,${encodeURIComponent(code)}`);
	const { status } = await createClient({ baseUrl: await answering(202) }).send(callMessage());
	expect(status).toBe(202);
});

test.each(bundles)('$name keeps within its budget in a page', async (bundle) => {
	expect(await gzipBytes(bundle)).toBeLessThanOrEqual(bundle.budget);
});

test('the bare client carries no validator', async () => {
	const { metafile } = await build({
		entryPoints: [`${import.meta.dirname}/bare.ts`],
		bundle: true,
		format: 'esm',
		platform: 'browser',
		metafile: true,
		write: false,
	});
	expect(Object.keys(metafile.inputs).filter((path) => path.includes('validators'))).toEqual([]);
});
