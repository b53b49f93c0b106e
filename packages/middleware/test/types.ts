// Compiled with the rest and never run: what must not compile is marked, and an unused mark is an error.
import type { IvrAggregatedActivity, Profile, ReceivedIvrAggregatedActivity } from '@ivr-activity/contract';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { createExpressReceiver } from '../src/express.ts';
import { createFastifyReceiver } from '../src/fastify.ts';
import { createHonoReceiver } from '../src/hono.ts';
import { createReceiver, type Received, type Receiver } from '../src/index.ts';
import { createKoaReceiver } from '../src/koa.ts';
import { createNodeReceiver } from '../src/node.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_same: Same<A, B>) => {};
const onMessage = () => {};
const onError = () => {};

// The message's type follows the profile.
createReceiver({ profile: 'strict', onMessage: ({ message }) => same<typeof message, IvrAggregatedActivity>(true), onError });
createReceiver({
	profile: 'tolerant',
	onMessage: ({ message }) => same<typeof message, ReceivedIvrAggregatedActivity>(true),
	onError,
});
const either: Profile = 'strict' as Profile;
createReceiver({
	profile: either,
	onMessage: ({ message }) => same<typeof message, IvrAggregatedActivity | ReceivedIvrAggregatedActivity>(true),
	onError,
});
createReceiver({ profile: 'strict', onMessage: ({ bytes }) => same<typeof bytes, Uint8Array<ArrayBuffer>>(true), onError });
createReceiver({ profile: 'strict', onMessage: ({ message }) => void message.header.timestamp.toFixed(), onError });
createReceiver({
	profile: 'tolerant',
	// @ts-expect-error a tolerated timestamp need not be a number
	onMessage: ({ message }) => void message.header.timestamp.toFixed(),
	onError,
});

// A handler returns nothing or a Response.
createReceiver({ profile: 'strict', onMessage: async () => {}, onError });
createReceiver({ profile: 'strict', onMessage: () => new Response(null, { status: 202 }), onError });
createReceiver({
	profile: 'strict',
	onMessage: async ({ advice }) => (advice.length > 0 ? Response.json(advice) : undefined),
	onError,
});
// @ts-expect-error an object that looks like one is none
createReceiver({ profile: 'strict', onMessage: () => ({ status: 400 }), onError });

// Nothing has a default that somebody would regret.
// @ts-expect-error no profile
createReceiver({ onMessage, onError });
// @ts-expect-error a profile that is none
createReceiver({ profile: 'lenient', onMessage, onError });
// @ts-expect-error no handler
createReceiver({ profile: 'strict', onError });
// @ts-expect-error nowhere to tell errors
createReceiver({ profile: 'strict', onMessage });
// @ts-expect-error a limit in words
createReceiver({ profile: 'strict', onMessage, onError, maxBodyBytes: '6mb' });
// @ts-expect-error an option that is none
createReceiver({ profile: 'strict', onMessage, onError, path: '/message/receive' });

// The same for every adapter.
// @ts-expect-error no profile
createNodeReceiver({ onMessage, onError });
// @ts-expect-error no profile
createExpressReceiver({ onMessage, onError });
// @ts-expect-error no profile
createFastifyReceiver({ onMessage, onError });
// @ts-expect-error no profile
createHonoReceiver({ onMessage, onError });
// @ts-expect-error no profile
createKoaReceiver({ onMessage, onError });
createExpressReceiver({
	profile: 'strict',
	onMessage: ({ message }) => same<typeof message, IvrAggregatedActivity>(true),
	onError,
});
createFastifyReceiver({
	profile: 'strict',
	onMessage: ({ message }) => same<typeof message, IvrAggregatedActivity>(true),
	onError,
});
createHonoReceiver({ profile: 'strict', onMessage: ({ message }) => same<typeof message, IvrAggregatedActivity>(true), onError });
createKoaReceiver({ profile: 'strict', onMessage: ({ message }) => same<typeof message, IvrAggregatedActivity>(true), onError });
createNodeReceiver({ profile: 'strict', onMessage: ({ message }) => same<typeof message, IvrAggregatedActivity>(true), onError });

// Each fits where its framework wants it.
const options = { profile: 'strict', onMessage, onError } as const;
express().post('/', createExpressReceiver(options)).use(createExpressReceiver(options));
void fastify().register(createFastifyReceiver(options), { prefix: '/' });
new Hono().all('/', createHonoReceiver(options));
new Hono<{ Bindings: { QUEUE: object }; Variables: { user: string } }>().post('/', createHonoReceiver(options));
new Koa<{ user: string }>().use(createKoaReceiver(options));
const receive: Receiver = createReceiver(options);
void ({ fetch: receive } satisfies { fetch(request: Request): Promise<Response> });

// What was received is not the handler's to change.
export function change(received: Received<'strict'>): void {
	// @ts-expect-error read-only
	received.bytes = new Uint8Array();
}
