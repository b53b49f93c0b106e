import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';
import { type OpenApiDocument, profiles } from '../src/contract-document.ts';
import { profileSchema } from '../src/json-schema.ts';

export type Profile = keyof typeof profiles;
export const profileNames = Object.keys(profiles) as Profile[];

/** What is wrong with a text at which place: pointer of RFC 6901 and keyword, or `json`. */
export type Judge = (text: string) => { pointer: string; code: string }[];

/** A judge straight from the contract's schema, which shares no code with the generated validators. */
export function judgeOf(document: OpenApiDocument, profile: Profile): Judge {
	const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
	const validate = ajv.compile(profileSchema(document, profile) as unknown as AnySchema);
	return (text) => {
		try {
			return faultsOf(validate, JSON.parse(text));
		} catch {
			return [{ pointer: '', code: 'json' }];
		}
	};
}

function faultsOf(validate: ValidateFunction, message: unknown): { pointer: string; code: string }[] {
	if (validate(message)) return [];
	const faults = (validate.errors ?? []).map(({ instancePath, keyword, params }) =>
		keyword === 'required'
			? { pointer: `${instancePath}/${params.missingProperty}`, code: keyword }
			: { pointer: instancePath, code: keyword },
	);
	// A value of the wrong type also breaks `enum` and bounds: the type is the fault.
	return faults.filter(
		({ pointer, code }) => code === 'type' || !faults.some((other) => other.pointer === pointer && other.code === 'type'),
	);
}
