import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { ResolveEnvironment } from './environment.ts';

/** What the percent tokens of ssh_config(5) stand for, as far as they are known yet. */
export interface TokenValues {
  /** %n: the name as given. */
  readonly given: string;
  /** %h: the address after HostName. */
  readonly address: string;
  readonly port: number;
  /** %r: the user on the host. */
  readonly user: string;
  readonly hostKeyAlias?: string | undefined;
}

/** Replace `%x` tokens. An unknown one is an error: guessing would name another file or host. */
export function expandTokens(
  text: string,
  values: TokenValues,
  environment: ResolveEnvironment,
  allowed = 'dhiklLnpru',
): string {
  return text.replaceAll(/%(.?)/gs, (whole: string, token: string) => {
    if (token === '%') return '%';
    if (token === '' || !allowed.includes(token)) {
      throw new VipbookError(
        diagnostic('SSH060', {
          message: `The token "${whole}" in "${text}" is not supported here.`,
        }),
      );
    }
    switch (token) {
      case 'd':
        return environment.home;
      case 'h':
        return values.address;
      case 'i':
        return String(environment.uid);
      case 'k':
        return values.hostKeyAlias ?? values.given;
      case 'l':
        return environment.hostname;
      case 'L':
        return environment.hostname.split('.')[0] ?? '';
      case 'n':
        return values.given;
      case 'p':
        return String(values.port);
      case 'r':
        return values.user;
      default:
        return environment.user;
    }
  });
}

/** A file name: tokens, `${NAME}`, and `~/` at its start. */
export function expandPath(
  text: string,
  values: TokenValues,
  environment: ResolveEnvironment,
): string {
  const path = expandTokens(text, values, environment).replaceAll(
    /\$\{([^}]*)\}/g,
    (whole, name: string) => {
      const value = environment.variables[name];
      if (value !== undefined) return value;
      throw new VipbookError(
        diagnostic('SSH060', { message: `"${text}" needs ${whole}, which is not set.` }),
      );
    },
  );
  if (path === '~') return environment.home;
  return path.startsWith('~/') ? `${environment.home}${path.slice(1)}` : path;
}
