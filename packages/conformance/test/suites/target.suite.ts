import { describeConformance } from '../../src/vitest.ts';

describeConformance({
	baseUrl: () => process.env.IVR_TARGET_URL ?? '',
	only: ['SND', 'HDR-07*', 'RPT-001', 'MSG-018'],
	timeoutMs: 3000,
});
