import { basePath, path } from '@ivr-activity/contract/operation';

/**
 * The address that messages are sent to.
 * @throws {TypeError} when the base URL is not one, or holds more than origin and base path. It is not repeated in
 * the error: it can hold a password.
 */
export function endpointOf(baseUrl: string): string {
	// A user, a query or a hash does not match, slashes at the end are left out.
	const [base, prefix = ''] = /^https?:\/\/[^@/]+(\/[^?#]*?)??(?=\/*$)/.exec(URL.parse(baseUrl)?.href ?? '') ?? [];
	if (!base || prefix.endsWith(path)) {
		throw new TypeError(`baseUrl must be like https://cx.example.com${basePath}, without ${path}, user and query`);
	}
	return base + path;
}
