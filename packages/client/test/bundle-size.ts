import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** A part of the package as a page loads it, and what it may weigh. */
export interface Bundle {
	readonly name: string;
	readonly code: string;
	/** What it may weigh at most, in bytes as gzip sends it. */
	readonly budget: number;
}

const message = '{}';

/** The two ways to send one message from a page, as it gets them from the package. */
export const bundles: readonly Bundle[] = [
	{
		name: 'createClient with one send, validators and advice',
		code: `import { createClient } from '@ivr-activity/client'; createClient({ baseUrl: location.href }).send(${message});`,
		budget: 9000,
	},
	{
		name: 'createBareClient with one send',
		code: `import { createBareClient } from '@ivr-activity/client/bare'; createBareClient({ baseUrl: location.href }).send(${message});`,
		budget: 3000,
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
