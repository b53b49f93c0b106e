export { createReceiver, type Received, type Receiver, type ReceiverOptions } from './receiver.ts';
export type { Refused } from './refused.ts';
