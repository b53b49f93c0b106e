import { ownId } from './base-message.ts';
import { type Body, type DraftCase, profileNames } from './case.ts';
import { repeatedId } from './grading.ts';

/** Says which id stands in the body, so that each run can send a new one: no receiver is failed over an id that it knows. */
export function refreshable(draft: DraftCase): DraftCase {
	const { body, headers } = draft.request;
	if (body === undefined) return draft;
	const messageId = ownId(draft.key);
	// Packed bytes hold lengths and sums that a changed text would break.
	if (headers['content-encoding'] === undefined && textOf(body).includes(messageId)) {
		return { ...draft, request: { ...draft.request, messageId } };
	}
	return draft.pointer === '/id' ? { ...draft, expect: orKnown(draft.expect) } : draft;
}

/** An id that is what the case is about comes again in every run. */
function orKnown(expect: DraftCase['expect']): DraftCase['expect'] {
	const entries = profileNames.map((profile) => {
		const { verdict, statuses } = expect[profile];
		return [profile, verdict === 'accept' ? { ...expect[profile], statuses: [...statuses, repeatedId] } : expect[profile]];
	});
	return Object.fromEntries(entries) as DraftCase['expect'];
}

function textOf(body: Body): string {
	if ('base64' in body) return Buffer.from(body.base64, 'base64').toString('latin1');
	return 'before' in body ? body.before : body.text;
}
