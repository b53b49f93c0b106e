import { expect, test } from 'vitest';
import { artefacts, type Files } from '../src/artefacts.ts';
import { type ContractDocument, readContract, theOperation } from '../src/contract-document.ts';
import { edits } from './contract-edits.ts';
import { editedContract } from './edited-contract.ts';
import { judgeOf } from './judge.ts';

const uncommitted = [...artefacts.values()].filter(({ committed }) => !committed);

const before = await generate(await readContract());

async function generate(document: ContractDocument): Promise<Map<string, Files>> {
	const made = uncommitted.map(async ({ name, pipeline }) => [name, await pipeline(document)] as const);
	return new Map(await Promise.all(made));
}

/** The examples whose verdict is not the one that openapi/examples says. */
function misjudged({ openapi, invalidExamples }: ContractDocument): string[] {
	const judge = judgeOf(openapi, 'strict');
	const [content] = Object.values(theOperation(openapi).operation.requestBody.content);
	const valid = Object.entries(content?.examples ?? {}).filter(([, { value }]) => judge(JSON.stringify(value)).length > 0);
	const invalid = invalidExamples.filter((example) => {
		const [fault, ...others] = judge(example.text);
		return fault?.pointer !== example.pointer || fault.code !== example.code || others.length > 0;
	});
	return [...valid.map(([name]) => name), ...invalid.map(({ file }) => file)];
}

test('the contract as it is judges every example as its folder says', async () => {
	expect(misjudged(await readContract())).toEqual([]);
});

test.each(edits)('$name is noticed by its artefacts, and by no other', async ({ edit, artefacts, examples }) => {
	const document = await editedContract(edit);
	const after = await generate(document);
	const changed = [...after].filter(([name, files]) => JSON.stringify(files) !== JSON.stringify(before.get(name)));
	expect(changed.map(([name]) => name).sort()).toEqual([...artefacts].sort());
	expect(misjudged(document)).toEqual(expect.arrayContaining(examples));
	expect(misjudged(document).length > 0).toBe(examples.length > 0);
});
