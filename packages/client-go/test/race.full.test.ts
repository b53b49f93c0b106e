import { expect, test } from 'vitest';
import { firstLine } from '../../codegen/src/toolchains.ts';
import { folder, go, missing, testWithGo } from './go.ts';

const hasCompiler = missing === undefined && (await go(['env', 'CGO_ENABLED'], folder)).trim() === '1' && (await hasC());

if (missing === undefined && !hasCompiler) {
	const reason = 'the race detector needs a C compiler (Debian: gcc)';
	test.skipIf(process.env.CI !== 'true')(`the race detector finds nothing: ${reason}`, () => expect.fail(reason));
} else {
	testWithGo('the race detector finds nothing', async () => {
		await go(['test', '-race', '-count=1', '.'], folder);
	});
}

async function hasC(): Promise<boolean> {
	return (await firstLine(`${(await go(['env', 'CC'], folder)).trim()} --version`)) !== undefined;
}
