import { context, propagation, type Span, SpanKind, SpanStatusCode, type TracerProvider, trace } from '@opentelemetry/api';
import { fetchTransport } from './core.ts';
import type { Answer, Transport, TransportRequest } from './transport/transport.ts';

/** Where the spans go. */
export interface TracedOptions {
	/** The one registered with `@opentelemetry/api`, unless another is given. */
	readonly tracerProvider?: TracerProvider | undefined;
}

/**
 * A transport that makes a client span of each attempt, and sends its trace context (W3C `traceparent`) with the request.
 *
 * The spans have the names and attributes of OpenTelemetry's conventions for HTTP, and nothing of the message, the token
 * and the answer. Retries are spans beside each other, numbered by `http.request.resend_count`.
 *
 * @example
 * const client = createClient({ baseUrl: 'https://cx.example.com/ccm', transport: traced() });
 *
 * @param transport - what sends the requests; `fetch` unless another is given
 */
export function traced(transport: Transport = fetchTransport(), { tracerProvider }: TracedOptions = {}): Transport {
	return (request) => {
		const tracer = (tracerProvider ?? trace.getTracerProvider()).getTracer('@ivr-activity/client');
		const span = tracer.startSpan(request.method, { kind: SpanKind.CLIENT, attributes: attributesOf(request) });
		const active = trace.setSpan(context.active(), span);
		const headers: Record<string, string> = { ...request.headers };
		propagation.inject(active, headers);
		// Asynchronous, so that the span ends too when a transport throws at once.
		return context.with(active, () => ended(span, request, async () => transport({ ...request, headers })));
	};
}

function attributesOf({ url, method, attempt }: TransportRequest) {
	const { hostname, port, protocol } = new URL(url);
	return {
		'http.request.method': method,
		'url.full': url,
		'server.address': hostname.replace(/^\[|\]$/g, ''),
		'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
		...(attempt > 1 && { 'http.request.resend_count': attempt - 1 }),
	};
}

async function ended(span: Span, { signal }: TransportRequest, send: () => Promise<Answer>): Promise<Answer> {
	try {
		const answer = await send();
		const { status } = answer.head;
		span.setAttribute('http.response.status_code', status);
		if (status < 200 || status > 299) fail(span, String(status));
		return answer;
	} catch (error) {
		// By its name alone: what the run-time says of it can repeat the message.
		const cause: unknown = signal.aborted ? signal.reason : error;
		fail(span, cause instanceof Error ? cause.name : 'Error');
		throw error;
	} finally {
		span.end();
	}
}

function fail(span: Span, type: string): void {
	span.setAttribute('error.type', type);
	span.setStatus({ code: SpanStatusCode.ERROR });
}
