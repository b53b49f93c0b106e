// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources are quoted here.
import { type CaughtMutant, mutants } from './mutant.ts';

const recorder = mutants('recorder/record-call.ts', [
	['the last end counts', 'REC-004', 'end ??= {', 'end = {'],
	[
		'a second end is not looked at',
		'REC-016',
		'const endTime = clock.read(time);',
		'if (end !== undefined) return recorder;\n\t\t\tconst endTime = clock.read(time);',
	],
	[
		'a visit after the end is kept',
		'REC-005',
		"if (end !== undefined) throw new Error('The call has ended: record a visit before the end.');",
		'',
	],
	['a visit after the end is a wrong value', 'REC-005', 'throw new Error(', 'throw new TypeError('],
	[
		'visits come out as they were told',
		'REC-009',
		'activities.toSorted((a, b) => Number(a.timestamp) - Number(b.timestamp))',
		'activities',
	],
	['visits at one time turn around', 'REC-009', 'activities.toSorted(', 'activities.toReversed().toSorted('],
	['a clock that is set back is believed', 'REC-007', 'Math.max(latest, reading)', 'reading'],
	[
		'a clock that is set back does not touch the message',
		'REC-007',
		'latestReading: () => reading',
		'latestReading: () => latest',
	],
	['a time told moves the message', 'REC-008', 'latestReading: () => reading', 'latestReading: () => latest'],
	['the message is of when the call began', 'REC-003', '{ ...header, timestamp: clock.latestReading() }', 'header'],
	[
		'a variable does not read the clock',
		'REC-006',
		'variables.set(key, attribute);\n\t\t\tclock.read();',
		'variables.set(key, attribute);',
	],
	[
		'an end before the start is moved',
		'REC-039',
		'const value = given ?? Math.max(latest, reading);',
		'const value = Math.max(latest, given ?? reading);',
	],
	['times of visits are numbers', 'REC-003', 'timestamp: String(time)', 'timestamp: time as unknown as string'],
	['a selection is needed', 'REC-003', "selection = ''", 'selection'],
	[
		'an empty selection is left out',
		'REC-019',
		'const activity = { menu, selection,',
		"const activity = { menu, selection: selection || 'none',",
	],
	[
		'long names are cut',
		'REC-038',
		'const activity = { menu, selection,',
		'const activity = { menu: menu.slice(0, 250), selection,',
	],
	[
		'empty metadata is left out',
		'REC-002',
		'return metadata === undefined ?',
		'return metadata === undefined || Object.keys(metadata).length === 0 ?',
	],
	['variables are of another type', 'REC-028', "type ?? 'String2000'", "type ?? 'String100'"],
	['zero and false are unset', 'REC-030', 'return json;', "return json || '';"],
	['an unset variable is null', 'REC-027', 'return json;', "return json === '' ? null : json;"],
	['a value is text', 'REC-030', 'return json;', 'return String(json);'],
	[
		'the first value of a variable counts',
		'REC-028',
		'variables.set(key, attribute);',
		'if (!variables.has(key)) variables.set(key, attribute);',
	],
	[
		'a variable that is set again moves to the end',
		'REC-028',
		'variables.set(key, attribute);',
		'variables.delete(key);\n\t\t\tvariables.set(key, attribute);',
	],
	['a list of no variables is there', 'REC-001', 'if (variables.length === 0) return call;', ''],
	['a list of no visits is absent', 'REC-001', 'activities: visited }', '...(visited.length > 0 && { activities: visited }) }'],
	['a menu is not judged', 'REC-018', 'assertValid({ ...call, body: { ...call.body, activities: [activity] } });', ''],
	['a variable is not judged', 'REC-033', 'assertValid(withVariables(call, [attribute]));', ''],
	['a call is not judged', 'REC-020', 'assertValid(call);', ''],
	['any direction is an end', 'REC-034', '!endDirections.includes(endDirection)', 'endDirection === undefined'],
	['a call is outbound unless told otherwise', 'REC-001', "startDirection = 'INBOUND'", "startDirection = 'OUTBOUND'"],
	['each message has an id of its own', 'REC-001', 'id: newId(),', 'id: crypto.randomUUID(),'],
	['an empty leg is left out', 'REC-022', 'callId, leg, startDirection', 'callId, leg: leg || undefined, startDirection'],
	['priority 0 is left out', 'REC-035', '\t\t\t\t\trequestPriority,', '\t\t\t\t\trequestPriority: requestPriority || undefined,'],
	[
		'the clock, not the start time, says when the call began',
		'REC-008',
		"start === undefined ? reading : epochMs(start, 'startTime')",
		'reading',
	],
]);

const times = mutants('recorder/epoch-ms.ts', [
	['seconds are taken', 'REC-012', 'if (isTimeOfACall(value)) return value;', 'if (value > 0) return value;'],
	[
		'seconds are made milliseconds',
		'REC-010',
		'throw new RangeError(`${name} looks like seconds: multiply it by 1000.`)',
		'return value * 1000',
	],
	[
		'microseconds are made milliseconds',
		'REC-013',
		'throw new RangeError(`${name} looks like microseconds: divide it by 1000.`)',
		'return Math.floor(value / 1000)',
	],
	['digits are no time', 'REC-008', "if (typeof time === 'string' && /^[0-9]+$/.test(time)) return Number(time);", ''],
	['the earliest time is not taken', 'REC-017', 'value >= minimum', 'value > minimum'],
]);

/** What is made of a call. */
export const recorderMutants: readonly CaughtMutant[] = [...recorder, ...times];
