/**
 * A place in the contract where a schema stands.
 * @typedef {object} Place
 * @property {object} schema - what stands there
 * @property {object} target - the component that it refers to, or itself
 * @property {object} component - the component that the place is in
 * @property {string[]} path - where it stands in the document
 * @property {boolean} required - whether the object around it requires it
 * @property {'component' | 'property' | 'items'} kind - what it is in the schema around it
 * @property {('strict' | 'tolerant')[]} profiles - the profiles that judge a message by it
 */

const prefix = '#/components/schemas/';

/**
 * Every component, property and item of the contract.
 * @returns {Generator<Place>}
 */
export function* places(document) {
	const components = Object.entries(messageRoots(document)).map(([profile, root]) => [profile, reachable(document, root)]);
	for (const [name, component] of Object.entries(document.components.schemas)) {
		const profiles = components.filter(([, names]) => names.has(name)).map(([profile]) => profile);
		const around = { document, component, profiles };
		yield* walk(component, around, { kind: 'component', path: ['components', 'schemas', name], required: false });
	}
}

function* walk(schema, around, { kind, path, required }) {
	const { document, component, profiles } = around;
	yield { schema, target: resolve(document, schema), component, kind, path, required, profiles };
	for (const [name, property] of Object.entries(schema.properties ?? {})) {
		const isRequired = (schema.required ?? []).includes(name);
		yield* walk(property, around, { kind: 'property', path: [...path, 'properties', name], required: isRequired });
	}
	if (schema.items !== undefined) yield* walk(schema.items, around, { kind: 'items', path: [...path, 'items'], required: false });
}

/** The names of the components that a message is judged by, one per profile. */
export function messageRoots(document) {
	const operation = Object.values(document.paths)[0].post;
	const [content] = Object.values(operation.requestBody.content);
	return { strict: nameOf(content.schema), tolerant: nameOf(operation['x-received-body']) };
}

/** The names of a component and of all that it refers to; none when there is no such component. */
export function reachable(document, name, found = new Set()) {
	const component = document.components.schemas[name];
	if (component === undefined || found.has(name)) return found;
	found.add(name);
	for (const reference of references(component)) reachable(document, reference, found);
	return found;
}

function* references(schema) {
	if (schema.$ref !== undefined) yield nameOf(schema);
	for (const property of Object.values(schema.properties ?? {})) yield* references(property);
	if (schema.items !== undefined) yield* references(schema.items);
}

/** The name of the component that a schema refers to. */
export function nameOf({ $ref }) {
	return $ref?.startsWith(prefix) ? $ref.slice(prefix.length) : undefined;
}

function resolve(document, schema) {
	// A reference to nothing is the matter of `no-unresolved-refs`.
	return schema.$ref === undefined ? schema : (document.components.schemas[nameOf(schema)] ?? {});
}

/** The JSON types that a schema allows; none named means any. */
export function typesOf({ type }) {
	return type === undefined ? [] : [type].flat();
}

/**
 * A rule that looks at every place.
 * @param {(place: Place) => Iterable<string>} faults - what is wrong at the place, in words
 */
export function ruleOfPlaces(faults) {
	return () => ({
		Root(document, { report, location }) {
			for (const place of places(document)) {
				for (const message of faults(place)) report({ message, location: location.child(place.path) });
			}
		},
	});
}

/** Whether an item says nothing of its own: the component that it refers to describes it. */
export function isBareItem({ kind, schema }) {
	return kind === 'items' && Object.keys(schema).every((keyword) => keyword === '$ref');
}
