export type { Client, ClientOptions, SendOptions, SendResult } from './client.ts';
export {
	AnswerError,
	AuthorizationError,
	BadRequestError,
	BodyTooLargeError,
	fetchTransport,
	InvalidMessageError,
	NetworkError,
	RedirectError,
	SendError,
	TimeoutError,
	TooManyRequestsError,
	UnexpectedStatusError,
	UnsupportedMediaTypeError,
} from './core.ts';
export { createClient } from './create-client.ts';
export type { AttributeType, AttributeValue, CallOptions, CallRecorder, EndDirection } from './recorder/call.ts';
export type { Time } from './recorder/epoch-ms.ts';
export { recordCall } from './recorder/record-call.ts';
export type { Attempt, FailedAttempt, RetriedAttempt, SendHooks } from './retry/send-hooks.ts';
export type { Fetch } from './transport/fetch-transport.ts';
export type { Answer, Transport, TransportRequest } from './transport/transport.ts';
