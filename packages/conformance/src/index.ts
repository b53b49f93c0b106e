export { type Baseline, baselineOf, parseBaseline } from './baseline.ts';
export { bytesOf, type TestIdentifiers } from './body.ts';
export {
	areas,
	type CaseBody,
	type CaseRequest,
	type ConformanceCase,
	cases,
	type Expectation,
	identifiers,
	type Level,
	type Transfer,
} from './cases.ts';
export { curlCommand } from './curl.ts';
export { OptionError } from './option-error.ts';
export type { ConformanceOptions, Progress } from './options.ts';
export { type PlannedCase, planConformance } from './plan-conformance.ts';
export type { PreparedRequest } from './prepare-request.ts';
export { DriverError } from './replay/driver-process.ts';
export { hasPassed, jsonReplayReport, prettyReplayReport } from './replay/replay-report.ts';
export { type ReplayOptions, type ReplayReport, replayScenarios, type ScenarioResult } from './replay/replay-scenarios.ts';
export {
	type CaseResult,
	type ConformanceReport,
	type Counts,
	countsByLevel,
	exitCodeOf,
	type FailOn,
	type StaleEntry,
} from './report.ts';
export { htmlReport } from './reporters/html.ts';
export { jsonReport } from './reporters/json.ts';
export { junitReport } from './reporters/junit.ts';
export { markdownReport } from './reporters/markdown.ts';
export { type Paint, prettyReport } from './reporters/pretty.ts';
export { runConformance } from './run-conformance.ts';
export { type CertifyOptions, certifySender } from './senders/certify-sender.ts';
export { senderChecks } from './senders/choose-checks.ts';
export { type ListenOptions, listenForSender, type SenderJudge, startSenderJudge } from './senders/listen-for-sender.ts';
export type { ScenarioName } from './senders/scenarios.ts';
export type { SenderOptions, SenderProgress } from './senders/sender-options.ts';
export type { SenderCheck, SenderPlace, SenderReport, SenderResult, ToldRequest, ToldScenario } from './senders/sender-report.ts';
export { UnreachableError } from './target.ts';
