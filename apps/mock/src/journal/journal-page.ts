import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const html = readFileSync(new URL('../../page/journal.html', import.meta.url), 'utf8');

/** Nothing runs, styles or connects but what this file itself holds and the mock itself answers. */
const contentSecurityPolicy = [
	"default-src 'none'",
	`script-src ${inlineHash('script')}`,
	`style-src ${inlineHash('style')}`,
	"connect-src 'self'",
	'img-src data:',
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join('; ');

/** The page that shows the journal live. */
export function journalPage(): Response {
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': contentSecurityPolicy,
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
		},
	});
}

function inlineHash(element: 'script' | 'style'): string {
	const [, text = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(html) ?? [];
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
