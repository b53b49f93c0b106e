import type { Advice, ValidationError } from '@ivr-activity/contract';
import type { Outcome } from './outcome.ts';

/** Shows how sending ended: a sentence in the outcome, and every error at the field that fills its member. */
export function showOutcome(outcome: Outcome, form: HTMLFormElement, place: HTMLElement): void {
	clearErrors(form);
	if (outcome.kind === 'accepted') {
		place.replaceChildren(...accepted(outcome.status, outcome.advice));
	} else if (outcome.kind === 'refused') {
		for (const error of outcome.errors) markField(form, error);
		place.replaceChildren(...refused(outcome.by, outcome.errors, form));
		form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
	} else {
		place.replaceChildren(element('p', 'Not delivered', 'badge bad'), element('p', outcome.reason));
	}
}

/** Removes what an earlier outcome left at the fields. */
function clearErrors(form: HTMLFormElement): void {
	for (const field of form.querySelectorAll('[aria-invalid]')) {
		field.removeAttribute('aria-invalid');
		field.removeAttribute('aria-describedby');
	}
	for (const error of form.querySelectorAll('.error')) error.remove();
}

function markField(form: HTMLFormElement, { pointer, message }: ValidationError): void {
	const field = fieldOf(form, pointer);
	if (field === null) return;
	const error = element('p', message, 'error');
	error.id = `${field.id}-error`;
	field.setAttribute('aria-invalid', 'true');
	field.setAttribute('aria-describedby', error.id);
	field.closest('.field')?.append(error);
}

function fieldOf(form: HTMLFormElement, pointer: string): HTMLElement | null {
	return form.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`);
}

function accepted(status: number, advice: readonly Advice[]): HTMLElement[] {
	const badge = element('p', `${status} accepted`, 'badge good');
	if (advice.length === 0) return [badge, element('p', 'Nothing in it will go wrong in the reports, as far as one can tell.')];
	const items = advice.map(({ pointer, happens, do: whatToDo }) => {
		const item = element('li');
		item.append(element('code', pointer), element('p', happens), element('p', whatToDo, 'todo'));
		return item;
	});
	return [badge, element('p', 'It was accepted, and this will still go wrong in the reports:'), listOf(items)];
}

function refused(by: 'client' | 'target', errors: readonly ValidationError[], form: HTMLFormElement): HTMLElement[] {
	const badge = element('p', by === 'client' ? 'Not sent' : '400 refused', 'badge bad');
	const items = errors.map(({ pointer, message }) => {
		const item = element('li');
		const id = fieldOf(form, pointer)?.id;
		const member = element(id === undefined ? 'code' : 'a', pointer === '' ? 'The message' : pointer);
		if (id !== undefined) member.setAttribute('href', `#${id}`);
		item.append(member, element('p', message));
		return item;
	});
	const sentence = by === 'client' ? 'The message breaks the contract:' : 'The target does not find the message valid:';
	return [badge, element('p', errors.length === 0 ? 'The target does not say why.' : sentence), listOf(items)];
}

function listOf(items: HTMLElement[]): HTMLElement {
	const list = element('ul', '', 'findings');
	list.append(...items);
	return list;
}

/** An element with a text. Text it stays: nothing that a target answers becomes markup. */
function element(name: string, text = '', className = ''): HTMLElement {
	const created = document.createElement(name);
	created.textContent = text;
	created.className = className;
	return created;
}
