export type { Finding, RequestRecord } from './request-record.ts';
export { type Mock, type MockOptions, startMock } from './start-mock.ts';
