import { limitOf } from './limits.ts';
import { runStory, type Bug } from './run-story.ts';
import { describe, type Story } from './story.ts';

/** What happened, line by line: when, on which host, and who holds the address and answers for it then. */
export async function timeline(
  story: Story,
  bug: Bug | undefined,
  strict: ReadonlySet<string>,
): Promise<string> {
  const { violations, course, events } = await runStory(story, { bug, trace: true });
  const { faults, confirm, ...rest } = story;
  const lines = [
    `${rest.strategy}; ${Object.entries(rest)
      .filter(([key]) => key !== 'strategy')
      .map(
        ([key, value]) =>
          `${key} ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`,
      )
      .join(', ')}`,
    ...(confirm === undefined
      ? []
      : [
          `  waits for a yes for ${String(confirm.seconds)} s: ${confirm.yes === null ? 'nobody says it' : describe(confirm.yes)}`,
        ]),
    ...faults.map((fault) => `  fault: ${describe(fault)}`),
    `${'event'.padStart(5)} ${'ms'.padStart(10)}  ${'host'.padEnd(10)} ${'what'.padEnd(56)} holds     answers`,
  ];
  const marks = [...violations].sort((a, b) => a.at - b.at);
  events.forEach(({ at, host, what, holds, answers }, index) => {
    lines.push(
      `${String(index).padStart(5)} ${at.toFixed(1).padStart(10)}  ${host.padEnd(10)} ${what.padEnd(56)} ${holds.padEnd(9)} ${answers}`,
    );
    while (marks[0] !== undefined && (events[index + 1]?.at ?? Infinity) > marks[0].at) {
      const mark = marks.shift();
      if (mark !== undefined) lines.push(`      ^^^ ${mark.kind}: ${mark.detail}`);
    }
  });
  for (const violation of violations) {
    const limit = limitOf(violation, course, strict);
    lines.push(
      `${limit === undefined ? 'broken' : `admitted (${limit.name})`}: ${violation.kind}, ${violation.detail}`,
    );
  }
  if (violations.length === 0) lines.push('every invariant holds');
  lines.push(`again: npm run simulate -- --story '${JSON.stringify(story)}'`);
  return lines.join('\n');
}
