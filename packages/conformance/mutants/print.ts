import { equivalentReceivers } from './receivers/equivalent-receivers.ts';
import { judgeReceivers } from './receivers/judge-mutants.ts';
import { scoreOf, scoreText } from './score.ts';

const score = scoreOf(await judgeReceivers(), equivalentReceivers);
process.stdout.write(scoreText(score));
if (score.survivors.length > 0 || score.stale.length > 0) process.exitCode = 1;
