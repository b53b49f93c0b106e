import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContract } from './contract-document.ts';
import { javaEnvironment } from './java.ts';
import { runOpenApiGenerator } from './openapi-generator.ts';
import { writeTree } from './tree.ts';

const missing = await javaEnvironment().then(
	() => undefined,
	({ message }: Error) => message,
);
const title = 'an engine that cannot be downloaded is an error that says what to do';

test.skipIf(missing !== undefined && process.env.CI !== 'true')(
	missing === undefined ? title : `${title}: ${missing}`,
	async () => {
		const server = createServer((_, response) => response.writeHead(404).end());
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const folder = await mkdtemp(join(tmpdir(), 'engine of a test-'));
		try {
			const downloadUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/engine.jar`;
			await writeTree(folder, {
				'openapitools.json': JSON.stringify({ 'generator-cli': { version: '7.25.0', repository: { downloadUrl } } }),
			});
			const { openapi } = await readContract();
			const settings = { generator: 'go', options: {}, sources: '.', keep: /\.go$/ };
			await expect(runOpenApiGenerator(openapi, settings, folder)).rejects.toThrow(
				/^The engine of openapi-generator could not be downloaded from Maven Central: .*404.*name a mirror/,
			);
			expect(await readdir(join(folder, 'node_modules/.cache/openapi-generator'))).toEqual([]);
		} finally {
			server.close();
			await rm(folder, { recursive: true });
		}
	},
);
