import { idReused } from '../generated/advice/findings.ts';
import { isUnset, type MemberPointer, textOf, valueAt } from './lookup.ts';
import type { Family } from './report.ts';

const id = '/id' satisfies MemberPointer;
const callId = '/body/callId' satisfies MemberPointer;

/** A call id that is reused as the id of the message. */
export const adviseOnReusedId: Family = (message, report) => {
	const value = valueAt(message, id);
	if (!isUnset(value) && textOf(value) === textOf(valueAt(message, callId))) report(idReused, id);
};
