import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { folder } from './toolchain.ts';

/** Copies what Maven builds, so that two builds at a time do not write into one folder. */
export async function copyPackage(to: string): Promise<void> {
	for (const part of ['pom.xml', 'src', 'generated', 'java8']) {
		await cp(join(folder, part), join(to, part), { recursive: true });
	}
}
