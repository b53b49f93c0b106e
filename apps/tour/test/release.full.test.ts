import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyWorkspace, type WorkspaceCopy } from '@ivr-activity/codegen/test/workspace-copy.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedPackages } from '../../../.ci/published-packages.ts';

/** What a registry is sent of a package, as far as it is read here. */
interface Publication {
	name: string;
	access: string;
	versions: Record<string, { dependencies?: Record<string, string> }>;
}

let copy: WorkspaceCopy;
let registry: Server;
const publications: Publication[] = [];

beforeAll(async () => {
	registry = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request.setEncoding('utf8')) body += chunk;
		if (request.method === 'PUT') publications.push(JSON.parse(body));
		response.writeHead(request.method === 'PUT' ? 201 : 404, { 'content-type': 'application/json' }).end('{}');
	}).listen(0, '127.0.0.1');
	await once(registry, 'listening');
	const host = `127.0.0.1:${(registry.address() as AddressInfo).port}`;
	copy = await copyWorkspace();
	await writeFile(join(copy.root, '.npmrc'), `@ivr-activity:registry=http://${host}/\n//${host}/:_authToken=token\n`);
	await git('branch', '--move', '--force', 'main');
	// Tags have an author too, and a CI machine has none.
	await git('config', 'user.name', 'test');
	await git('config', 'user.email', 'test@example.com');
	await commit();
}, 300_000);

afterAll(async () => {
	registry?.close();
	await copy?.remove();
});

const git = (...parameters: string[]) => promisify(execFile)('git', parameters, { cwd: copy.root });

async function commit(): Promise<void> {
	await git('add', '--all');
	await git('commit', '--quiet', '--message', 'Change');
}

test('a dry run lists the five packages with version, files and size, and publishes nothing', async () => {
	const { code, output } = await copy.pnpm('run release --dry-run');
	expect(code, output).toBe(0);
	const packages = await publishedPackages(copy.root);
	expect(packages).toHaveLength(5);
	for (const { name, version } of packages)
		expect(output).toMatch(new RegExp(`  ${name} ${version}  \\d+ files, [\\d.]+ kB packed\n`));
	expect(output).toMatch(/\n {2}LICENSE\n/);
	expect(output).toContain('Nothing was published.');
	expect(publications).toEqual([]);
});

test('a minor changeset becomes one version and a changelog for each, and the private packages have none', async () => {
	await writeFile(join(copy.root, '.changeset/one-more.md'), '---\n"@ivr-activity/contract": minor\n---\n\nOne thing more.\n');
	const { code, output } = await copy.pnpm('run release prepare');
	expect(code, output).toBe(0);
	const packages = await publishedPackages(copy.root);
	expect(new Set(packages.map(({ version }) => version)).size).toBe(1);
	for (const { folder, version } of packages) {
		expect(await readFile(join(copy.root, folder, 'CHANGELOG.md'), 'utf8')).toContain(`\n## ${version}\n`);
	}
	expect(await readFile(join(copy.root, 'packages/contract/CHANGELOG.md'), 'utf8')).toContain('One thing more.');
	const { stdout } = await git('ls-files', '--others', '--exclude-standard', '*CHANGELOG.md');
	expect(stdout).not.toContain('apps/tour');
	await commit();
});

test('a release publishes the five, what others depend on first, for everyone and without a dependency on the workspace', async () => {
	const { code, output } = await copy.pnpm('run release');
	expect(code, output).toBe(0);
	const packages = await publishedPackages(copy.root);
	const names = publications.map(({ name }) => name);
	expect([...names].sort()).toEqual(packages.map(({ name }) => name));
	expect(names[0]).toBe('@ivr-activity/contract');
	for (const { access, versions } of publications) {
		expect(access).toBe('public');
		expect(Object.keys(versions)).toEqual([packages[0]?.version]);
		expect(JSON.stringify(versions)).not.toMatch(/workspace:|catalog:/);
	}
	const { stdout } = await git('tag');
	expect(stdout.trim().split('\n').sort()).toEqual(packages.map(({ name, version }) => `${name}@${version}`));
});

test.each(['--publish', 'now', 'prepare --dry-run'])('%s is wrong usage', async (parameters) => {
	const { code, output } = await copy.pnpm(`run release ${parameters}`);
	expect(output).toContain('pnpm run release --dry-run');
	expect(code).not.toBe(0);
});
