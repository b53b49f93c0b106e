import type { Pipeline } from '../artefacts.ts';
import { areas, type DraftCase } from '../cases/case.ts';
import { readCaseIds, withNewIds } from '../cases/case-ids.ts';
import { draftCases } from '../cases/draft-cases.ts';
import { pipelinePath } from '../header.ts';

/** The conformance cases as language-neutral data. Ids come from the committed file; a case without one gets the next. */
export const cases: Pipeline = async (document) => {
	const { base, cases: drafts } = draftCases(document);
	const ids = withNewIds(await readCaseIds(), drafts);
	const head = {
		$comment: `Generated from openapi/ by ${pipelinePath(import.meta.url)}.`,
		areas,
		identifiers: { customer: base.identifiers.customer.value, service: base.identifiers.service.value },
	};
	return { 'cases.json': oneCasePerLine(head, drafts.map((draft) => numbered(ids, draft)).sort(byId)) };
};

type NumberedCase = Omit<DraftCase, 'key'> & { id: string };

function numbered(ids: Readonly<Record<string, string>>, { key, ...draft }: DraftCase): NumberedCase {
	return { id: ids[key] ?? key, ...draft };
}

const order = Object.keys(areas);

function byId(a: NumberedCase, b: NumberedCase): number {
	return order.indexOf(a.area) - order.indexOf(b.area) || Number(a.id.slice(4)) - Number(b.id.slice(4));
}

/** A case is found by its id with any tool that searches lines. */
function oneCasePerLine(head: object, cases: NumberedCase[]): string {
	const opening = JSON.stringify(head, null, '\t').replace(/\n\}$/, '');
	return `${opening},\n\t"cases": [\n${cases.map((one) => `\t\t${JSON.stringify(one)}`).join(',\n')}\n\t]\n}\n`;
}
