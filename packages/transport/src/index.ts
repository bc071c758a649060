export type {
  Become,
  Completed,
  Connection,
  Reached,
  RunOptions,
  Shell,
  Target,
  Transport,
} from './transport.ts';
export { isOutcomeUnknown } from './failures.ts';
export { localTransport } from './local/local-transport.ts';
export { quote, quoteAll } from './quote.ts';
export { sshTransport, type SshIo } from './ssh2/ssh2-transport.ts';
