import { mediaType, method, type ProblemSlug } from '@ivr-activity/contract';

/** Why a request is refused by its head alone, before a byte of its body is read. */
export function refusalOf(request: Request, maxBodyBytes: number): ProblemSlug | undefined {
	if (request.method !== method) return 'method-not-allowed';
	if (!isJson(request.headers.get('content-type')) || isEncoded(request.headers.get('content-encoding'))) {
		return 'unsupported-media-type';
	}
	return Number(request.headers.get('content-length')) > maxBodyBytes ? 'body-too-large' : undefined;
}

function isEncoded(contentEncoding: string | null): boolean {
	return !/^(?:identity)?$/i.test(contentEncoding?.trim() ?? '');
}

// RFC 9110, 5.6.6; sticky, so that a long header is walked once.
const parameter = /[ \t]*;[ \t]*(?:([\w!#$%&'*+.^`|~-]+)=(?:([\w!#$%&'*+.^`|~-]+)|"((?:[^"\\]|\\.)*)"))?/y;

/** Whether a content type is JSON in UTF-8. Parameters other than the charset say nothing about JSON and are let pass. */
function isJson(contentType: string | null): boolean {
	const [essence = ''] = (contentType ?? '').split(';', 1);
	if (essence.trimEnd().toLowerCase() !== mediaType) return false;
	const parameters = (contentType ?? '').slice(essence.length);
	parameter.lastIndex = 0;
	while (parameter.lastIndex < parameters.length) {
		const [, name, token, quoted = ''] = parameter.exec(parameters) ?? [];
		if (parameter.lastIndex === 0) return false;
		if (name?.toLowerCase() === 'charset' && (token ?? quoted.replace(/\\(.)/g, '$1')).toLowerCase() !== 'utf-8') return false;
	}
	return true;
}
