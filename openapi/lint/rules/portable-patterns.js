import { ruleOfPlaces } from '../places.js';

const differing = [
	[/\(\?<?[=!]/, 'look-around, which RE2 does not have'],
	[/\\[sSdDwWbB]/, 'a class such as \\s or \\d, which differs between languages'],
	[/\\[pP]\{/, 'a Unicode property, which Python does not have'],
	[/\(\?<[A-Za-z]/, 'a named group, which is written differently in each language'],
	[/\\[1-9]/, 'a back reference, which RE2 does not have'],
];

/** A pattern that one language cannot compile turns validation off there, or means something else. */
export const portablePatterns = () => ({
	...ruleOfPlaces(function* ({ schema: { pattern } }) {
		if (pattern === undefined) return;
		for (const [syntax, name] of differing) if (syntax.test(pattern)) yield `The pattern has ${name}.`;
		if (!pattern.startsWith('^')) yield 'The pattern must start with ^: some languages match from the start, others anywhere.';
	})(),
	Schema({ pattern }, { report, location }) {
		const fault = pattern === undefined ? undefined : compilationFault(pattern);
		if (fault !== undefined) report({ message: fault, location: location.child('pattern') });
	},
});

function compilationFault(pattern) {
	try {
		new RegExp(pattern, 'u');
	} catch (error) {
		return `JavaScript cannot compile the pattern: ${error.message}`;
	}
}
