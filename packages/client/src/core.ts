/**
 * What the entries of the package have in common. It is built as one file that they all import, so that an error class is the
 * same one wherever it comes from.
 */
export { endpointOf } from './endpoint.ts';
export { AnswerError } from './errors/answer-error.ts';
export { AuthorizationError } from './errors/authorization-error.ts';
export { BadRequestError } from './errors/bad-request-error.ts';
export { BodyTooLargeError } from './errors/body-too-large-error.ts';
export { InvalidMessageError } from './errors/invalid-message-error.ts';
export { NetworkError } from './errors/network-error.ts';
export { RedirectError } from './errors/redirect-error.ts';
export { SendError } from './errors/send-error.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export { TooManyRequestsError } from './errors/too-many-requests-error.ts';
export { UnexpectedStatusError } from './errors/unexpected-status-error.ts';
export { UnsupportedMediaTypeError } from './errors/unsupported-media-type-error.ts';
export { clientWith } from './send-message.ts';
export { readableBytes } from './transport/answer.ts';
export { fetchTransport } from './transport/fetch-transport.ts';
