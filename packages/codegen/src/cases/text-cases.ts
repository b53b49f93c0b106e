import { allowedTexts } from './allowed-texts.ts';
import { namesIdentifiersInText, withOwnId } from './base-message.ts';
import { type Body, type DraftCase, profileNames } from './case.ts';
import { accepted, perProfile, rejected, undecided } from './grading.ts';
import type { CaseContext } from './message-cases.ts';
import { refusedTexts } from './refused-texts.ts';
import { requestOf } from './wire.ts';

/** Cases of the text: what is JSON in UTF-8 and what is not. */
export function textCases({ base, judge, wire }: CaseContext): DraftCase[] {
	return Object.entries({ ...refusedTexts, ...allowedTexts }).map(
		([variant, { says, change, source, body, problems, open, safe = false }]) => {
			const key = `text ${variant}`;
			const json = JSON.stringify(withOwnId(base.message, key));
			const written = body(json);
			if (bytesOf(written).equals(Buffer.from(json))) throw new Error(`The case «${key}» changes nothing.`);
			const message = readJson(written);
			const isValid = message !== undefined && profileNames.every((profile) => judge(message, profile).length === 0);
			if (!open && isValid === (problems !== undefined)) {
				throw new Error(`The case «${key}» should ${problems ? 'not be' : 'be'} a valid message as JSON in UTF-8.`);
			}
			return {
				area: 'TXT',
				key,
				title: says,
				from: base.name,
				change,
				pointer: '',
				keyword: 'json',
				safe,
				replaceable: namesIdentifiersInText(base, textOf(written)),
				expect: perProfile(() => {
					if (open) return undecided();
					return problems === undefined ? accepted(wire, source) : rejected(wire.statuses(...problems), source, '', 'json');
				}),
				request: requestOf(wire, written),
			};
		},
	);
}

function textOf(body: Body): string {
	return 'text' in body ? body.text : bytesOf(body).toString('latin1');
}

/** What the body says as JSON in UTF-8; undefined where it is not. */
function readJson(body: Body): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(body)));
	} catch {
		return undefined;
	}
}

function bytesOf(body: Body): Buffer {
	if ('base64' in body) return Buffer.from(body.base64, 'base64');
	if ('before' in body) throw new Error('A body that fills itself up is no case of the text.');
	if (body.encoding === undefined) return Buffer.from(body.text);
	const littleEnd = Buffer.from(body.text, 'utf16le');
	return body.encoding === 'utf-16le' ? littleEnd : littleEnd.swap16();
}
