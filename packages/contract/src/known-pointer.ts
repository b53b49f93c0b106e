import { memberPointers } from './generated/pii/pii.ts';

const known: ReadonlySet<string> = new Set(memberPointers);

/**
 * Makes a JSON pointer safe for logs: the names of members that the contract does not know are the sender's own words
 * and can be personal data, so `…` stands for the first of them and all that follows.
 * @example knownPointer('/header/callerName') // '/header/…'
 */
export function knownPointer(pointer: string): string {
	const [beginning, ...names] = pointer.split('/', 16); // longer than any that the contract knows
	if (beginning !== '') return '/…';
	let pattern = '';
	for (const [index, name] of names.entries()) {
		pattern += isIndex(name) ? '/*' : `/${name}`;
		if (name === '*' || !known.has(pattern)) return ['', ...names.slice(0, index), '…'].join('/');
	}
	return ['', ...names].join('/');
}

function isIndex(name: string): boolean {
	return /^(0|[1-9][0-9]*)$/.test(name);
}
