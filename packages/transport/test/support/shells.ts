import { existsSync } from 'node:fs';

/** Every kind of `sh` that this machine has, by name. */
export function presentShells(): readonly (readonly [string, readonly string[]])[] {
  const all: readonly (readonly [string, readonly string[]])[] = [
    ['dash', ['/bin/dash']],
    ['bash', ['/bin/bash']],
    ['bash as sh', ['/bin/bash', '--posix']],
    ['busybox', ['/bin/busybox', 'sh']],
    ['mksh', ['/bin/mksh']],
    ['ksh', ['/bin/ksh93']],
    ['zsh as sh', ['/bin/zsh', '--emulate', 'sh']],
  ];
  return all.filter(([, [program]]) => existsSync(program ?? ''));
}
