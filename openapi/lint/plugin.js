import { oas3 } from './extension-types.js';
import { declaredTypes } from './rules/declared-types.js';
import { descriptionWithUnit } from './rules/description-with-unit.js';
import { examplePresent } from './rules/example-present.js';
import { expectationInWords } from './rules/expectation-in-words.js';
import { knownExtensions } from './rules/known-extensions.js';
import { namedObjects } from './rules/named-objects.js';
import { personalDataDecided } from './rules/personal-data-decided.js';
import { portableKeywords } from './rules/portable-keywords.js';
import { portablePatterns } from './rules/portable-patterns.js';
import { reasonForInferred } from './rules/reason-for-inferred.js';
import { refusedKeywords } from './rules/refused-keywords.js';
import { sourcePerKeyword } from './rules/source-per-keyword.js';
import { timesAreInt64 } from './rules/times-are-int64.js';
import { twinComponents } from './rules/twin-components.js';

/** What Redocly CLI cannot know of this contract: its extensions, and the rules for them. */
export default () => ({
	id: 'contract',
	typeExtension: { oas3 },
	rules: {
		oas3: {
			'declared-types': declaredTypes,
			'description-with-unit': descriptionWithUnit,
			'example-present': examplePresent,
			'expectation-in-words': expectationInWords,
			'known-extensions': knownExtensions,
			'named-objects': namedObjects,
			'personal-data-decided': personalDataDecided,
			'portable-keywords': portableKeywords,
			'portable-patterns': portablePatterns,
			'reason-for-inferred': reasonForInferred,
			'refused-keywords': refusedKeywords,
			'source-per-keyword': sourcePerKeyword,
			'times-are-int64': timesAreInt64,
			'twin-components': twinComponents,
		},
	},
});
