import { lookup } from 'node:dns/promises';
import { BlockList, connect, isIP, type Socket } from 'node:net';
import { limits } from '@ivr-activity/contract/operation';
import { OptionError } from './option-error.ts';

/** One address that a name stands for. */
export interface Address {
	readonly address: string;
	readonly family: number;
}

/** How names become addresses and addresses become connections. */
export interface Network {
	lookup(hostname: string): Promise<readonly Address[]>;
	connect(address: Address, port: number): Socket;
}

/** The network of this machine. */
export const machineNetwork: Network = {
	lookup: (hostname) => lookup(hostname, { all: true }),
	connect: ({ address, family }, port) => connect({ host: address, port, family }),
};

/** Where requests go: one address, found out once, whatever the name may stand for later. */
export interface Target {
	readonly url: URL;
	readonly hostname: string;
	readonly port: number;
	readonly address: Address;
	/** Nothing that is sent leaves this machine. */
	readonly isLoopback: boolean;
	readonly trust: Trust;
}

/** Which certificates are believed. */
export interface Trust {
	/** CA certificates in PEM, which take the place of the usual ones. */
	readonly ca?: string;
	/** Every certificate is believed. */
	readonly insecure?: boolean;
}

/** The target cannot be reached at all. */
export class UnreachableError extends Error {
	override name = 'UnreachableError';
}

/**
 * The base URL of a target, its base path included.
 * @throws OptionError when it is not an `http:` or `https:` URL, or has credentials, a query or a hash
 */
export function parseBaseUrl(baseUrl: string): URL {
	const url = URL.parse(baseUrl);
	if (url === null || !['http:', 'https:'].includes(url.protocol)) {
		throw new OptionError('The target must be a URL such as https://cx.example.com/ccm.');
	}
	if (url.username !== '' || url.password !== '') {
		throw new OptionError('The target must not hold credentials: a token goes into IVR_TARGET_TOKEN or a token file.');
	}
	if (url.search !== '' || url.hash !== '') throw new OptionError('The target must not have a query or a hash.');
	return url;
}

/** As long as the vendor's ingress waits for a connection: how long an answer may take says nothing about that. */
const connectTimeoutMs = limits.ingressConnectTimeoutMs;

/**
 * Finds the address that all requests go to: the first one of the name that takes a connection, for which each has 5 s.
 * @throws UnreachableError when there is none, or none before the signal
 */
export async function reachTarget(url: URL, network: Network, trust: Trust = {}, signal?: AbortSignal): Promise<Target> {
	const hostname = hostnameOf(url);
	const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
	const failures: string[] = [];
	for (const address of await addressesOf(hostname, network)) {
		const failure = await tryToConnect(network, address, port, signal);
		if (failure === undefined) return { url, hostname, port, address, isLoopback: isLoopback(address), trust };
		failures.push(`${address.address} port ${port}: ${failure}`);
	}
	throw new UnreachableError(failures.join('; '));
}

const stopped = 'the run was stopped';

/** The host of a URL, an IPv6 address without its brackets. */
export function hostnameOf({ hostname }: URL): string {
	return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** @throws UnreachableError when the name has no address */
export async function addressesOf(hostname: string, network: Network): Promise<readonly Address[]> {
	if (isIP(hostname) !== 0) return [{ address: hostname, family: isIP(hostname) }];
	try {
		return await network.lookup(hostname);
	} catch (error) {
		throw new UnreachableError(`The name ${hostname} has no address (${codeOf(error)}).`);
	}
}

function tryToConnect(network: Network, address: Address, port: number, signal?: AbortSignal): Promise<string | undefined> {
	if (signal?.aborted) return Promise.resolve(stopped);
	const socket = network.connect(address, port);
	return new Promise((resolve) => {
		const end = (failure?: string) => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', abort);
			socket.destroy();
			resolve(failure);
		};
		const abort = () => end(stopped);
		signal?.addEventListener('abort', abort, { once: true });
		const timer = setTimeout(() => end(`no connection within ${connectTimeoutMs} ms`), connectTimeoutMs);
		socket.once('connect', () => end());
		socket.once('error', (error) => end(codeOf(error)));
	});
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an address is this machine's own. It is judged by number: a name proves nothing. */
export function isLoopback({ address, family }: Address): boolean {
	return loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** The code of a network error, or its message where it has none. */
export function codeOf(error: unknown): string {
	const { code, message } = error as { code?: string; message?: string };
	return code ?? message ?? String(error);
}
