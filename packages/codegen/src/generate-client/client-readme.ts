/** The README of a generated client: what it does, what it leaves to its user, and how it is judged. */
export function clientReadme({
	generator,
	unknownMembers,
	version,
}: {
	generator: string;
	/** What becomes of members that the contract does not know. */
	unknownMembers: 'kept' | 'not kept';
	version: string;
}): string {
	return `# A client for Expertflow CX IVR activity messages, generated with \`${generator}\`

Made by openapi-generator from version ${version} of the contract of [ivr-activity](https://github.com/ivr-activity/ivr-activity#readme), with
\`pnpm run generate:client --generator ${generator}\`. No line of it is written by hand. [README-generator.md](README-generator.md), where the
generator writes one, says how it is built and called.

## What is covered

- Types for the message and everything in it, and one call that posts it as JSON.
- The base address is yours to set: \`https://cx.example.com/ccm\` behind the ingress, without \`/ccm\` inside the cluster. A bearer token
  where an installation wants one.
- The constants (\`intent\`, the types of sender and body) are the default of a new message.
- Times in milliseconds have 64 bits.
- Members that the contract does not know are ${unknownMembers === 'kept' ? 'kept: the types have room for them.' : '**not kept**: the types of this generator have no room for them.'}

## What is not

| | what to do |
|-|-|
| No validation. Some generators check a part (ranges, lists of values), none the whole contract. | Validate against \`@ivr-activity/contract/schema.json\` before sending: most wrong messages are answered 202 and lost in the reports. |
| No retries. | Try again after time-outs, broken connections, 408, 429, 502, 503 and 504, and 500 twice at most; with the same bytes and \`id\`; wait a random part of 500 ms, doubled each time, and what \`Retry-After\` asks for. |
| No recorder of calls. | \`timestamp\` of an activity is a text of digits, the other times are numbers, all in milliseconds. |
| Redirects: it depends on the HTTP library. | Turn them off: a redirect makes GET of POST, and takes the caller's data elsewhere. |
| Time-outs: it depends on the HTTP library. | Set 15 seconds for an attempt. |
| Errors and logs may show the message and the answer. | Log the \`id\` of the message and the status alone: the rest is personal data. |
| \`null\`: some libraries leave such members out. | The \`value\` of a call variable is due: send \`""\` for one that is unset. |

TypeScript, Java, Python and Go have clients that do all this: see the project.

## How it is judged

\`npx -y -p @ivr-activity/conformance ivr-conformance certify --command '<your program>'\` starts your program against a target that answers
well, badly, late and not at all, and says which MUST and SHOULD it breaks. \`ivr-conformance replay --command '<your driver>'\` compares
recorded calls and attempts, scenario by scenario, with what the clients of the project do. \`--help\` explains both.
`;
}
