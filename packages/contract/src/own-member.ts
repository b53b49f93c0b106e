/** The value of an object's own member, or undefined: what an object inherits was not sent. */
export function ownMember(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
		? (value as Record<string, unknown>)[name]
		: undefined;
}
