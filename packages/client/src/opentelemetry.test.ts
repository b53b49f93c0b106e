import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { serve } from '../test/http-server.ts';
import { callMessage } from '../test/messages.ts';
import { createClient } from './index.ts';
import { traced } from './opentelemetry.ts';
import { undiciTransport } from './undici.ts';

const exporter = new InMemorySpanExporter();
const tracerProvider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
trace.setGlobalTracerProvider(tracerProvider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());

beforeEach(() => {
	exporter.reset();
	vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterAll(() => {
	vi.restoreAllMocks();
});

/** A target that answers step by step, and the trace context that it was sent. */
async function target(...statuses: number[]): Promise<{ baseUrl: string; traceparents: unknown[] }> {
	const traceparents: unknown[] = [];
	const baseUrl = await serve((request, response) => {
		traceparents.push(request.headers.traceparent);
		const status = statuses[traceparents.length - 1] ?? 202;
		request.resume().on('end', () => response.writeHead(status).end('5550188'));
	});
	return { baseUrl, traceparents };
}

test.each([
	['fetch', () => traced()],
	['undici', () => traced(undiciTransport())],
])('over %s each attempt is a span, and its trace context is sent', async (_, makeTransport) => {
	const { baseUrl, traceparents } = await target(503, 202);
	await createClient({ baseUrl, transport: makeTransport() }).send(callMessage());
	const spans = exporter.getFinishedSpans();
	expect(spans.map(({ name, kind, status }) => [name, kind, status.code])).toEqual([
		['POST', SpanKind.CLIENT, SpanStatusCode.ERROR],
		['POST', SpanKind.CLIENT, SpanStatusCode.UNSET],
	]);
	const url = `${baseUrl}/message/receive`;
	const known = {
		'http.request.method': 'POST',
		'url.full': url,
		'server.address': '127.0.0.1',
		'server.port': Number(new URL(url).port),
	};
	expect(spans.map(({ attributes }) => attributes)).toEqual([
		{ ...known, 'http.response.status_code': 503, 'error.type': '503' },
		{ ...known, 'http.response.status_code': 202, 'http.request.resend_count': 1 },
	]);
	expect(traceparents).toEqual(spans.map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`));
});

test('all attempts belong to the span that was active when the message was sent', async () => {
	const { baseUrl } = await target(503, 503, 202);
	const parent = tracerProvider.getTracer('test').startSpan('call ended');
	const { send } = createClient({ baseUrl, transport: traced() });
	await context.with(trace.setSpan(context.active(), parent), () => send(callMessage()));
	const parents = exporter.getFinishedSpans().map(({ parentSpanContext }) => parentSpanContext?.spanId);
	expect(parents).toEqual([1, 2, 3].map(() => parent.spanContext().spanId));
});

const failing: [string, (error: Error) => Promise<never>][] = [
	['rejects', (error) => Promise.reject(error)],
	[
		'throws',
		(error) => {
			throw error;
		},
	],
];

test.each(failing)('a transport that %s is named, and shows nothing of the caller', async (_, fail) => {
	const echo = new TypeError('5550188 secret-token Kontostand');
	const transport = traced(() => fail(echo));
	const sent = createClient({ baseUrl: 'https://cx.example.com', token: 'secret-token', transport, retries: 0 }).send(
		callMessage(),
	);
	await expect(sent).rejects.toHaveProperty('name', 'NetworkError');
	const [span] = exporter.getFinishedSpans();
	expect(span?.attributes).toMatchObject({ 'error.type': 'TypeError', 'server.port': 443 });
	const { name, attributes, events, status } = span ?? {};
	expect(JSON.stringify({ name, attributes, events, status })).not.toMatch(/5550188|secret-token|Kontostand/);
});

test('a time-out is named', async () => {
	const baseUrl = await serve((request) => request.resume());
	const sent = createClient({ baseUrl, timeoutMs: 30, retries: 0, transport: traced() }).send(callMessage());
	await expect(sent).rejects.toHaveProperty('name', 'TimeoutError');
	expect(exporter.getFinishedSpans()[0]?.attributes).toHaveProperty(['error.type'], 'TimeoutError');
});

test('the spans go to a provider of your own', async () => {
	const own = new InMemorySpanExporter();
	const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: own })] });
	const { baseUrl } = await target(202);
	await createClient({ baseUrl, transport: traced(undefined, { tracerProvider: provider }) }).send(callMessage());
	expect([own.getFinishedSpans().length, exporter.getFinishedSpans().length]).toEqual([1, 0]);
});
