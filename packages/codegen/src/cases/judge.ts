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

/** One fault per place: a wrong type also breaks `enum`, and the type is the fault. */
function faults(errors: readonly { instancePath: string; keyword: string; params: Record<string, unknown> }[]): Fault[] {
	const byPlace = new Map<string, Fault>();
	for (const { instancePath, keyword, params } of errors) {
		const pointer = keyword === 'required' ? `${instancePath}/${params.missingProperty}` : instancePath;
		if (!byPlace.has(pointer) || keyword === 'type') byPlace.set(pointer, { pointer, keyword });
	}
	return [...byPlace.values()];
}
