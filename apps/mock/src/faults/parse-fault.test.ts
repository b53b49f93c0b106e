import { describe, expect, test } from 'vitest';
import { faultName } from './fault.ts';
import { FaultSyntaxError, parseFault } from './parse-fault.ts';

const everywhere = { times: Number.POSITIVE_INFINITY, rate: 1 };

describe('a fault', () => {
	test.each([
		['status=503', { kind: 'status', status: 503 }, 'status-503'],
		['status=400', { kind: 'status', status: 400 }, 'status-400'],
		['status=599', { kind: 'status', status: 599 }, 'status-599'],
		['status=429; retry-after=2', { kind: 'status', status: 429, retryAfter: '2' }, 'status-429'],
		[
			'status=503; retry-after=Sun, 06 Nov 1994 08:49:37 GMT',
			{ kind: 'status', status: 503, retryAfter: 'Sun, 06 Nov 1994 08:49:37 GMT' },
			'status-503',
		],
		['html', { kind: 'html', status: 502 }, 'html-502'],
		['html=504', { kind: 'html', status: 504 }, 'html-504'],
		['redirect', { kind: 'redirect', status: 307 }, 'redirect-307'],
		['redirect=308; to=/elsewhere', { kind: 'redirect', status: 308, location: '/elsewhere' }, 'redirect-308'],
		[
			'redirect=302;to="https://cx.example.com/a;b"',
			{ kind: 'redirect', status: 302, location: 'https://cx.example.com/a;b' },
			'redirect-302',
		],
		['slow-head=1', { kind: 'slow-head', delayMs: 1 }, 'slow-head'],
		['slow-body=600000', { kind: 'slow-body', intervalMs: 600_000 }, 'slow-body'],
		['timeout', { kind: 'timeout', boundMs: 60_000 }, 'timeout'],
		['timeout=5', { kind: 'timeout', boundMs: 5 }, 'timeout'],
		['reset=before', { kind: 'reset', when: 'before' }, 'reset-before'],
		['reset=after', { kind: 'reset', when: 'after' }, 'reset-after'],
		['half', { kind: 'half' }, 'half'],
		['wrong-length', { kind: 'wrong-length' }, 'wrong-length'],
	])('is read from %j', (text, fault, name) => {
		const spec = parseFault(text);
		expect(spec).toEqual({ ...everywhere, fault });
		expect(faultName(spec.fault)).toBe(name);
	});

	test.each([
		['half; times=3', { times: 3 }],
		['half; rate=0.25', { rate: 0.25 }],
		['half; rate=.5', { rate: 0.5 }],
		['half; rate=0', { rate: 0 }],
		['half; id=a-1', { id: 'a-1' }],
		['half; id="a; \\"b\\""', { id: 'a; "b"' }],
		['half; service=1218; times=1;', { service: '1218', times: 1 }],
		['  half ;times = 2 ', { times: 2 }],
	])('is limited by %j', (text, limits) => {
		expect(parseFault(text)).toEqual({ ...everywhere, fault: { kind: 'half' }, ...limits });
	});

	test.each([
		['', 'A fault begins with one of status, html, redirect'],
		['statsu=503', 'A fault begins with one of'],
		['times=1; status=503', 'A fault begins with one of'],
		['constructor', 'A fault begins with one of'],
		['status', 'status must be an integer from 400 to 599'],
		['status=', 'status must be an integer from 400 to 599'],
		['status=200', 'status must be an integer from 400 to 599'],
		['status=600', 'status must be an integer from 400 to 599'],
		['status=5e2', 'status must be an integer'],
		['status=503; retry-after=soon', 'retry-after must be seconds or a date'],
		['status=503; retry-after=-1', 'retry-after must be seconds or a date'],
		['status=503; retry-after=1994-11-06', 'retry-after must be seconds or a date'],
		['html=200', 'html must be an integer from 400 to 599'],
		['redirect=304', 'redirect must be one of 301, 302, 303, 307, 308'],
		['redirect; to=', 'to must be a URL or a path'],
		['redirect; to="/a b"', 'to must be a URL or a path'],
		['redirect; to=http://', 'to must be a URL or a path'],
		['slow-head', 'slow-head must be an integer from 1 to 600000'],
		['slow-head=600001', 'slow-head must be an integer from 1 to 600000'],
		['slow-body=0', 'slow-body must be an integer from 1 to 600000'],
		['timeout=0', 'timeout must be an integer from 1 to 600000'],
		['reset', 'reset must be before or after'],
		['reset=now', 'reset must be before or after'],
		['reset=before; id=1', 'write reset=after'],
		['reset=before; service=1218', 'write reset=after'],
		['half=1', 'half has no value'],
		['half; half', 'half stands twice'],
		['half; timeout', 'A fault has one kind'],
		['half; retry-after=1', 'half does not know the word retry-after'],
		['half; to=/', 'half does not know the word to'],
		['half; times=0', 'times must be an integer from 1'],
		['half; times=1.5', 'times must be an integer from 1'],
		['half; rate=1.1', 'rate must be a number from 0 to 1'],
		['half; rate=-0.1', 'rate must be a number from 0 to 1'],
		['half; rate=50%', 'rate must be a number from 0 to 1'],
		['half; id=', 'id needs a value'],
		['half; service', 'service needs a value'],
		['half; id="a', 'Write a fault as words with values'],
		['half, times=1', 'Write a fault as words with values'],
		['503', 'Write a fault as words with values'],
		[`half; id=${'x'.repeat(1000)}`, 'A fault has at most 1000 characters'],
	])('is refused as %j', (text, reason) => {
		expect(() => parseFault(text)).toThrow(FaultSyntaxError);
		expect(() => parseFault(text)).toThrow(reason);
	});
});
