import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as client from './index.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const exported = Object.keys(client).sort();

test('the exports are these', () => {
	expect(exported).toEqual([
		'AnswerError',
		'AuthorizationError',
		'BadRequestError',
		'BodyTooLargeError',
		'InvalidMessageError',
		'NetworkError',
		'RedirectError',
		'SendError',
		'TimeoutError',
		'TooManyRequestsError',
		'UnexpectedStatusError',
		'UnsupportedMediaTypeError',
		'createClient',
		'fetchTransport',
		'recordCall',
	]);
});

test('every error has one file, and every file one error', async () => {
	const files = (await readdir(new URL('errors/', import.meta.url))).filter((name) => name.endsWith('-error.ts'));
	const classes = files.map((name) => name.replace('.ts', '').replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase()));
	expect(classes.sort()).toEqual(exported.filter((name) => name.endsWith('Error')));
});

test('the table of errors in the README names each class once, and no other', () => {
	const [, table = ''] = readme.split('## Errors');
	const named = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
	expect(named.sort()).toEqual(exported.filter((name) => name.endsWith('Error') && !['SendError', 'AnswerError'].includes(name)));
});
