/**
 * A digest that tells whether two bodies have the same bytes. Not a cryptographic one: that of the platform is asynchronous, and
 * absent in pages that are not served securely. It never leaves the journal.
 */
export function fingerprint(bytes: Uint8Array): string {
	let left = 0x811c9dc5;
	let right = 0x9e3779b9;
	for (const byte of bytes) {
		left = Math.imul(left ^ byte, 0x01000193);
		right = Math.imul(right ^ byte, 0x85ebca6b);
		right = (right << 13) | (right >>> 19);
	}
	return `${bytes.byteLength}-${left >>> 0}-${right >>> 0}`;
}
