import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validate } from '@ivr-activity/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AttributeType, type CallRecorder, recordCall } from '../index.ts';

// Every run plays the same histories, so that what is red once is red again. FAST_CHECK_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 5_550_100) });

// The published schema, and a validator that nothing of this project made.
const schemaFile = fileURLToPath(import.meta.resolve('@ivr-activity/contract/schema.json'));
const isValid = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

/** What an IVR does next. A step that the recorder refuses is a step that did not happen. */
type Step = (call: CallRecorder) => unknown;

const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.constantFrom('', ' ', '\u0000', '__proto__', 'toString', 'Kontostand', '\ud800', 'x'.repeat(3000)),
);
const now = 1_680_692_019_700;
const instant = fc.oneof(
	fc.integer({ min: now - 100_000, max: now + 100_000 }),
	fc.date({ noInvalidDate: false }),
	fc.integer({ min: now, max: now + 1000 }).map(String),
	fc.double(),
	fc.constantFrom('', 'now', 1_680_692_019, 1_680_692_019_700_000, 253_402_300_799_999, 1e12),
);
const time = fc.option(instant, { nil: undefined });
const direction = fc.constantFrom('TRANSFER', 'DIALOG_ENDED', 'HANGUP' as 'TRANSFER');
const type = fc.option(fc.constantFrom<AttributeType>('String50', 'Number', 'StringList', 'WebChannelData', 'Nothing' as 'IP'), {
	nil: undefined,
});
const metadata = fc.option(fc.anything() as fc.Arbitrary<Record<string, unknown>>, { nil: undefined });

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.tuple(text, text, metadata, time).map((visit) => (call: CallRecorder) => call.visit(...visit)),
	fc.tuple(text, fc.anything(), type).map(
		([name, value, as]) =>
			(call: CallRecorder) =>
				call.variable(name, value as string, as as 'String2000'),
	),
	fc.tuple(direction, time).map((end) => (call: CallRecorder) => call.end(...end)),
);

/** A clock that is set, forwards and backwards, by whoever reads it. */
const clock = fc.array(fc.integer({ min: now - 3_600_000, max: now + 3_600_000 }), { minLength: 1, maxLength: 10 });

test('whatever happens in a call, its message is valid, and in the order of time', () => {
	fc.assert(
		fc.property(clock, fc.array(step, { maxLength: 12 }), (readings, steps) => {
			let read = 0;
			const call = recordCall({
				callId: '1234',
				customer: '5550100',
				service: '1218',
				sender: { id: 'ivr-1', senderName: 'MY-IVR' },
				now: () => readings[read++ % readings.length] ?? now,
			});
			for (const next of steps) {
				const before = call.toMessage();
				try {
					next(call);
				} catch (error) {
					// What was refused has left no trace but a reading of the clock.
					expect(error).toBeInstanceOf(Error);
					expect(call.toMessage().body).toEqual(before.body);
				}
				const message = call.toMessage();
				expect(validate(message)).toMatchObject({ valid: true });
				expect(isValid(JSON.parse(JSON.stringify(message))), JSON.stringify(isValid.errors)).toBe(true);
				expect(message.id).toBe(before.id);
				const times = (message.body.activities ?? []).map(({ timestamp }) => Number(timestamp));
				expect(times).toEqual(times.toSorted((a, b) => a - b));
			}
		}),
		{ numRuns: 500 },
	);
});
