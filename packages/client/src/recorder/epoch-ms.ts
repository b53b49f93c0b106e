import { times } from '@ivr-activity/contract/operation';

/** A time as programs have it: a `Date`, or epoch milliseconds as a number or as digits. */
export type Time = Date | number | string;

const { minimum, maximum } = times['/header/timestamp'];

/**
 * A time as the contract wants it.
 * @param name - what the time is called in an error, which does not repeat the time itself
 * @returns whole epoch milliseconds
 * @throws {TypeError} it is no time
 * @throws {RangeError} it is in seconds or microseconds, or no date that a call can have
 */
export function epochMs(time: Time, name: string): number {
	const value = Math.floor(millisecondsOf(time, name));
	if (isTimeOfACall(value)) return value;
	if (isTimeOfACall(value * 1000)) throw new RangeError(`${name} looks like seconds: multiply it by 1000.`);
	if (isTimeOfACall(value / 1000)) throw new RangeError(`${name} looks like microseconds: divide it by 1000.`);
	throw new RangeError(`${name} must be epoch milliseconds, from ${minimum} to ${maximum}.`);
}

function isTimeOfACall(value: number): boolean {
	return value >= minimum && value <= maximum;
}

function millisecondsOf(time: unknown, name: string): number {
	if (time instanceof Date) return time.getTime();
	if (typeof time === 'number') return time;
	if (typeof time === 'string' && /^[0-9]+$/.test(time)) return Number(time);
	throw new TypeError(`${name} must be a Date, or epoch milliseconds as a number or a string of digits.`);
}
