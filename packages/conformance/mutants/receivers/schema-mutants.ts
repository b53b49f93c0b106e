import { type Profile, problems, statuses } from '@ivr-activity/contract';
import { addedRules } from './added-rules.ts';
import { keywordMutants } from './keyword-mutants.ts';
import type { ReceiverMutant } from './receiver-mutant.ts';
import { type Place, placesOf, schemas, validatorOf } from './schema-walk.ts';

/** For every keyword at every place of a profile's schema the validators that get it wrong. */
export function schemaMutants(profile: Profile): ReceiverMutant[] {
	return placesOf(schemas[profile]).flatMap((place) => [
		...[...keywordMutants(place.schema), ...addedRules(place.schema)].map(
			({ name, kind, schema }): ReceiverMutant => ({
				name: `${labelOf(place)}: ${name}`,
				kind,
				profile,
				parts: () => ({ validate: validatorOf(place.replacedBy(schema)) }),
			}),
		),
		...wronglyAnswered(place, profile),
	]);
}

function labelOf({ pointer }: Place): string {
	return pointer || 'the message';
}

/** Statuses that servers give to a message that they refuse, and the one of a validator that broke. */
const otherStatuses = [200, 422, 500].filter((status) => status !== problems['invalid-message'].status);

/** Receivers that do notice what is wrong at one place and answer it with another status. */
function wronglyAnswered(place: Place, profile: Profile): ReceiverMutant[] {
	const lax = keywordMutants(place.schema).filter(({ kind, name }) => kind === 'a constraint absent' && name.endsWith(' absent'));
	return lax.flatMap(({ name, schema }) =>
		otherStatuses.map(
			(status): ReceiverMutant => ({
				name: `${labelOf(place)}: ${name.replace(' absent', '')} answered ${status}`,
				kind: 'the wrong status',
				profile,
				parts: ({ statusOf }) => {
					const overlooks = validatorOf(place.replacedBy(schema));
					return {
						statusOf: (outcome, message) =>
							outcome === 'invalid-message' && overlooks(message) ? status : statusOf(outcome, message),
					};
				},
			}),
		),
	);
}

/** Receivers that answer one outcome with a status that is not the contract's. */
export function statusMutants(profile: Profile): ReceiverMutant[] {
	const outcomes = [
		'accepted',
		'not-found',
		'method-not-allowed',
		'unsupported-media-type',
		'body-too-large',
		'not-json',
		'invalid-message',
	] as const;
	const anyStatus = [200, 201, 204, 302, 401, 403, 409, 422, 501, ...statuses.declared, ...statuses.others];
	return outcomes.flatMap((outcome) => {
		const due = outcome === 'accepted' ? statuses.accepted : problems[outcome].status;
		return [...new Set(anyStatus)]
			.filter((status) => status !== due)
			.map(
				(status): ReceiverMutant => ({
					name: `${outcome} answered ${status}`,
					kind: 'the wrong status',
					profile,
					parts: ({ statusOf }) => ({ statusOf: (found, message) => (found === outcome ? status : statusOf(found, message)) }),
				}),
			);
	});
}
