import type { CommandOutput, OperationOf } from '@vipbook/host';
import { curlConfiguration, type HttpRequest } from './request.ts';

/** The host has no curl. */
export const noProgram = 9;

/** Bytes of a response that are brought here. */
const maxBody = 32 * 1024 * 1024;

/**
 * Shell that makes the request. It prints lines `name value`, an empty line, the headers,
 * and the body; `$1`: where to write the body, `$2` its name if that is a folder, `$3` whether to (`write`) or only to
 * compare (`look`), `$4` the statuses with which to.
 */
const script = `
u=$(umask); umask 077; d=$(mktemp -d) || exit 126; trap 'rm -rf "$d"' 0
command -v curl >/dev/null 2>&1 || exit ${String(noProgram)}
cat >"$d/k"
curl -q -sS -K - -D "$d/h" -o "$d/b" -w 'code %{http_code}\\nurl %{url_effective}\\nredirects %{num_redirects}\\n' <"$d/k" >"$d/w"
s=$?; [ -e "$d/h" ] || : >"$d/h"; [ -e "$d/b" ] || : >"$d/b"
[ $s = 0 ] || exit $s
cat "$d/w"
n=$(wc -c <"$d/b"); echo "size $n"
c=$(sed -n 's/^code //p' "$d/w")
if [ -n "$1" ]; then
  p=$1; case $p in /*) ;; *) p=$(pwd)/$p;; esac; if [ -d "$p" ]; then p=$p/$2; fi; echo "path $p"
  case " $4 " in *" $c "*)
    if [ -e "$p" ] && cmp -s "$d/b" "$p"; then echo 'dest same'
    elif [ "$3" = look ]; then echo 'dest differs'
    else
      # In a folder beside it that is ours: others may write where it is to be, and lay links there.
      q=$(mktemp -d "\${p%/*}/.vipbook.XXXXXX") || exit 125
      ( cd -P "$q" && [ -O . ] || exit; trap 'rm -f .vipbook-new' 0
        if [ -e "$p" ]; then cp -p "$p" .vipbook-new; else (umask $u; : >.vipbook-new); fi &&
        cat "$d/b" >.vipbook-new && mv -f .vipbook-new "$p" ); s=$?; rmdir "$q"
      [ $s = 0 ] || exit 125
      echo 'dest differs'
    fi;; *) echo 'dest left';;
  esac
fi
echo "headers $(wc -c <"$d/h")"; echo; cat "$d/h"
[ "$n" -gt ${String(maxBody)} ] || cat "$d/b"
`;

export interface Destination {
  readonly path: string;
  /** The file's name when the path is a folder. */
  readonly name: string;
  readonly write: boolean;
  readonly statuses: readonly number[];
}

export function performOperation(
  request: HttpRequest,
  environment: Readonly<Record<string, string>> | undefined,
  destination?: Destination,
): OperationOf<'command.run'> {
  const words =
    destination === undefined
      ? []
      : [
          destination.path,
          destination.name,
          destination.write ? 'write' : 'look',
          destination.statuses.join(' '),
        ];
  return {
    do: 'command.run',
    command: { argv: ['sh', '-c', script, 'uri', ...words] },
    input: Buffer.from(curlConfiguration(request), 'utf8'),
    environment: { ...environment, LC_ALL: 'C' },
  };
}

export interface HttpResponse {
  readonly status: number;
  readonly url: string;
  readonly redirected: boolean;
  readonly size: number;
  /** Of the last response, in the order sent, names as sent. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly path: string | undefined;
  readonly dest: 'same' | 'differs' | 'left' | undefined;
}

/** undefined: it makes no sense. */
export function readResponse({ stdout }: CommandOutput): HttpResponse | undefined {
  const bytes = Buffer.from(stdout);
  const end = bytes.indexOf('\n\n');
  if (end < 0) return undefined;
  const told = new Map(
    bytes
      .subarray(0, end)
      .toString('utf8')
      .split('\n')
      .map((line): [string, string] => {
        const at = line.indexOf(' ');
        return [line.slice(0, at), line.slice(at + 1)];
      }),
  );
  const from = end + 2;
  const length = Number(told.get('headers'));
  const status = Number(told.get('code'));
  if (Number.isNaN(length) || Number.isNaN(status)) return undefined;
  const dest = told.get('dest');
  return {
    status,
    url: told.get('url') ?? '',
    redirected: told.get('redirects') !== '0',
    size: Number(told.get('size')),
    headers: readHeaders(bytes.subarray(from, from + length).toString('latin1')),
    body: bytes.subarray(from + length),
    path: told.get('path'),
    dest: dest === 'same' || dest === 'differs' || dest === 'left' ? dest : undefined,
  };
}

/** Several responses' headers follow each other when there were redirections. */
function readHeaders(text: string): readonly (readonly [string, string])[] {
  const last = text
    .trimEnd()
    .split(/\r?\n\r?\n/)
    .at(-1);
  return (last ?? '').split(/\r?\n/).flatMap((line): [string, string][] => {
    const at = line.indexOf(':');
    if (at <= 0 || /^HTTP\//.test(line)) return [];
    return [[line.slice(0, at), line.slice(at + 1).trim()]];
  });
}
