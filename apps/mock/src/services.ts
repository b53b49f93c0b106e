import { serviceOf } from './faults/choose-fault.ts';
import { problemResponse } from './problem-response.ts';

/** The service identifiers that a mock knows, each with the name of its channel or any other note. */
export type Services = Readonly<Record<string, string>>;

/** A list of services that cannot be used. Its message says what to write instead. */
export class ServicesError extends Error {
	override readonly name = 'ServicesError';
}

const form = 'write services as { "1218": "voice" }: the service identifier, then its channel.';

/**
 * Checks that services are some.
 * @throws ServicesError when it is no object of texts, has none, or has a blank identifier or channel
 */
export function checkedServices(services: unknown): Services {
	if (typeof services !== 'object' || services === null || Array.isArray(services)) throw new ServicesError(form);
	const entries = Object.entries(services);
	if (entries.length === 0) throw new ServicesError(`no service is named: ${form}`);
	for (const [identifier, channel] of entries) {
		if (identifier.trim() === '') throw new ServicesError('a service identifier must not be blank.');
		if (typeof channel !== 'string' || channel.trim() === '') {
			throw new ServicesError(`the channel of ${JSON.stringify(identifier)} must be a text that is not blank.`);
		}
	}
	return services as Services;
}

const pointer = '/header/channelData/serviceIdentifier';
const listed = 10;

/** Answers a message of a service identifier that the mock was not told of; undefined for a known one. */
export function refuseUnknownService(message: unknown, services: Services): Response | undefined {
	const service = serviceOf(message);
	if (service !== undefined && Object.hasOwn(services, service)) return undefined;
	const known = Object.entries(services).map(([identifier, channel]) => `${identifier} (${channel})`);
	const rest = known.length > listed ? ` and ${known.length - listed} more` : '';
	return problemResponse({
		type: 'about:blank',
		title: 'The service identifier is not known',
		status: 400,
		detail:
			'The message is valid, and the mock was not told of its service identifier. This answer is a choice of the mock: ' +
			'the platform documents none for a service identifier without a channel.',
		errors: [{ pointer, code: 'unknown-service', message: `must be one of ${known.slice(0, listed).join(', ')}${rest}` }],
	});
}
