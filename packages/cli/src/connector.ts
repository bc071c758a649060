import { diagnostic, VipbookError, type Diagnostic, type Secret } from '@vipbook/diagnostics';
import type { ConnectRequest } from '@vipbook/engine';
import { openHost, type Host } from '@vipbook/host';
import { connectionVariables, throwIfWrong } from '@vipbook/inventory';
import {
  localTransport,
  nodeEnvironment,
  opensshTransport,
  sshTransport,
  targetResolver,
  type Become,
  type Connection,
  type Target,
  type Transport,
} from '@vipbook/transport';
import type { ConnectionFlags } from './options/connection.ts';
import type { Prepared } from './prepare.ts';

/** Opens a host as somebody; the login's connection is shared by all who ask for the same. */
export type Connect = (request: ConnectRequest) => Promise<Host>;

/** How hosts are reached in this run: what the inventory says first, then flags, then settings. */
export function createConnector(
  flags: ConnectionFlags,
  prepared: Prepared,
  warn: (finding: Diagnostic) => void,
): Connect {
  const { settings } = prepared;
  const resolve = targetResolver({
    environment: nodeEnvironment(),
    acceptNew: flags.acceptNew === true,
    useAgent: flags.agent ?? settings.agent ?? false,
  });
  const transports = new Map<Target['connection'], Transport>();
  const connections = new Map<string, Promise<Connection>>();

  const transportFor = (kind: Target['connection']): Transport => {
    let transport = transports.get(kind);
    if (transport === undefined) {
      transport = { ssh: sshTransport, openssh: opensshTransport, local: localTransport }[kind]();
      transports.set(kind, transport);
    }
    return transport;
  };

  const connectionTo = (target: Target, signal: AbortSignal | undefined): Promise<Connection> => {
    // Secrets print as stars, so two passwords of one user would look alike; the inventory has one each.
    const key = JSON.stringify(target);
    let opening = connections.get(key);
    if (opening === undefined) {
      opening = transportFor(target.connection).connect(target, signal);
      connections.set(key, opening);
      const forget = (): void => {
        if (connections.get(key) === opening) connections.delete(key);
      };
      opening.then((connection) => connection.closed.then(forget), forget);
    }
    return opening;
  };

  return async ({ host, variables, become, signal }) => {
    const said = connectionVariables(variables, host);
    throwIfWrong(said);
    const timeout = said.timeout ?? flags.timeout ?? settings.timeout;
    const { target, warnings } = resolve(host, {
      host: said.host,
      user: said.user ?? flags.user ?? settings.user,
      port: said.port,
      password: said.password ?? prepared.loginPassword,
      connection: said.connection ?? flags.connection,
      privateKeyFile: said.privateKeyFile ?? flags.privateKey ?? settings.privateKey,
      passphrase: said.privateKeyPassphrase,
      commonArgs: said.commonArgs ?? flags.sshCommonArgs,
      extraArgs: said.extraArgs,
      sshExecutable: said.sshExecutable,
      hostKeyChecking: said.hostKeyChecking,
      timeout,
    });
    for (const finding of warnings) warn(finding);
    const wanted = withKnownHosts(target, said.knownHostsFile);
    await connectionTo(wanted, signal);
    // Asked each time: one that was lost is forgotten, and opened again.
    return openHost(
      host,
      () => connectionTo(wanted, signal),
      becomeOf(become, said.becomePassword, prepared),
    );
  };
}

function withKnownHosts(target: Target, file: string | undefined): Target {
  return file === undefined || target.connection !== 'ssh'
    ? target
    : { ...target, knownHostsFiles: [file] };
}

const methods: readonly Become['method'][] = ['sudo', 'su', 'doas'];

function becomeOf(
  request: ConnectRequest['become'],
  said: Secret | undefined,
  { becomePassword }: Prepared,
): Become | undefined {
  if (request === undefined) return undefined;
  const name = request.method.slice(request.method.lastIndexOf('.') + 1);
  const method = methods.find((known) => known === name);
  if (method === undefined) {
    throw new VipbookError(
      diagnostic('CLI002', {
        message: `become method "${request.method}" is not supported: ${methods.join(', ')} are`,
        remedy: 'Set ansible_become_method or become_method to sudo, or give --become-method sudo.',
      }),
    );
  }
  const password = said ?? becomePassword;
  return { method, user: request.user, ...(password === undefined ? {} : { password }) };
}
