import type { CompiledNode, CompiledPlay, CompiledTask } from './compile.ts';

/** The plays from the first task on that has this name (a glob, too); undefined when none has it. */
export function startAt(
  plays: readonly CompiledPlay[],
  name: string,
): readonly CompiledPlay[] | undefined {
  const pattern = glob(name);
  const matches = ({ task, title }: CompiledTask): boolean =>
    title === name ||
    pattern.test(title) ||
    (task.name === undefined && task.module.value === name);
  for (const [index, play] of plays.entries()) {
    const cut = new Cut(matches);
    const sections = play.sections.map((section) => cut.nodes(section));
    if (cut.found) return [{ ...play, sections }, ...plays.slice(index + 1)];
  }
  return undefined;
}

class Cut {
  found = false;
  readonly #matches: (task: CompiledTask) => boolean;

  constructor(matches: (task: CompiledTask) => boolean) {
    this.#matches = matches;
  }

  nodes(nodes: readonly CompiledNode[]): readonly CompiledNode[] {
    return nodes.flatMap((node): readonly CompiledNode[] => {
      if (this.found) return [node];
      if (node.kind === 'task') {
        this.found = this.#matches(node);
        return this.found ? [node] : [];
      }
      if (node.kind === 'include') {
        const nodes = this.nodes(node.nodes);
        return nodes.length > 0 ? [{ ...node, nodes }] : [];
      }
      const body = this.nodes(node.block);
      // Begun in its middle, a block keeps what follows from its failure; a match inside rescue or always
      // cannot be begun at, because nothing failed.
      return body.length > 0 ? [{ ...node, block: body }] : [];
    });
  }
}

function glob(text: string): RegExp {
  const body = text
    .replaceAll(/[\\^$.|+(){}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replaceAll(/\[!/g, '[^');
  try {
    return new RegExp(`^${body}$`, 's');
  } catch {
    // An unfinished [ stands for itself.
    return new RegExp(`^${text.replaceAll(/[\\^$.|+(){}[\]*?]/g, '\\$&')}$`);
  }
}
