/**
 * Whether a request for the journal comes from this machine's own developer: no web page of somebody else may clear the journal,
 * or read one that shows personal data. A page of a loopback address (a development server) and the mock's own page may, and so
 * may what is no browser.
 *
 * Reading without an Origin header is what a browser does too, once a page's host name was rebound to this address: there the
 * Host header decides.
 * @param method - of the request, or the one that a preflight asks for
 * @param host - what the mock was told to listen on
 */
export function isTrusted(request: Request, method: string, host: string): boolean {
	const own = new URL(request.url).host;
	const origin = request.headers.get('origin');
	if (origin === null) return method === 'DELETE' || isNamed(own, host);
	const from = URL.parse(origin)?.host;
	return from !== undefined && (isLoopback(from) || (from === own && isNamed(own, host)));
}

/** Whether a host cannot be rebound: an address, a loopback name, or the name that the mock was started with. */
function isNamed(place: string, host: string): boolean {
	const name = nameOf(place);
	return isLoopback(place) || /^[\d.]+$/.test(name) || name.startsWith('[') || name === host.toLowerCase();
}

function isLoopback(place: string): boolean {
	const name = nameOf(place);
	return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);
}

function nameOf(place: string): string {
	return place.replace(/:\d+$/, '');
}
