import { expect, test } from 'vitest';
import { memberPointers } from './generated/pii/pii.ts';
import { knownPointer } from './known-pointer.ts';

test.each(memberPointers.map((pointer) => pointer.replaceAll('*', '12')))('the member %s is known', (pointer) => {
	expect(knownPointer(pointer)).toBe(pointer);
});

test.each([
	['/SECRET', '/…'],
	['/header/SECRET', '/header/…'],
	['/header/SECRET/id', '/header/…'],
	['/body/activities/0/SECRET', '/body/activities/0/…'],
	['/body/activities/SECRET', '/body/activities/…'],
	['/body/activities/01', '/body/activities/…'],
	['/body/activities/*', '/body/activities/…'],
	['/body/5550100', '/body/…'],
	['/id/SECRET', '/id/…'],
	['/header/customer/phoneNumber/0/SECRET', '/header/customer/phoneNumber/0/…'],
	['/__proto__', '/…'],
	['/', '/…'],
	['/header/', '/header/…'],
	['/header/a~1b', '/header/…'],
	[`/body${'/SECRET'.repeat(100_000)}`, '/body/…'],
])('of %s the unknown part is cut', (pointer, known) => {
	expect(knownPointer(pointer)).toBe(known);
});

test('what is no pointer at all is cut too', () => {
	expect(knownPointer('SECRET')).toBe('/…');
	expect(knownPointer('SECRET/id')).toBe('/…');
});
