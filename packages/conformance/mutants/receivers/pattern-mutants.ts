/** A regular expression that differs in one place. */
interface PatternMutant {
	readonly name: string;
	readonly pattern: string;
}

/** The pieces of a pattern: classes, counts, openings of groups, escapes, single characters. */
const pieces = /\[(?:\\.|[^\]\\])*\]|\{\d+(?:,\d+)?\}|\(\?:|\\x[0-9a-f]{2}|\\.|[\s\S]/g;

/** Every count, class, anchor, quantifier, alternative and letter of a pattern one off, left out, or let go. */
export function patternMutants(pattern: string): PatternMutant[] {
	const tokens = pattern.match(pieces) ?? [];
	const seen = new Set([pattern]);
	const mutants = tokens.flatMap((token, index) => {
		const at = `${token} at ${tokens.slice(0, index).join('').length}`;
		const mutated = [
			...variantsOf(token, tokens[index + 1]).map((variant) => ({
				name: `${at} as «${variant}»`,
				pattern: [...tokens.slice(0, index), variant, ...tokens.slice(index + 1)].join(''),
			})),
			...(token === '(?:' || index === 0 ? withoutAlternatives(tokens, index, at) : []),
		];
		return mutated;
	});
	return mutants.filter((mutant) => isPattern(mutant.pattern) && !seen.has(mutant.pattern) && seen.add(mutant.pattern));
}

function isPattern(pattern: string): boolean {
	try {
		new RegExp(pattern, 'u');
		return true;
	} catch {
		return false;
	}
}

function variantsOf(token: string, next: string | undefined): string[] {
	if (token.startsWith('[')) return classVariants(token);
	if (/^\{/.test(token)) return countVariants(token);
	if (token === '^' || token === '$') return [''];
	if (token === '?') return [''];
	if (token === '*') return ['+'];
	if (token === '+') return [];
	const isQuantified = next !== undefined && /^[{?*+]/.test(next);
	if (/^[A-Z]$/.test(token)) return [`[${token}${token.toLowerCase()}]`, ...(isQuantified ? [] : [`${token}?`])];
	if (/^[-:]$/.test(token) || token === '\\.') return [...(isQuantified ? [] : [`${token}?`]), '.'];
	return [];
}

function countVariants(token: string): string[] {
	const [least = 0, most = least] = token.slice(1, -1).split(',').map(Number);
	const counts = [
		[least - 1, most],
		[least + 1, most],
		[least, most - 1],
		[least, most + 1],
	] as const;
	return counts.filter(([from, to]) => from >= 0 && from <= to).map(([from, to]) => `{${from},${to}}`);
}

/** Each end of a range one off, a range of digits among the digits; each single character of a class left out. */
function classVariants(token: string): string[] {
	const isNegated = token.startsWith('[^');
	const members =
		token.slice(isNegated ? 2 : 1, -1).match(/(?:\\x[0-9a-f]{2}|\\.|[\s\S])(?:-(?:\\x[0-9a-f]{2}|\\.|[\s\S]))?/g) ?? [];
	return [...oneMoreDigit(members).map((digit) => `[${members.join('')}${digit}]`), ...members.flatMap(otherwise)];

	function otherwise(member: string, index: number): string[] {
		const others = (replacement: string) =>
			`[${isNegated ? '^' : ''}${[...members.slice(0, index), replacement, ...members.slice(index + 1)].join('')}]`;
		const [from = '', to] = member.length > 2 && member.includes('-', 1) ? splitRange(member) : [member];
		if (to === undefined) return members.length > 1 ? [others('')] : [];
		return [
			[moved(from, -1), to],
			[moved(from, 1), to],
			[from, moved(to, -1)],
			[from, moved(to, 1)],
		].map(([first, last]) => others(`${first}-${last}`));
	}
}

/** Of a class that lists digits, the next digit that it lacks after its first one and after its last one. */
function oneMoreDigit(members: readonly string[]): string[] {
	if (members.length < 2 || !members.every((member) => /^[0-9]$/.test(member))) return [];
	const missing = [...'0123456789'].filter((digit) => !members.includes(digit));
	const after = (member = '') => missing.find((digit) => digit > member) ?? [];
	return [...new Set([after(members[0]), after(members.at(-1))].flat())];
}

function splitRange(range: string): [string, string] {
	const dash = range.indexOf('-', 1);
	return [range.slice(0, dash), range.slice(dash + 1)];
}

function moved(character: string, by: number): string {
	if (/^[0-9]$/.test(character)) return String(Math.min(9, Math.max(0, Number(character) + by)));
	const code = character.startsWith('\\x') ? Number.parseInt(character.slice(2), 16) : character.charCodeAt(0);
	return code + by < 0 ? character : `\\x${(code + by).toString(16).padStart(2, '0')}`;
}

/** The group that begins at the token, without each of its alternatives in turn. */
function withoutAlternatives(tokens: readonly string[], start: number, at: string): PatternMutant[] {
	const bounds = [start];
	let depth = 0;
	for (let index = start + 1; index < tokens.length && depth >= 0; index += 1) {
		if (tokens[index]?.startsWith('(')) depth += 1;
		if (tokens[index] === ')') depth -= 1;
		if (depth < 0 || (depth === 0 && tokens[index] === '|')) bounds.push(index);
	}
	if (bounds.length < 3) return [];
	return bounds.slice(0, -1).map((from, index) => {
		const to = bounds[index + 1] ?? from;
		const isFirst = index === 0;
		const rest = isFirst
			? [...tokens.slice(0, start + 1), ...tokens.slice(to + 1)]
			: [...tokens.slice(0, from), ...tokens.slice(to)];
		return { name: `${at} without its alternative ${index + 1}`, pattern: rest.join('') };
	});
}
