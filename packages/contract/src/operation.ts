/**
 * What senders need besides the message types: the constants of the operation, and the values and ranges of the
 * members that a sender fills in. No validator is loaded with them.
 */
export { attributeTypes, enumerated, times } from './generated/advice/advice.ts';
export { ingressConnectTimeoutMs, ingressReadTimeoutMs, limits } from './generated/operation/limits.ts';
export {
	basePath,
	mediaType,
	method,
	path,
	problemMediaType,
	problems,
	statuses,
} from './generated/operation/operation.ts';
