import { placeholder } from '../generated/advice/findings.ts';
import type { Family } from './report.ts';
import { scalarsIn } from './walk-scalars.ts';

/** A name between angle brackets; the tags of HTML that stand alone are none, nor is anything in a text with closing tags. */
const betweenBrackets = /<(?!(?:br|hr|p)>)[A-Za-z][A-Za-z0-9 ._-]*>/;

/** Placeholders such as those of the guide's sample, left in anywhere. */
export const adviseOnPlaceholders: Family = (message, report) => {
	for (const { value, pointer } of scalarsIn(message)) {
		if (typeof value === 'string' && betweenBrackets.test(value) && !value.includes('</')) report(placeholder, pointer());
	}
};
