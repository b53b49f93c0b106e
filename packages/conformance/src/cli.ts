import { main } from './main.ts';

// Who prints is told what went wrong, and without anybody to read them messages are of no use.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.exitCode = await main(process.argv.slice(2), process);
