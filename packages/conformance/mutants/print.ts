import { equivalentReceivers } from './receivers/equivalent-receivers.ts';
import { judgeReceivers } from './receivers/judge-mutants.ts';
import { type Score, scoreOf, scoreText } from './score.ts';
import { equivalentSenders } from './senders/equivalent-senders.ts';
import { judgeSenders } from './senders/judge-sender-mutants.ts';
import { noticedText } from './senders/noticed-text.ts';

const senders = scoreOf(await judgeSenders(), equivalentSenders);
print('Senders', senders, noticedText(senders.judged));
print('Receivers', scoreOf(await judgeReceivers(), equivalentReceivers));

function print(title: string, score: Score, more = ''): void {
	process.stdout.write(`${title}\n\n${scoreText(score)}\n${more}`);
	if (score.survivors.length > 0 || score.stale.length > 0) process.exitCode = 1;
}
