import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync } from 'node:fs';
import { printable } from '@vipbook/diagnostics';
import type { Environment } from './inputs.ts';
import type { Failure } from './problem.ts';

export type Level = 'error' | 'warning' | 'notice';

/** Of a step: more are dropped by GitHub without a word. */
const mostOfALevel = 10;
/** Of a step: beyond it the upload of the summary is given up. */
export const summaryLimit = 1_048_576;

interface Annotation {
  readonly level: Level;
  /** The action's own, and no finding of vipbook's. */
  readonly own: boolean;
  readonly properties: string;
  readonly message: string;
}

/** What the runner of GitHub reads from a step; on GitLab plain lines. */
export class Workflow {
  readonly #annotations: Annotation[] = [];
  readonly #environment: Environment;
  readonly #write: (text: string) => void;
  readonly #isGithub: boolean;

  constructor(environment: Environment, write: (text: string) => void, isGithub: boolean) {
    this.#environment = environment;
    this.#write = write;
    this.#isGithub = isGithub;
  }

  say(line: string): void {
    this.foreign(`${line}\n`);
  }

  /** Text that may begin a line with a command of the runner: while it is printed, none is obeyed. */
  foreign(text: string): void {
    if (text === '') return;
    const whole = text.endsWith('\n') ? text : `${text}\n`;
    const token = randomUUID();
    this.#write(this.#isGithub ? `::stop-commands::${token}\n${whole}::${token}::\n` : whole);
  }

  /** One of the action's own; they come before findings where there is room for ten. */
  annotate(level: Level, { code, message, remedy, file = this.#jobFile() }: Failure): void {
    const before = this.#annotations.filter((each) => each.own).length;
    const place = file === undefined ? '' : `file=${property(file)},`;
    this.#annotations.splice(before, 0, {
      level,
      own: true,
      properties: `${place}title=${code}`,
      message: data(`${message}\n${remedy}`),
    });
  }

  /** The file that defines the job: where inputs are put right. */
  #jobFile(): string | undefined {
    if (!this.#isGithub) return this.#environment['CI_CONFIG_PATH'] ?? '.gitlab-ci.yml';
    // acme/net/.github/workflows/plan.yml@refs/heads/main
    return /^[^/]+\/[^/]+\/([^@]+)@/.exec(this.#environment['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
  }

  /** `::error file=…::…` as vipbook prints them; their files are seen from the working directory. */
  annotations(text: string, workingDirectory: string): void {
    for (const line of text.split('\n')) {
      const found = /^::(error|warning|notice) ([^:\r]*)::([^\r]*)$/.exec(line);
      if (found === null) continue;
      const [, level, properties = '', message = ''] = found;
      if (level !== 'error' && level !== 'warning' && level !== 'notice') continue;
      this.#annotations.push({
        level,
        own: false,
        properties: properties.replace(/(^|,)file=(?!%2F|\/)/, (start) =>
          workingDirectory === '' ? start : `${start}${property(`${workingDirectory}/`)}`,
        ),
        message,
      });
    }
  }

  /** Print the annotations: ten of each level, the rest counted. */
  flush(): void {
    for (const level of ['error', 'warning', 'notice'] as const) {
      const own = this.#annotations.filter((each) => each.level === level);
      for (const { properties, message } of own.slice(0, mostOfALevel))
        this.#write(
          this.#isGithub
            ? `::${level}${properties === '' ? '' : ` ${properties}`}::${message}\n`
            : plain(level, properties, message),
        );
      const more = own.length - mostOfALevel;
      if (more > 0)
        this.say(`${String(more)} more of level ${level} are in the summary, not on the lines`);
    }
    this.#annotations.length = 0;
  }

  output(name: string, value: string): void {
    const file = this.#environment['GITHUB_OUTPUT'];
    if (file === undefined || file === '') return;
    // Nobody can write the end of a value into the value: the delimiter is made anew each time.
    const delimiter = `vipbook-${randomUUID()}`;
    appendFileSync(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
  }

  /** Room for the job's summary in bytes; undefined: there is none. */
  summaryRoom(): number | undefined {
    const file = this.#environment['GITHUB_STEP_SUMMARY'];
    if (file === undefined || file === '') return undefined;
    return summaryLimit - (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  }

  summary(markdown: string): void {
    const room = this.summaryRoom();
    const file = this.#environment['GITHUB_STEP_SUMMARY'];
    if (file === undefined || room === undefined || Buffer.byteLength(markdown) > room) return;
    appendFileSync(file, markdown);
  }
}

function data(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r\n', '\n'))
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** As vipbook prints findings on a terminal. */
function plain(level: Level, properties: string, message: string): string {
  const get = (name: string): string | undefined =>
    new RegExp(`(?:^|,)${name}=([^,]*)`).exec(properties)?.[1];
  const code = get('title');
  const file = get('file');
  const line = get('line');
  const place =
    file === undefined ? '' : `\n  --> ${decoded(file)}${line === undefined ? '' : `:${line}`}`;
  return `${level}${code === undefined ? '' : `[${code}]`}: ${decoded(message)}${place}\n`;
}

function decoded(text: string): string {
  return text
    .replaceAll('%0D', '')
    .replaceAll('%0A', '\n  ')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
