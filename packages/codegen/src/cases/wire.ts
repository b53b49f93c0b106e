import { type OpenApiDocument, theOperation } from '../contract-document.ts';
import type { Body, Request } from './case.ts';

/** What the contract says of the transport. */
export interface Wire {
	method: string;
	path: string;
	mediaType: string;
	/** The status of an accepted message. */
	accepted: number;
	/** The largest body, in bytes. */
	bodyBytes: number;
	/** The statuses of problems, by their slugs. */
	statuses(...problems: string[]): number[];
}

/** The transport of the contract's one operation. */
export function wireOf(document: OpenApiDocument): Wire {
	const { path, method, operation } = theOperation(document);
	const [mediaType] = Object.keys(operation.requestBody.content);
	const accepted = Object.keys(operation.responses)
		.map(Number)
		.find((status) => status < 300);
	const bodyBytes = document['x-limits'].bodyBytes;
	if (mediaType === undefined || accepted === undefined || bodyBytes === undefined) {
		throw new Error('The contract must name a media type, a status of success and x-limits.bodyBytes.');
	}
	return { method, path, mediaType, accepted, bodyBytes, statuses: (...problems) => statusesOf(document, problems) };
}

function statusesOf(document: OpenApiDocument, problems: string[]): number[] {
	const statuses = problems.map((slug) => {
		const problem = document['x-problems'][slug];
		if (problem === undefined) throw new Error(`The contract has no problem ${slug} in x-problems.`);
		return problem.status;
	});
	return [...new Set(statuses)].sort((a, b) => a - b);
}

/** The request that a sender makes of a body. */
export function requestOf({ method, path, mediaType }: Wire, body: Body): Request {
	return { method, path, headers: { 'content-type': mediaType }, body };
}
