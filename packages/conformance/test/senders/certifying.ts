import { fileURLToPath } from 'node:url';
import { type CertifyOptions, certifySender, type SenderReport } from '../../src/index.ts';

const sender = fileURLToPath(new URL('./sender.ts', import.meta.url));

/** The command of the well-made sender with one fault. */
export function commandWith(fault: string): string {
	return `"${process.execPath}" "${sender}" ${fault}`;
}

/** Certifies the well-made sender with one fault, in all scenarios at once. */
export function certify(fault: string, options: CertifyOptions = {}): Promise<SenderReport> {
	return certifySender({ command: commandWith(fault), concurrency: 13, ...options });
}

/** Every finding, with the pointer of those about the message. */
export function failuresOf({ results }: SenderReport): string[] {
	return results
		.filter(({ outcome }) => outcome === 'failed')
		.map(({ check, level, pointer }) => [check.id, level, pointer].filter(Boolean).join(' '));
}
