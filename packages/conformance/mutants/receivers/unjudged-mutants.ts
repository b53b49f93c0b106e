import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Profile } from '@ivr-activity/contract';
import type { Parts } from './receiver.ts';
import type { ReceiverMutant } from './receiver-mutant.ts';

/** Receivers that judge one kind of message, or one way in which messages come, and accept every other. */
export function unjudgedMutants(profile: Profile): ReceiverMutant[] {
	return Object.entries({ ...kinds, ...ways }).map(([name, parts]) => ({
		name: `not judged: ${name}`,
		kind: 'a slip of an implementer',
		profile,
		parts,
	}));
}

type Slip = (sound: Parts) => Partial<Parts>;

/** Every message that is such is accepted. */
function messages(are: (body: Record<string, unknown>, header: Record<string, unknown>) => boolean): Slip {
	return ({ validate }) => ({
		validate: (message) => {
			const { body, header } = Object(message);
			return are(Object(body), Object(header)) || validate(message);
		},
	});
}

const kinds: Record<string, Slip> = {
	'outbound calls': messages(({ startDirection }) => startDirection === 'OUTBOUND'),
	transfers: messages(({ endDirection }) => endDirection === 'TRANSFER'),
	'calls without activities': messages(({ activities }) => activities === undefined),
	'calls without an end': messages(({ endTime }) => endTime === undefined),
	'messages with a customer': messages((_, { customer }) => customer !== undefined),
};

/** Every message that comes so is accepted. */
function requests(are: (request: IncomingMessage) => boolean): Slip {
	return ({ read, decode, validate }) => {
		const unjudged = new WeakSet<Buffer>();
		let isUnjudged = false;
		return {
			read: async (request) => {
				const comesSo = are(request);
				const bytes = await read(request);
				if (comesSo) unjudged.add(bytes);
				return bytes;
			},
			decode: (bytes) => {
				isUnjudged = unjudged.has(bytes);
				return decode(bytes);
			},
			validate: (message) => isUnjudged || validate(message),
		};
	};
}

const ways: Record<string, Slip> = {
	'messages in chunks': requests(({ headers }) => headers['transfer-encoding'] !== undefined),
	'messages of HTTP/1.0': requests(({ httpVersion }) => httpVersion === '1.0'),
	'messages that waited for 100 Continue': requests(({ headers }) => headers.expect !== undefined),
	'messages of who takes HTML alone': requests(({ headers }) => headers.accept === 'text/html'),
	'messages over a used connection': (sound) => {
		const used = new WeakSet<Socket>();
		return requests(({ socket }) => used.has(socket) || !used.add(socket))(sound);
	},
	'messages that come while many others do': (sound) => {
		let open = 0;
		const { read = sound.read, ...others } = requests(() => open > 8)(sound);
		return {
			...others,
			read: async (request) => {
				open += 1;
				try {
					const bytes = await read(request);
					// As if it were stored.
					await new Promise((resolve) => setTimeout(resolve, 5));
					return bytes;
				} finally {
					open -= 1;
				}
			},
		};
	},
	'messages of 10 to 100 kB': sized,
};

function sized({ parse, validate }: Parts): Partial<Parts> {
	let isBetween = false;
	return {
		parse: (text) => {
			isBetween = text.length > 10_000 && text.length < 100_000;
			return parse(text);
		},
		validate: (message) => isBetween || validate(message),
	};
}
