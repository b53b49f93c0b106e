import { tour } from '../src/tour.ts';

// What `start` runs once everything is built. Tests run under turbo already, which must not run inside itself.
process.exitCode = await tour({ once: process.argv.includes('--once') });
