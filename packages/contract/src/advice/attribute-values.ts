import { attributeTypes } from '../generated/advice/advice.ts';
import { valueTypeMismatch } from '../generated/advice/findings.ts';
import { ownMember } from '../own-member.ts';
import { itemsAt } from './lookup.ts';
import type { Family } from './report.ts';

/** The rules of a declared type, as in JSON Schema. */
interface Rules {
	readonly type: readonly string[];
	readonly maxLength?: number;
	readonly minimum?: number;
	readonly pattern?: string;
	readonly items?: Rules;
}

const types: Readonly<Record<string, Rules & { expects: string }>> = attributeTypes;
const list = '/header/channelData/additionalAttributes';

/** Values of call variables that do not fit their declared type. An empty string is an unset variable. */
export const adviseOnAttributeValues: Family = (message, report) => {
	for (const [index, attribute] of itemsAt(message, list).entries()) {
		const type = ownMember(attribute, 'type');
		const value = ownMember(attribute, 'value');
		const rules = typeof type === 'string' && Object.hasOwn(types, type) ? types[type] : undefined;
		if (rules === undefined || value === undefined || value === '' || fits(value, rules)) continue;
		report(valueTypeMismatch, `${list}/${index}/value`, { type, expects: rules.expects });
	}
};

function fits(value: unknown, { type, maxLength = Number.POSITIVE_INFINITY, minimum, pattern, items }: Rules): boolean {
	if (!typesOf(value).some((name) => type.includes(name))) return false;
	if (typeof value === 'string') {
		return (
			value.length <= 2 * maxLength &&
			[...value].length <= maxLength &&
			(pattern === undefined || new RegExp(pattern, 'u').test(value))
		);
	}
	if (typeof value === 'number') return minimum === undefined || value >= minimum;
	return items === undefined || !Array.isArray(value) || value.every((item) => fits(item, items));
}

function typesOf(value: unknown): string[] {
	if (value === null) return ['null'];
	if (Array.isArray(value)) return ['array'];
	return Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
}
