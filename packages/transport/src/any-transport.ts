import { localTransport } from './local/local-transport.ts';
import { opensshTransport } from './openssh/openssh-transport.ts';
import { sshTransport, type SshIo } from './ssh2/ssh2-transport.ts';
import type { Transport } from './transport.ts';

/** Each target over the transport that it names (ansible_connection). */
export function anyTransport(io: SshIo = {}): Transport {
  const transports = {
    ssh: sshTransport(io),
    openssh: opensshTransport(),
    local: localTransport(),
  } as const;
  return { connect: (target, signal) => transports[target.connection].connect(target, signal) };
}
