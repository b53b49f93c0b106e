import type { IvrAggregatedActivity, ReceivedIvrAggregatedActivity } from './generated/types/openapi.ts';
import * as strict from './strict.ts';
import * as tolerant from './tolerant.ts';
import type { Profile, Validation } from './validation.ts';

export { type Advice, type AdviceCode, advise } from './advise.ts';
export { type ReportCell, reportRow } from './check/report-row.ts';
export { limits } from './generated/operation/limits.ts';
export {
	basePath,
	mediaType,
	method,
	path,
	problemMediaType,
	problems,
	statuses,
} from './generated/operation/operation.ts';
export type {
	Activity,
	ActivityBody,
	AdditionalAttribute,
	ChannelData,
	Customer,
	IvrAggregatedActivity,
	MessageHeader,
	Problem,
	ProblemError,
	ReceivedActivity,
	ReceivedActivityBody,
	ReceivedAdditionalAttribute,
	ReceivedChannelData,
	ReceivedCustomer,
	ReceivedIvrAggregatedActivity,
	ReceivedMessageHeader,
	ReceivedSender,
	Sender,
} from './generated/types/openapi.ts';
export { knownPointer } from './known-pointer.ts';
export { mask } from './mask.ts';
export { type ProblemSlug, problem, transportProblem } from './problem.ts';
export type { Change, ErrorLimit, Profile, Validation, ValidationError } from './validation.ts';

/** The message type of each profile. */
export interface Messages {
	strict: IvrAggregatedActivity;
	tolerant: ReceivedIvrAggregatedActivity;
}

/**
 * Judges a message by a profile, the strict one unless another is named. The message is never changed.
 * @throws TypeError when there is no such profile
 */
export function validate<P extends Profile = 'strict'>(message: unknown, options: { profile?: P } = {}): Validation<Messages[P]> {
	return judgeOf(options.profile).validate(message) as Validation<Messages[P]>;
}

/**
 * Judges JSON text (a string, or bytes in UTF-8) by a profile, the strict one unless another is named.
 * @throws TypeError when there is no such profile
 */
export function parse<P extends Profile = 'strict'>(
	text: string | Uint8Array,
	options: { profile?: P } = {},
): Validation<Messages[P]> {
	return judgeOf(options.profile).parse(text) as Validation<Messages[P]>;
}

function judgeOf(profile: Profile = 'strict'): typeof strict | typeof tolerant {
	if (profile !== 'strict' && profile !== 'tolerant') throw new TypeError("The profile must be 'strict' or 'tolerant'.");
	return profile === 'strict' ? strict : tolerant;
}
