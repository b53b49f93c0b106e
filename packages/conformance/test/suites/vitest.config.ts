/** The suites of this folder are run by tests, against targets that they start. */
export default { test: { include: ['*.suite.ts'], reporters: ['json'] } };
