import { generate } from 'selfsigned';

const keys = { keyType: 'ec', algorithm: 'sha256' } as const;

/** A new CA, and certificates of it for a server on 127.0.0.1 and for a client. */
export async function makeCertificates() {
	const ca = await issue('Test CA', [
		{ name: 'basicConstraints', cA: true, critical: true },
		{ name: 'keyUsage', keyCertSign: true },
	]);
	const server = await issue('127.0.0.1', [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }], ca);
	const client = await issue('MY-IVR', [{ name: 'extKeyUsage', clientAuth: true }], ca);
	return { ca: ca.cert, server, client };
}

async function issue(
	name: string,
	extensions: NonNullable<Parameters<typeof generate>[1]>['extensions'] & object,
	ca?: { key: string; cert: string },
): Promise<{ key: string; cert: string }> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
		...keys,
		extensions,
		...(ca && { ca }),
	});
	return { key, cert };
}
