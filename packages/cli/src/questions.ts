import { createInterface } from 'node:readline/promises';
import type { Question, RunServices } from '@vipbook/engine';
import { isatty } from 'node:tty';
import { askSecret } from './password.ts';
import type { RunOutput } from './run-output.ts';
import type { Terminal } from './terminal.ts';

/** Questions of a run to the person at the terminal: vars_prompt, pause, --step. */
export function questions(
  flags: { readonly step?: boolean },
  output: RunOutput,
  terminal: Terminal,
): Pick<RunServices, 'ask' | 'confirmTask'> {
  const line = async (prompt: string): Promise<string> => {
    output.pause();
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await reader.question(prompt);
    } finally {
      reader.close();
    }
  };
  const once = async ({ prompt, hidden }: Question): Promise<string> => {
    if (!hidden) return line(`${prompt}: `);
    output.pause();
    return (await askSecret(`${prompt}: `)).reveal();
  };
  const ask = async (question: Question): Promise<string> => {
    const answer = await once(question);
    if (!question.confirm) return answer;
    const again = await once({ ...question, prompt: `confirm ${question.prompt}` });
    if (again === answer) return answer;
    terminal.error('The two differ; once more.\n');
    return ask(question);
  };
  return {
    ...(isatty(0) ? { ask } : {}),
    ...(flags.step === true
      ? {
          async confirmTask(name: string): Promise<'yes' | 'no' | 'continue'> {
            const answer = (await line(`Perform task: ${name} (N)o/(y)es/(c)ontinue: `))
              .trim()
              .toLowerCase();
            if (answer.startsWith('y')) return 'yes';
            return answer.startsWith('c') ? 'continue' : 'no';
          },
        }
      : {}),
  };
}
