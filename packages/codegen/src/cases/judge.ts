import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from '../contract-document.ts';
import { profileSchema } from '../json-schema.ts';
import { type Profile, profileNames } from './case.ts';

/** A place where a message is faulty. */
export interface Fault {
	pointer: string;
	keyword: string;
}

/** The faulty places of a message in a profile; none when it is valid. */
export type Judge = (message: unknown, profile: Profile) => Fault[];

/** Judges by the schema itself and not by the contract package's compiled validators: these are what the cases test. */
export function judgeOf(document: OpenApiDocument): Judge {
	const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
	const validators = Object.fromEntries(
		profileNames.map((profile) => [profile, ajv.compile(profileSchema(document, profile))]),
	) as Record<Profile, ValidateFunction>;
	return (message, profile) => {
		const validate = validators[profile];
		return validate(message) ? [] : faults(validate.errors ?? []);
	};
}

/** A wrong type also breaks `enum`: that is one fault. Any other two keywords are two. */
function faults(errors: readonly { instancePath: string; keyword: string; params: Record<string, unknown> }[]): Fault[] {
	const found = errors.map(({ instancePath, keyword, params }) => ({
		pointer: keyword === 'required' ? `${instancePath}/${params.missingProperty}` : instancePath,
		keyword,
	}));
	const wrongTypes = new Set(found.filter(({ keyword }) => keyword === 'type').map(({ pointer }) => pointer));
	const single = found.filter(({ pointer, keyword }) => keyword !== 'enum' || !wrongTypes.has(pointer));
	return [...new Map(single.map((fault) => [`${fault.keyword} ${fault.pointer}`, fault])).values()];
}
