import { messageNodes, type Node, nodeOf, type RefusedTypes, type Schema } from './platform-model.ts';

/** What the vendor's model makes of a message, by the pointers of the members. */
export interface PlatformVerdict {
	/** What it refuses; the message is answered 202 when there is nothing. */
	readonly refused: readonly string[];
	/** Constants of another value: it answers 202, and the record is lost. */
	readonly lost: readonly string[];
}

const { strict: strictMessage, received: receivedMessage } = messageNodes();

/** Judges a message as the contract says that the vendor's model does. What is not known to be refused is accepted. */
export function judgeAsPlatform(message: unknown): PlatformVerdict {
	if (typeOf(message) !== 'object') return { refused: [''], lost: [] };
	const findings = [...walk({ value: message, pointer: '', strict: strictMessage, received: receivedMessage })];
	const pointers = (wanted: Finding['kind']) => findings.filter(({ kind }) => kind === wanted).map(({ pointer }) => pointer);
	return { refused: pointers('refused'), lost: pointers('lost') };
}

interface Finding {
	readonly kind: 'refused' | 'lost';
	readonly pointer: string;
}

interface Place {
	readonly value: unknown;
	readonly pointer: string;
	readonly strict: Node;
	readonly received: Node;
	/** What an ancestor says of the types below it. */
	readonly refusedTypes?: RefusedTypes;
}

function* walk(place: Place): Generator<Finding> {
	const { value, pointer, strict, received } = place;
	const refusedTypes = strict.platform.refusesTypes ?? place.refusedTypes;
	if (isRefused(value, strict, received.schema, refusedTypes)) return yield { kind: 'refused', pointer };
	if (strict.platform.otherValues === 'lost' && !isAmong(strict.schema, value)) yield { kind: 'lost', pointer };
	for (const child of [...members(place), ...items(place)]) {
		if (!isAbsent(child.value)) yield* walk({ ...child, ...(refusedTypes && { refusedTypes }) });
		else if (child.strict.platform.refuses?.includes('required')) yield { kind: 'refused', pointer: child.pointer };
	}
}

/** Every member that the contract knows, absent ones too. */
function members({ value, pointer, strict, received }: Place): Place[] {
	return Object.entries(strict.schema.properties ?? {}).map(([name, schema]) => ({
		value: memberOf(value, name),
		pointer: `${pointer}/${name}`,
		strict: nodeOf(schema),
		received: nodeOf(received.schema.properties?.[name] ?? {}),
	}));
}

function items({ value, pointer, strict, received }: Place): Place[] {
	if (!Array.isArray(value) || strict.schema.items === undefined) return [];
	const nodes = { strict: nodeOf(strict.schema.items), received: nodeOf(received.schema.items ?? {}) };
	return value.map((item, index) => ({ value: item, pointer: `${pointer}/${index}`, ...nodes }));
}

/** A member that is null counts as absent. */
function isAbsent(value: unknown): boolean {
	return value === undefined || value === null;
}

function isRefused(value: unknown, strict: Node, received: Schema, refusedTypes: RefusedTypes | undefined): boolean {
	const { refuses = [] } = strict.platform;
	const modelled = (keyword: string) => refusedTypes !== undefined && received['x-source']?.[keyword] === 'model';
	return (
		refusedTypesAt(strict.schema, refusedTypes).includes(typeOf(value)) ||
		(refuses.includes('pattern') && !fitsPattern(strict.schema, value)) ||
		(refuses.includes('enum') && typeof value === 'string' && !isAmong(strict.schema, value)) ||
		(modelled('pattern') && !fitsPattern(received, value)) ||
		(modelled('minimum') && typeof value === 'number' && value < (received.minimum ?? value)) ||
		(modelled('maximum') && typeof value === 'number' && value > (received.maximum ?? value))
	);
}

function isAmong({ enum: values }: Schema, value: unknown): boolean {
	return values?.includes(value) ?? true;
}

function fitsPattern({ pattern }: Schema, value: unknown): boolean {
	return typeof value !== 'string' || pattern === undefined || new RegExp(pattern, 'u').test(value);
}

/** A member without a type takes anything, and so nothing is refused there. */
function refusedTypesAt({ type }: Schema, { object = [], list = [], scalar = [] }: RefusedTypes = {}): readonly string[] {
	if (type === undefined) return [];
	if (type.includes('object')) return object;
	return type.includes('array') ? list : scalar;
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function memberOf(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
	return (value as Record<string, unknown>)[name];
}
