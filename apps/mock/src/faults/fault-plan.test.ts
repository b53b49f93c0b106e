import { describe, expect, test } from 'vitest';
import { chooseFault } from './choose-fault.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';
import { parseFault } from './parse-fault.ts';

const message = { id: 'a-1', header: { channelData: { serviceIdentifier: '1218' } } };

function request(fault?: string): Request {
	return new Request('http://mock/', fault === undefined ? {} : { headers: { 'x-mock-fault': fault } });
}

/** Which of so many requests are struck, by what. */
function strikes(plan: FaultPlan, count: number, header?: string): (string | undefined)[] {
	return Array.from({ length: count }, () => plan.afterReading(request(header), message)?.kind);
}

describe('a fault is chosen', () => {
	const always = () => 0;

	test.each([
		['half', message, 'half'],
		['half', undefined, 'half'],
		['half; id=a-1', message, 'half'],
		['half; id=7', { id: 7 }, 'half'],
		['half; id=a-2', message, undefined],
		['half; id=a-1', undefined, undefined],
		['half; id=null', { id: null }, undefined],
		['half; id=a-1', ['a-1'], undefined],
		['half; service=1218', message, 'half'],
		['half; service=1219', message, undefined],
		['half; service=1218', { id: 'a-1', header: null }, undefined],
		['half; id=a-1; service=1218', message, 'half'],
		['half; id=a-1; service=1219', message, undefined],
	])('by %j for %j: %j', (text, sent, kind) => {
		expect(chooseFault(parseFault(text), sent, 0, always)?.kind).toBe(kind);
	});

	test('as often as times says', () => {
		const spec = parseFault('half; times=2');
		expect([0, 1, 2, 3].map((struck) => chooseFault(spec, message, struck, always)?.kind)).toEqual([
			'half',
			'half',
			undefined,
			undefined,
		]);
	});

	test('by a rate, which is drawn only when the rest fits', () => {
		const never = () => {
			throw new Error('drawn');
		};
		expect(chooseFault(parseFault('half; rate=0.5'), message, 0, () => 0.49)?.kind).toBe('half');
		expect(chooseFault(parseFault('half; rate=0.5'), message, 0, () => 0.5)).toBeUndefined();
		expect(chooseFault(parseFault('half; rate=0'), message, 0, always)).toBeUndefined();
		expect(chooseFault(parseFault('half; rate=1'), message, 0, never)?.kind).toBe('half');
		expect(chooseFault(parseFault('half; rate=0.5; id=a-2'), message, 0, never)).toBeUndefined();
	});
});

describe('a plan', () => {
	test('takes the first fault that strikes', () => {
		const plan = createFaultPlan({ faults: ['timeout; times=1', 'half; times=2'] });
		expect(strikes(plan, 4)).toEqual(['timeout', 'half', 'half', undefined]);
	});

	test('strikes the same requests with the same seed, and others with another one', () => {
		const run = (seed?: number) =>
			strikes(createFaultPlan({ faults: ['half; rate=0.5'], ...(seed !== undefined && { seed }) }), 64);
		expect(run(7)).toEqual(run(7));
		expect(run(1)).toEqual(run());
		expect(run(7)).not.toEqual(run(8));
	});

	test('strikes at its rate', () => {
		const struck = strikes(createFaultPlan({ faults: ['half; rate=0.25'], seed: 7 }), 10_000).filter(Boolean).length;
		expect(struck).toBeGreaterThan(2300);
		expect(struck).toBeLessThan(2700);
	});

	test('draws for each fault apart', () => {
		const alone = strikes(createFaultPlan({ faults: ['half; rate=0.5'] }), 32);
		const first = strikes(createFaultPlan({ faults: ['half; rate=0.5', 'timeout; rate=0.5'] }), 32);
		expect(first.map((kind) => (kind === 'half' ? kind : undefined))).toEqual(alone);
	});

	test('gives a request with the header the fault of the header or none', () => {
		const plan = createFaultPlan({ faults: ['timeout', 'reset=before'] });
		expect(plan.beforeReading(request('half; times=1'))).toBeUndefined();
		expect(strikes(plan, 2, 'half; times=1')).toEqual(['half', undefined]);
		expect(strikes(plan, 1)).toEqual(['timeout']);
		expect(plan.beforeReading(request())?.kind).toBe('reset');
	});

	test('counts each text of the header apart, also beside a thousand others', () => {
		const plan = createFaultPlan({});
		expect(strikes(plan, 1, 'half; times=1')).toEqual(['half']);
		for (const round of ['a', 'b', 'c']) {
			for (let index = 0; index < 600; index++) strikes(plan, 1, `half; id=${round}-${index}`);
			expect(strikes(plan, 1, 'half; times=1')).toEqual([undefined]);
		}
	});

	test('forgets a header that has not come for a thousand others', () => {
		const plan = createFaultPlan({});
		expect(strikes(plan, 1, 'half; times=1')).toEqual(['half']);
		for (let index = 0; index < 1000; index++) strikes(plan, 1, `half; id=a-${index}`);
		expect(strikes(plan, 1, 'half; times=1')).toEqual(['half']);
	});

	test('resets before reading, and then only then', () => {
		const plan = createFaultPlan({ faults: ['reset=before; times=1'] });
		expect(plan.afterReading(request(), message)).toBeUndefined();
		expect(plan.beforeReading(request())).toEqual({ kind: 'reset', when: 'before' });
		expect(plan.beforeReading(request())).toBeUndefined();
	});

	test('answers for a wrong header once the message was read', () => {
		const plan = createFaultPlan({});
		expect(plan.beforeReading(request('nonsense'))).toBeUndefined();
		expect(() => plan.afterReading(request('nonsense'), message)).toThrow('A fault begins with');
	});

	test.each([1.5, Number.NaN, '7' as unknown as number])('is not made of the seed %j', (seed) => {
		expect(() => createFaultPlan({ seed })).toThrow(TypeError);
	});

	test('is not made of a wrong fault', () => {
		expect(() => createFaultPlan({ faults: ['half', 'status=200'] })).toThrow('status must be');
	});
});
