import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const modules = new URL('../dist/', import.meta.url);
const imports = (file: string) =>
	[...readFileSync(new URL(file, modules), 'utf8').matchAll(/(?:from|import) '([^']+)'/g)].map(([, specifier = '']) => specifier);
const files = readdirSync(modules).filter((file) => file.endsWith('.js'));

it('exports this, and nothing else', async () => {
	const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');
	const names = await Promise.all(
		entries.map(async (entry) => [entry, Object.keys(await import(`@ivr-activity/middleware${entry.slice(1)}`))]),
	);
	expect(Object.fromEntries(names)).toEqual({
		'.': ['createReceiver'],
		'./node': ['createNodeReceiver', 'toNodeListener'],
		'./express': ['createExpressReceiver'],
		'./fastify': ['createFastifyReceiver'],
		'./hono': ['createHonoReceiver'],
		'./koa': ['createKoaReceiver'],
	});
});

it('imports no framework at run time, and Node only where Node answers', () => {
	expect(files).toContain('index.js');
	const bare = files.flatMap((file) => imports(file).filter((specifier) => !specifier.startsWith('.')));
	expect(new Set(bare)).toEqual(new Set(['@ivr-activity/contract', 'node:stream/promises']));
	expect(files.filter((file) => imports(file).some((specifier) => specifier.startsWith('node:')))).toEqual(['outgoing.js']);
	expect(files.filter((file) => imports(file).includes('./outgoing.js'))).toEqual(['express.js', 'node.js']);
});
