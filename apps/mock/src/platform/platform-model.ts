import { mediaType, path } from '@ivr-activity/contract';
import contract from '@ivr-activity/contract/openapi.json' with { type: 'json' };

/** A schema of the contract, as far as it tells what the platform does. */
export interface Schema {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly enum?: readonly unknown[];
	readonly pattern?: string;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	readonly 'x-source'?: Readonly<Record<string, string>>;
	readonly 'x-platform'?: Platform;
}

/** What the contract says that the platform does with a member. */
export interface Platform {
	/** Keywords whose violation the vendor's model refuses. */
	readonly refuses?: readonly string[];
	/** JSON types that the vendor's model refuses from here on, by what is due. */
	readonly refusesTypes?: RefusedTypes;
	/** Whether the record is lost when the constant is another one. */
	readonly otherValues?: 'lost';
}

export type RefusedTypes = Readonly<Partial<Record<'scalar' | 'object' | 'list', readonly string[]>>>;

/** A member where it stands, together with the component that it refers to. */
export interface Node {
	readonly schema: Schema;
	readonly platform: Platform;
}

const { components, paths } = contract as unknown as {
	components: { schemas: Record<string, Schema> };
	paths: Record<string, { post: Record<string, Schema> & { requestBody: { content: Record<string, { schema: Schema }> } } }>;
};

/** The message of both profiles: the strict one says what `x-platform` holds, the tolerant one what the model limits. */
export function messageNodes(): { strict: Node; received: Node } {
	const operation = paths[path]?.post;
	return {
		strict: nodeOf(operation?.requestBody.content[mediaType]?.schema ?? {}),
		received: nodeOf(operation?.['x-received-body'] ?? {}),
	};
}

/** What the contract says of a member: there, and in the component that it refers to. */
export function nodeOf(schema: Schema): Node {
	const target =
		schema.$ref === undefined ? schema : (components.schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] ?? {});
	return { schema: target, platform: { ...target['x-platform'], ...schema['x-platform'] } };
}
