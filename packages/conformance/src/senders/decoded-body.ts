import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { limits } from '@ivr-activity/contract/operation';
import { type CapturedRequest, valuesOf } from './attempt.ts';

/** The text of a body, and how it was written. */
export interface DecodedBody {
	/** Undefined when the bytes cannot be unpacked. */
	readonly text: string | undefined;
	/** `other`: bytes that are neither, read as ISO-8859-1. */
	readonly encoding: 'utf-8' | 'utf-16' | 'other';
}

const unpackers: Readonly<Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Buffer>> = {
	gzip: gunzipSync,
	'x-gzip': gunzipSync,
	deflate: inflateSync,
	br: brotliDecompressSync,
};

/** Unpacks and decodes a body in whatever way it was written, so that one fault does not hide the others. */
export function decodedBody(request: CapturedRequest): DecodedBody {
	const bytes = unpacked(request);
	if (bytes === undefined) return { text: undefined, encoding: 'utf-8' };
	const mark = bytes.readUInt16BE.bind(bytes);
	if (bytes.length >= 2 && (mark(0) === 0xfffe || (bytes[0] !== 0 && bytes[1] === 0))) {
		return { text: bytes.toString('utf16le').replace(/^\ufeff/, ''), encoding: 'utf-16' };
	}
	if (bytes.length >= 2 && bytes.length % 2 === 0 && (mark(0) === 0xfeff || (bytes[0] === 0 && bytes[1] !== 0))) {
		return {
			text: Buffer.from(bytes)
				.swap16()
				.toString('utf16le')
				.replace(/^\ufeff/, ''),
			encoding: 'utf-16',
		};
	}
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		return { text: bytes.toString('latin1'), encoding: 'other' };
	}
}

function unpacked(request: CapturedRequest): Buffer | undefined {
	const unpack = unpackers[valuesOf(request, 'content-encoding')[0]?.trim().toLowerCase() ?? ''];
	if (unpack === undefined) return request.body;
	try {
		return unpack(request.body, { maxOutputLength: limits.bodyBytes });
	} catch {
		return undefined;
	}
}
