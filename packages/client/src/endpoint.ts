import { basePath, path } from '@ivr-activity/contract/operation';

const example = `https://cx.example.com${basePath}`;

/**
 * The address that messages are sent to.
 * @throws {TypeError} when the base URL is not one, or holds more than origin and base path. It is not repeated in
 * the error: it can hold a password.
 */
export function endpointOf(baseUrl: string): string {
	const url = URL.parse(baseUrl);
	if (url === null || !/^https?:$/.test(url.protocol))
		throw new TypeError(`baseUrl must be an absolute URL of http or https, such as ${example}.`);
	if (url.username + url.password !== '') {
		throw new TypeError('baseUrl must not hold a user name or password. Give a bearer token as token.');
	}
	if (/[?#]/.test(url.href)) throw new TypeError(`baseUrl must not hold a query or hash: ${example} is enough.`);
	const prefix = url.pathname.replace(/\/+$/, '');
	if (prefix.endsWith(path)) throw new TypeError(`baseUrl must end before ${path}: the client appends it.`);
	return url.origin + prefix + path;
}
