import { InvalidArgumentError, type Command } from 'commander';
import type { Register } from '../command-table.ts';
import { examplesAndCodes } from '../options/examples.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

export const registerCompletion: Register = (program, context) => {
  program
    .command('completion')
    .argument('<shell>', 'bash, zsh or fish', (text: string): Shell => {
      const shell = shells.find((name) => name === text);
      if (shell === undefined) throw new InvalidArgumentError('It is bash, zsh or fish.');
      return shell;
    })
    .summary('completion script for bash, zsh or fish')
    .description('Print a script that completes commands, options and files in your shell.')
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'source <(vipbook completion bash)                        in ~/.bashrc',
          'source <(vipbook completion zsh)                         in ~/.zshrc',
          'vipbook completion fish > ~/.config/fish/completions/vipbook.fish',
        ],
        [0, 5],
      ),
    )
    .action(async (shell: Shell) => {
      const programs = await import('../program.ts');
      const whole = await programs.createProgram(context, programs.everyCommand);
      context.terminal.out(script(shell, describeCommands(whole)));
    });
};

interface Completable {
  /** Words after `vipbook`: "run", "lab up". */
  readonly words: string;
  readonly summary: string;
  readonly options: readonly { flag: string; text: string }[];
  readonly children: readonly { name: string; text: string }[];
}

function describeCommands(command: Command, path: readonly string[] = []): Completable[] {
  const help = command.createHelp();
  const visible = help.visibleCommands(command);
  return [
    {
      words: path.join(' '),
      summary: command.summary(),
      options: help
        .visibleOptions(command)
        .flatMap((option) =>
          [option.short, option.long]
            .filter((flag): flag is string => flag !== undefined)
            .map((flag) => ({ flag, text: option.description })),
        ),
      children: visible.map((child) => ({ name: child.name(), text: child.summary() })),
    },
    ...visible.flatMap((child) => describeCommands(child, [...path, child.name()])),
  ];
}

function script(shell: Shell, commands: readonly Completable[]): string {
  return { bash, zsh, fish }[shell](commands);
}

const head = (shell: Shell): string =>
  `# vipbook completion for ${shell}; made by: vipbook completion ${shell}\n`;

/** The words typed so far, without options, choose the row; what it offers follows. */
function bash(commands: readonly Completable[]): string {
  const rows = commands.map(({ words, options, children }) => {
    const offered = [...children.map(({ name }) => name), ...options.map(({ flag }) => flag)];
    return `    '${words}') offered='${offered.join(' ')}' ;;`;
  });
  const names = commands.map(({ words }) => `'${words}'`).join('|');
  return `${head('bash')}_vipbook() {
  local word path='' offered='' current="\${COMP_WORDS[COMP_CWORD]}" index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    case "$word" in -*) continue ;; esac
    case "\${path:+$path }$word" in ${names}) path="\${path:+$path }$word" ;; esac
  done
  case "$path" in
${rows.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$offered" -- "$current"))
  if [[ \${#COMPREPLY[@]} -eq 0 || "$current" != -* && -n "$path" ]]; then
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _vipbook vipbook
`;
}

function zsh(commands: readonly Completable[]): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const entry = (name: string, text: string): string =>
    quoted(`${name.replaceAll(':', '\\:')}:${text}`);
  const rows = commands.map(({ words, options, children }) => {
    const offered = [
      ...children.map(({ name, text }) => entry(name, text)),
      ...options.map(({ flag, text }) => entry(flag, text)),
    ];
    return `    ${quoted(words)}) offered=(${offered.join(' ')}) ;;`;
  });
  const names = commands.map(({ words }) => quoted(words)).join('|');
  return `${head('zsh')}_vipbook() {
  local word vpath='' index
  local -a offered
  for ((index = 2; index < CURRENT; index++)); do
    word="\${words[index]}"
    [[ "$word" == -* ]] && continue
    case "\${vpath:+$vpath }$word" in ${names}) vpath="\${vpath:+$vpath }$word" ;; esac
  done
  case "$vpath" in
${rows.join('\n')}
  esac
  _describe 'vipbook' offered
  [[ -n "$vpath" ]] && _files
}
if (( $+functions[compdef] )); then
  compdef _vipbook vipbook
fi
`;
}

function fish(commands: readonly Completable[]): string {
  const quoted = (text: string): string =>
    `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = commands.flatMap(({ words, options, children }) => {
    const condition =
      words === ''
        ? '__fish_use_subcommand'
        : words
            .split(' ')
            .map((word) => `__fish_seen_subcommand_from ${word}`)
            .join('; and ');
    return [
      ...children.map(
        ({ name, text }) =>
          `complete -c vipbook -n ${quoted(condition)} -a ${name} -d ${quoted(text)}`,
      ),
      ...options.map(({ flag, text }) => {
        const kind = flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`;
        return `complete -c vipbook -n ${quoted(condition)} ${kind} -d ${quoted(text)}`;
      }),
    ];
  });
  return `${head('fish')}${lines.join('\n')}\n`;
}
