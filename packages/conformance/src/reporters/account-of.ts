import type { ConformanceReport } from '../report.ts';
import type { SenderReport } from '../senders/sender-report.ts';
import type { Account } from './account.ts';
import { receiverAccount } from './receiver-account.ts';
import { senderAccount } from './sender-account.ts';

/** A report of either judge. */
export type AnyReport = ConformanceReport | SenderReport;

/** A report in the words that all reporters share. */
export function accountOf(report: AnyReport): Account {
	return 'sender' in report ? senderAccount(report) : receiverAccount(report);
}
