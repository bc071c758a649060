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
export { nodeEnvironment, type ResolveEnvironment } from './config/environment.ts';
export type {
  ConnectionVariables,
  Resolved,
  ResolveOptions,
} from './config/connection-variables.ts';
export { resolveTarget, targetResolver } from './config/resolve-target.ts';
export type { SshConfigSource } from './config/ssh-config-file.ts';
export { anyTransport } from './any-transport.ts';
export { isOutcomeUnknown } from './failures.ts';
export { limitConnects, type ConnectLimits } from './limit-connects.ts';
export { localTransport } from './local/local-transport.ts';
export { opensshTransport } from './openssh/openssh-transport.ts';
export { quote, quoteAll } from './quote.ts';
export { sshTransport, type SshIo } from './ssh2/ssh2-transport.ts';
