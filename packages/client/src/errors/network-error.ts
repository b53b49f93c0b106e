import { SendError } from './send-error.ts';

const aboutTrust = /CERT|SIGNATURE/;

/** No complete answer came: no connection, no trust in the certificate, a reset. Whether the message arrived is not known. */
export class NetworkError extends SendError {
	override readonly name = 'NetworkError';
	/** The code of the run-time, such as `ECONNREFUSED`; undefined when it gives none (browsers never do). */
	readonly code: string | undefined;
	/** Whether it can be over later. A certificate that is not trusted stays so. */
	readonly mayPass: boolean;

	constructor(url: string, code: string | undefined) {
		const mayPass = !aboutTrust.test(code ?? '');
		const next = mayPass
			? 'check baseUrl and network. It may have arrived: keep the id to send again'
			: 'certificate refused: host name, date or CA';
		super(url, `no answer (${code ?? 'no code'}), ${next}`);
		this.code = code;
		this.mayPass = mayPass;
	}
}
