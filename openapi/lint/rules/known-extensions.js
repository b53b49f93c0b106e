/** A misspelt extension would say nothing: every one is declared in extension-types.js. */
export const knownExtensions = () => ({
	any(node, { type, report, location }) {
		if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
		for (const name of Object.keys(node)) {
			if (!name.startsWith('x-') || Object.hasOwn(type.properties, name)) continue;
			report({ message: `The extension ${name} is not known here.`, location: location.child(name).key() });
		}
	},
});
