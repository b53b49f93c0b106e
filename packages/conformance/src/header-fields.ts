/** Header fields by name. */
export type HeaderFields = Readonly<Record<string, string>>;

/** Whether there is a field of that name, however it is written. */
export function hasField(fields: HeaderFields, name: string): boolean {
	return Object.keys(fields).some((one) => one.toLowerCase() === name.toLowerCase());
}

/** The fields of all layers: one takes the place of those before it that have its name, however that is written. */
export function mergedFields(...layers: readonly HeaderFields[]): Record<string, string> {
	const fields = new Map<string, readonly [name: string, value: string]>();
	for (const [name, value] of layers.flatMap((layer) => Object.entries(layer))) fields.set(name.toLowerCase(), [name, value]);
	return Object.fromEntries(fields.values());
}
