import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** A part of the package as a page loads it, and what it may weigh. */
export interface Bundle {
	readonly name: string;
	readonly code: string;
	/** What it should weigh at most, in bytes as gzip sends it. */
	readonly budget: number;
	/** What it must not grow beyond while it is over its budget. */
	readonly ceiling: number;
}

const message = '{}';

/** The two ways to send one message from a page. */
export const bundles: readonly Bundle[] = [
	{
		name: 'createClient with one send, validators and advice',
		code: `import { createClient } from './src/index.ts'; createClient({ baseUrl: location.href }).send(${message});`,
		budget: 9000,
		ceiling: 10_100,
	},
	{
		name: 'createBareClient with one send',
		code: `import { createBareClient } from './src/bare.ts'; createBareClient({ baseUrl: location.href }).send(${message});`,
		budget: 3000,
		ceiling: 4100,
	},
];

/** The size of the minified bundle in bytes, as gzip sends it. */
export async function gzipBytes({ code }: Bundle): Promise<number> {
	const { outputFiles } = await build({
		stdin: { contents: code, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
		bundle: true,
		minify: true,
		format: 'esm',
		platform: 'browser',
		target: 'es2023',
		write: false,
	});
	return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).byteLength;
}
