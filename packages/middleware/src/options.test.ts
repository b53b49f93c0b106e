import { expect, it } from 'vitest';
import { createExpressReceiver } from './express.ts';
import { createFastifyReceiver } from './fastify.ts';
import { createHonoReceiver } from './hono.ts';
import { createReceiver, type ReceiverOptions } from './index.ts';
import { createKoaReceiver } from './koa.ts';
import { createNodeReceiver } from './node.ts';

const right = { profile: 'strict', onMessage: () => {}, onError: () => {} };
const makers = {
	createReceiver,
	createNodeReceiver,
	createExpressReceiver,
	createFastifyReceiver,
	createHonoReceiver,
	createKoaReceiver,
};
it.each<[unknown, RegExp]>([
	[undefined, /needs a profile, 'strict' or 'tolerant'/],
	[{ ...right, profile: undefined }, /needs a profile/],
	[{ ...right, profile: 'Strict' }, /needs a profile/],
	[{ ...right, onMessage: undefined }, /needs onMessage/],
	[{ ...right, onError: undefined }, /needs onError/],
	[{ ...right, onAdvice: 'log' }, /onAdvice must be/],
	[{ ...right, onRefused: 'log' }, /onRefused must be/],
	...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '1'].map((maxBodyBytes): [unknown, RegExp] => [
		{ ...right, maxBodyBytes },
		/maxBodyBytes/,
	]),
])('wrong options are refused at once, by every adapter too: %o', (options, message) => {
	for (const make of Object.values(makers)) {
		const call = () => make(options as ReceiverOptions<'strict'>);
		expect(call).toThrow(TypeError);
		expect(call).toThrow(message);
	}
});
