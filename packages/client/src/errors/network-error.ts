import { SendError } from './send-error.ts';

/** No complete answer came: no connection, no trust in the certificate, a reset. Whether the message arrived is not known. */
export class NetworkError extends SendError {
	override readonly name = 'NetworkError';
	/** The code of the run-time, such as `ECONNREFUSED`; undefined when it gives none (browsers never do). */
	readonly code: string | undefined;

	constructor(url: string, code: string | undefined) {
		super(url, `${url} gave no answer${code === undefined ? '' : ` (${code})`}. ${advice(code)}`);
		this.code = code;
	}

	/** Whether it can be over later. A certificate that is not trusted stays so. */
	get mayPass(): boolean {
		return !aboutTrust.test(this.code ?? '');
	}
}

const aboutTrust = /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS/;

function advice(code = ''): string {
	if (code === 'ECONNREFUSED') return 'Nothing listens there: check host and port of baseUrl.';
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The host name is not known: check it and the DNS.';
	if (aboutTrust.test(code)) {
		return 'Its certificate is not trusted: give the CA to the run-time (Node: NODE_EXTRA_CA_CERTS=ca.pem).';
	}
	return 'The message may have arrived: to send again, keep the id.';
}
