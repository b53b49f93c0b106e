/** How large the client is in a page. Exit codes: 0 every bundle is within its budget, 1 one is not. */
import { bundles, gzipBytes } from '../test/bundle-size.ts';

for (const bundle of bundles) {
	const bytes = await gzipBytes(bundle);
	process.stdout.write(`${bundle.name.padEnd(50)} ${bytes} bytes gzip, budget ${bundle.budget}\n`);
	if (bytes > bundle.budget) process.exitCode = 1;
}
