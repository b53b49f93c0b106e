import type { CallActivity } from './call.ts';

/** The rows of menus: each can be removed, and knows by its place which members of the message its fields fill. */
export function activityRows(list: HTMLOListElement, template: HTMLTemplateElement): { add(activity?: CallActivity): void } {
	return {
		add(activity) {
			const row = (template.content.cloneNode(true) as DocumentFragment).querySelector('li');
			if (row === null) return;
			for (const [name, value] of Object.entries(activity ?? {})) {
				const input = row.querySelector<HTMLInputElement>(`[name="${name}"]`);
				if (input !== null) input.value = String(value);
			}
			row.querySelector('button')?.addEventListener('click', () => {
				row.remove();
				number(list);
			});
			list.append(row);
			number(list);
			if (activity === undefined) row.querySelector('input')?.focus();
		},
	};
}

function number(list: HTMLOListElement): void {
	for (const [index, row] of [...list.querySelectorAll('li')].entries()) {
		const members = { menu: 'menu', selection: 'selection', afterSeconds: 'timestamp' };
		for (const [name, member] of Object.entries(members)) {
			const input = row.querySelector<HTMLInputElement>(`[name="${name}"]`);
			if (input === null) continue;
			input.id = `${name}-${index}`;
			input.dataset.pointer = `/body/activities/${index}/${member}`;
		}
		row.querySelector('button')?.setAttribute('aria-label', `Remove menu ${index + 1}`);
	}
}
