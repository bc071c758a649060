import type { Task } from '../ast.ts';
import type { Findings } from '../findings.ts';
import type { Constants } from './constants.ts';
import { writtenMoves, type WrittenMove } from './written-moves.ts';

/** Moves that undo each other, or move nothing. Tasks with a condition or a loop are left out: what they
 *  do is known only in the run. */
export function checkMoves(findings: Findings, tasks: readonly Task[], constants: Constants): void {
  const moves = new Map<string, { readonly task: Task; readonly move: WrittenMove }>();
  for (const task of tasks) {
    const labels = new Map<string, string>();
    const several = task.arguments.value['moves'] !== undefined;
    for (const move of writtenMoves(task, constants)) {
      const { address, from, to } = move.arguments;
      if (several) checkHosts(findings, task, move);
      if (typeof address !== 'string' || typeof to !== 'string' || typeof from !== 'string')
        continue;
      if (from === to && !from.includes('{{')) {
        findings.add(
          'PBK074',
          task.argumentPlace(move.path('to')),
          `"from" and "to" are both "${from}"`,
        );
      }
      if (task.when !== undefined || task.loop !== undefined || address.includes('{{')) continue;
      if (several) checkLabel(findings, task, move, labels);
      const bare = (address.split('/')[0] ?? address).toLowerCase();
      const before = moves.get(bare);
      if (before === undefined) {
        moves.set(bare, { task, move });
        continue;
      }
      const earlier = before.task === task ? 'move of this task' : 'task of this play';
      const where = before.task.argumentPlace(before.move.path('address'));
      const related = [{ message: 'the earlier move', where }];
      const message = `${bare} is moved by an earlier ${earlier}`;
      findings.add('PBK072', task.argumentPlace(move.path('address')), message, { related });
    }
  }
}

/** What neither the entry nor the task says. */
function checkHosts(findings: Findings, task: Task, move: WrittenMove): void {
  for (const name of ['from', 'to']) {
    if (move.arguments[name] !== undefined) continue;
    const { address } = move.arguments;
    const message = `vip: the move of ${typeof address === 'string' ? address : 'an address'} lacks "${name}"`;
    findings.add('VIP063', task.argumentPlace(move.path('address')), message);
  }
}

/** Two addresses of one host cannot have one label. */
function checkLabel(
  findings: Findings,
  task: Task,
  { arguments: { address, to, label }, path }: WrittenMove,
  labels: Map<string, string>,
): void {
  if (typeof label !== 'string' || typeof to !== 'string' || typeof address !== 'string') return;
  const key = `${to} ${label}`;
  const other = labels.get(key);
  if (other === undefined) labels.set(key, address);
  else {
    const message = `${other} and ${address} would both be ${label} on ${to}`;
    findings.add('VIP022', task.argumentPlace(path('label')), message);
  }
}
