import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedPackages, type Tarball } from '../../../.ci/published-packages.ts';
import { createNewProject, type NewProject, repositoryRoot, runIn } from './new-project.ts';

const published = await publishedPackages(repositoryRoot);
const names = published.map(({ name }) => name);

let project: NewProject;

beforeAll(async () => {
	project = await createNewProject();
}, 300_000);

afterAll(() => project?.remove());

function tarballOf(name: string): Tarball {
	const found = project.tarballs.find((tarball) => tarball.name === name);
	if (found === undefined) throw new Error(`${name} was not packed.`);
	return found;
}

const installed = (name: string, file: string) => readFile(join(project.folder, 'node_modules', name, file), 'utf8');

test('the five packages are published', () => {
	expect(names).toEqual(['client', 'conformance', 'contract', 'middleware', 'mock'].map((name) => `@ivr-activity/${name}`));
});

describe.each(names)('the tarball of %s', (name) => {
	test('is clean for publint', async () => {
		const { code, stdout, stderr } = await runIn(join(import.meta.dirname, '..'), 'publint', ['--strict', tarballOf(name).file]);
		expect(code, stdout + stderr).toBe(0);
	});

	test('is clean for arethetypeswrong', async () => {
		const { code, stdout } = await runIn(join(import.meta.dirname, '..'), 'attw', [
			'--profile',
			'esm-only',
			tarballOf(name).file,
		]);
		expect(code, stdout).toBe(0);
	});

	test('has the licence and the README', async () => {
		expect(tarballOf(name).paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
		expect(await installed(name, 'LICENSE')).toBe(await readFile(join(repositoryRoot, 'LICENSE'), 'utf8'));
	});

	test('has no source, no test and nothing whose source is gone', async () => {
		const { paths, folder } = tarballOf(name);
		expect(paths.filter((path) => /\.test\.|(?<!\.d)\.ts$|tsconfig/.test(path))).toEqual([]);
		const sources = await readdir(join(repositoryRoot, folder, 'src'), { recursive: true });
		const built = paths.filter((path) => path.startsWith('dist/'));
		const sourceOf = (path: string) => path.replace('dist/', '').replace(/\.(?:js|d\.ts)$/, '.ts');
		expect(built.filter((path) => !sources.includes(join(sourceOf(path))))).toEqual([]);
	});

	test('names what search finds, its licence and where it comes from, and depends on no workspace', async () => {
		const text = await installed(name, 'package.json');
		expect(text).not.toMatch(/"(?:workspace|catalog|link|file):/);
		const manifest = JSON.parse(text);
		expect(manifest.keywords).toEqual(expect.arrayContaining(['Expertflow CX', 'IVR']));
		expect(manifest).toMatchObject({ license: 'MIT', sideEffects: false, type: 'module', publishConfig: { access: 'public' } });
		expect(manifest.repository.directory).toBe(tarballOf(name).folder);
		expect(manifest.engines.node).toMatch(/^>=/);
	});

	test('runs nothing when it is installed', async () => {
		const { scripts = {} } = JSON.parse(await installed(name, 'package.json'));
		expect(Object.keys(scripts).filter((script) => /install|^prepare|^prepublish$/.test(script))).toEqual([]);
	});
});

describe('in a new project', () => {
	test('ivr-check finds the example valid, and a copy without a sender not', async () => {
		const message = JSON.parse(await readFile(join(repositoryRoot, 'openapi/examples/valid/guide-sample.json'), 'utf8'));
		await writeFile(join(project.folder, 'good.json'), JSON.stringify(message));
		delete message.header.sender;
		await writeFile(join(project.folder, 'bad.json'), JSON.stringify(message));
		expect(await project.run('ivr-check', 'good.json')).toMatchObject({ code: 0 });
		const bad = await project.run('ivr-check', 'bad.json');
		expect(bad.code).toBe(1);
		expect(bad.stdout).toContain('/header/sender');
	});

	test('the example of the contract runs', async () => {
		const file = await project.writeExample(tarballOf('@ivr-activity/contract'));
		expect(await project.run('node', file)).toMatchObject({ code: 0, stderr: '' });
	});

	test('the example of the client sends to ivr-mock', async () => {
		const file = await project.writeExample(tarballOf('@ivr-activity/client'));
		const { code, stdout, stderr } = await project.run('ivr-mock', '--port', '0', '--exec', `node ${file}`);
		expect(code, stdout + stderr).toBe(0);
		expect(stdout).toMatch(/\b202\b/);
	});

	test('the example of the middleware receives', async () => {
		const file = await project.writeExample(tarballOf('@ivr-activity/middleware'));
		const child = fork(join(project.folder, file), { cwd: project.folder, execArgv: ['--import', onAnyPort], silent: true });
		try {
			const [port] = (await once(child, 'message')) as [number];
			const post = (body: string) =>
				fetch(`http://127.0.0.1:${port}/ccm/message/receive`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body,
				});
			const message = await readFile(join(repositoryRoot, 'openapi/examples/valid/guide-sample.json'), 'utf8');
			expect((await post(message)).status).toBe(202);
			expect((await post('{"id":"1"}')).status).toBe(400);
		} finally {
			child.kill();
		}
	});

	test('the example of the conformance tests passes ivr-mock', async () => {
		const target = (example: string) => example.replace("'http://127.0.0.1:4010/ccm'", 'process.env.IVR_TARGET_URL');
		const file = await project.writeExample(tarballOf('@ivr-activity/conformance'), target);
		const mock = ['--port', '0', '--profile', 'tolerant', '--exec'];
		const { code, stdout, stderr } = await project.run('ivr-mock', ...mock, `node ${file}`);
		expect(code, stdout + stderr.slice(-2000)).toBe(0);
		expect(stdout).toMatch(/\nMUST +[1-9]\d* +0 /);
	});

	test('ivr-conformance passes ivr-mock', async () => {
		const { code, stdout } = await project.run('ivr-mock', '--port', '0', '--exec', 'ivr-conformance run');
		expect(code, stdout).toBe(0);
	});

	test('the example of the mock runs', async () => {
		const file = await project.writeExample(tarballOf('@ivr-activity/mock'));
		const { code, stdout, stderr } = await project.run('node', file);
		expect(code, stdout + stderr).toBe(0);
	});
});

// Listens on any free port in place of the README's, and tells which.
const onAnyPort = `data:text/javascript,${encodeURIComponent(`
import { Server } from 'node:net';
const { listen } = Server.prototype;
Server.prototype.listen = function (...options) {
	this.once('listening', () => process.send(this.address().port));
	return listen.call(this, 0, ...options.filter((option) => typeof option === 'function'));
};`)}`;
