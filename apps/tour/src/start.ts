import { clearProgress, paint } from './screen.ts';
import { help, readUsage, type Usage } from './usage.ts';

const wrongUsage = 2;

for (const [signal, exitCode] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const]) {
	process.once(signal, () => {
		clearProgress();
		process.exit(exitCode);
	});
}
process.exitCode = await main(process.argv.slice(2));

async function main(parameters: readonly string[]): Promise<number> {
	const usage = usageOf(parameters);
	if (usage === undefined) return wrongUsage;
	if (usage.help) {
		process.stdout.write(help);
		return 0;
	}
	try {
		const { prepare } = await import('./prepare.ts');
		await prepare();
		// What it imports has only been built now.
		const { tour } = await import('./tour.ts');
		return await tour(usage);
	} catch (error) {
		complain(error);
		return 1;
	}
}

function usageOf(parameters: readonly string[]): Usage | undefined {
	try {
		return readUsage(parameters);
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
		return undefined;
	}
}

function complain(error: unknown): void {
	const { message, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
	const next =
		code === 'ERR_MODULE_NOT_FOUND'
			? 'Something is not installed: run `npx -y pnpm@12 install`, see what its error says, then start again.'
			: 'Correct this, then start again.';
	process.stderr.write(`\n${paint('red', 'The tour cannot go on.')}\n${message}\n\n${next}\n`);
}
