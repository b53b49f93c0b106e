import { messageRoots, nameOf, reachable } from '../places.js';

const twinOf = (name) => `Received${name}`;

/** The strict and the tolerant schema describe the same members, and call the same ones personal data. */
export const twinComponents = () => ({
	Root(document, { report, location }) {
		const { schemas } = document.components;
		const roots = messageRoots(document);
		const strict = reachable(document, roots.strict);
		const tolerant = reachable(document, roots.tolerant);
		const at = (...path) => location.child(['components', 'schemas', ...path]);
		for (const name of tolerant) {
			if (![...strict].some((other) => twinOf(other) === name))
				report({ message: 'There is no strict twin.', location: at(name) });
		}
		for (const name of strict) {
			if (!tolerant.has(twinOf(name))) report({ message: `There is no tolerant twin ${twinOf(name)}.`, location: at(name) });
			else
				for (const message of differences(schemas[name], schemas[twinOf(name)])) report({ message, location: at(twinOf(name)) });
		}
	},
});

function* differences(strict, tolerant) {
	const names = new Set([...Object.keys(strict.properties ?? {}), ...Object.keys(tolerant.properties ?? {})]);
	for (const name of names) {
		const [mine, its] = [strict.properties?.[name], tolerant.properties?.[name]];
		if (mine === undefined) yield `The member ${name} is missing in the strict twin.`;
		else if (its === undefined) yield `The member ${name} is missing, which the strict twin has.`;
		else yield* memberDifferences(name, mine, its);
	}
}

function* memberDifferences(name, strict, tolerant) {
	if (Boolean(strict['x-pii']) !== Boolean(tolerant['x-pii'])) yield `The twins disagree on whether ${name} is personal data.`;
	const due = nameOf(strict) === undefined ? undefined : twinOf(nameOf(strict));
	if (nameOf(tolerant) !== due) yield `The member ${name} must refer to ${due ?? 'no component'}, as in the strict twin.`;
	if (strict.items !== undefined && tolerant.items !== undefined) {
		yield* memberDifferences(`${name}[]`, strict.items, tolerant.items);
	}
}
