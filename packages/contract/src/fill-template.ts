/** Puts values in the place of `{name}`; a name without a value stays as it is. */
export function fillTemplate(template: string, values: Readonly<Record<string, unknown>>): string {
	return template.replace(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder));
}
