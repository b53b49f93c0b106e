import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { bytesOf, cases, curlCommand } from '../src/index.ts';
import { prepareRequest, type RequestSetting } from '../src/prepare-request.ts';
import { listen } from './listening.ts';

function hasCurl(): boolean {
	try {
		execFileSync('sh', ['-c', 'command -v curl base64 head tr yes'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

function setting(baseUrl: string): RequestSetting {
	return { baseUrl: new URL(baseUrl), token: 'secret', headers: {}, allowWrites: undefined };
}

const chosen = cases.filter(
	({ area, id, title, request: { transfer } }) =>
		(['TXT', 'PRT', 'EXM'].includes(area) || id === 'MSG-017') &&
		!transfer?.startsWith('length') &&
		// Node refuses it before the test sees it.
		title !== 'a header field is 32 kB long',
);

test.skipIf(!hasCurl() && process.env.CI !== 'true')(
	'the curl command of a case sends the same bytes, method and content type (needs curl)',
	async () => {
		const seen = new Map<string, unknown>();
		const baseUrl = await listen((request, response) => {
			const hash = createHash('sha256');
			request.on('data', (chunk) => hash.update(chunk));
			request.on('end', () => {
				const [, id = ''] = (request.url ?? '').split('/');
				const { authorization, 'content-type': contentType } = request.headers;
				seen.set(id, { method: request.method, url: request.url, contentType, authorization, body: hash.digest('hex') });
				response.writeHead(202).end();
			});
		});
		const run = promisify(execFile);
		for (const { id, request } of chosen) {
			const prepared = prepareRequest(request, setting(`${baseUrl}/${id}/`));
			await run('sh', ['-c', curlCommand(prepared)], { env: { ...process.env, IVR_TARGET_TOKEN: 'secret' } });
			const bytes = prepared.body === undefined ? Buffer.alloc(0) : bytesOf(prepared.body);
			expect(seen.get(id)).toEqual({
				method: request.method,
				url: `/${id}${request.path}`,
				contentType: new Headers(request.headers).get('content-type') ?? undefined,
				authorization: 'Bearer secret',
				body: createHash('sha256').update(bytes).digest('hex'),
			});
		}
	},
);

test('the token stands in no curl command', () => {
	const [first] = cases;
	if (first === undefined) throw new Error('There is no case.');
	const prepared = prepareRequest(first.request, setting('http://127.0.0.1'));
	expect(curlCommand(prepared)).toContain('"authorization: Bearer $IVR_TARGET_TOKEN"');
});
