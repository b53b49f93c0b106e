export type { FaultPlanOptions } from './faults/fault-plan.ts';
export { FaultSyntaxError } from './faults/parse-fault.ts';
export type { InterventionOptions } from './intervention.ts';
export { type Expected, NotReceivedError } from './journal/expect-received.ts';
export type { Journal } from './journal/journal.ts';
export type { JournalEntry, JournalSummary, Repeat, Verdict } from './journal/journal-entry.ts';
export type { Finding, RequestRecord } from './request-record.ts';
export { type Services, ServicesError } from './services.ts';
export { type Mock, type MockOptions, startMock } from './start-mock.ts';
