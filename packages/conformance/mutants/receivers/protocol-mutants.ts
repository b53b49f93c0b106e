import { basePath, limits, mediaType, method, type Profile, path } from '@ivr-activity/contract';
import { type Parts, typeAndCharset } from './receiver.ts';
import type { ReceiverMutant } from './receiver-mutant.ts';

/** Receivers that take another request for the right one, or the right one for another. */
export function protocolMutants(profile: Profile): ReceiverMutant[] {
	return Object.entries({ ...paths, ...methods(), ...types(), ...sizes, ...transfers }).map(([name, parts]) => ({
		name,
		kind: 'the request read otherwise',
		profile,
		parts,
	}));
}

type Change = (sound: Parts) => Partial<Parts>;

const route = `${basePath}${path}`;

const paths: Record<string, Change> = {
	'any path': () => ({ acceptsPath: () => true }),
	'any path that begins alike': () => ({ acceptsPath: (name) => name.startsWith(route) }),
	'any path below': () => ({ acceptsPath: (name) => name === route || name.startsWith(`${route}/`) }),
	'any path that ends alike': () => ({ acceptsPath: (name) => name.endsWith(path) }),
	'any path below the base path': () => ({ acceptsPath: (name) => name.startsWith(`${basePath}/`) }),
	'no path': () => ({ acceptsPath: () => false }),
};

function methods(): Record<string, Change> {
	const others = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'].filter((name) => name !== method);
	return Object.fromEntries([
		...others.map((other) => [
			`the method ${other}`,
			() => ({ acceptsMethod: (name: string) => name === method || name === other }),
		]),
		['any method', () => ({ acceptsMethod: () => true })],
		['no method', () => ({ acceptsMethod: () => false })],
	]);
}

function types(): Record<string, Change> {
	const also =
		(other: string): Change =>
		({ acceptsType }) => ({
			acceptsType: (type) => acceptsType(type) || typeAndCharset(type).type === other,
		});
	const others = ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data'];
	const charset =
		(...charsets: string[]): Change =>
		() => ({
			acceptsType: (type) => typeAndCharset(type).type === mediaType && charsets.includes(typeAndCharset(type).charset),
		});
	return {
		...Object.fromEntries(others.map((type) => [`the content type ${type}`, also(type)])),
		'no content type': ({ acceptsType }) => ({ acceptsType: (type) => type === '' || acceptsType(type) }),
		'any content type': () => ({ acceptsType: () => true }),
		'any content type that begins alike': ({ acceptsType }) => ({
			acceptsType: (type) => acceptsType(type) || (type.startsWith(mediaType) && !type.includes(';')),
		}),
		'any charset': () => ({ acceptsType: (type) => typeAndCharset(type).type === mediaType }),
		...Object.fromEntries(
			['iso-8859-1', 'utf-16', 'klingon', 'us-ascii'].map((name) => [`the charset ${name}`, charset('utf-8', name)]),
		),
		'no content type with a charset': () => ({ acceptsType: (type) => type.toLowerCase() === mediaType }),
		'no content type with a parameter': ({ acceptsType }) => ({
			acceptsType: (type) => acceptsType(type) && !type.includes('profile'),
		}),
		'no charset in quotes': ({ acceptsType }) => ({ acceptsType: (type) => acceptsType(type) && !type.includes('"') }),
		'no content type in capitals': ({ acceptsType }) => ({
			acceptsType: (type) => acceptsType(type) && type.startsWith(mediaType),
		}),
		'a charset in small letters alone': ({ acceptsType }) => ({
			acceptsType: (type) => acceptsType(type) && !type.includes('UTF'),
		}),
		'a content type without a charset refused': ({ acceptsType }) => ({
			acceptsType: (type) => acceptsType(type) && type.includes('charset'),
		}),
	};
}

const sizes: Record<string, Change> = {
	'one byte more than the limit': () => ({ maxBytes: limits.bodyBytes + 1 }),
	'one byte less than the limit': () => ({ maxBytes: limits.bodyBytes - 1 }),
	'a limit of 6,000,000 bytes': () => ({ maxBytes: 6_000_000 }),
	'a limit of 1 MiB': () => ({ maxBytes: 1_048_576 }),
	'a limit of 100 KiB': () => ({ maxBytes: 102_400 }),
	'the limit in characters': ({ read }) => ({ read: async (request) => withoutLongCharacters(await read(request)) }),
	'no limit': () => ({ maxBytes: Number.POSITIVE_INFINITY }),
};

/** What is too long is as many bytes long as it has characters. */
function withoutLongCharacters(bytes: Buffer): Buffer {
	return bytes.length > limits.bodyBytes ? Buffer.from(bytes.toString().replaceAll(/\P{ASCII}/gu, '?')) : bytes;
}

const transfers: Record<string, Change> = {
	'a body in chunks refused': () => ({ acceptsHead: ({ headers }) => headers['transfer-encoding'] === undefined }),
	'HTTP/1.0 refused': () => ({ acceptsHead: ({ httpVersion }) => httpVersion !== '1.0' }),
	'who accepts no JSON refused': () => ({ acceptsHead: ({ headers }) => !headers.accept?.includes('html') }),
	'who expects 100 Continue refused': () => ({ acceptsHead: ({ headers }) => headers.expect === undefined }),
	'names of header fields compared letter by letter': () => ({
		acceptsHead: ({ rawHeaders }) => rawHeaders.includes('content-type'),
	}),
	'the first piece of the body taken for the whole': () => ({ read: firstPiece }),
};

async function firstPiece(request: AsyncIterable<Buffer>): Promise<Buffer> {
	let first: Buffer | undefined;
	for await (const chunk of request) first ??= chunk;
	return first ?? Buffer.alloc(0);
}
