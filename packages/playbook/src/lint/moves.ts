import type { Task } from '../ast.ts';
import type { Findings } from '../findings.ts';
import type { Constants } from './constants.ts';

/** Moves that undo each other, or move nothing. Tasks with a condition or a loop are left out: what they
 *  do is known only in the run. */
export function checkMoves(findings: Findings, tasks: readonly Task[], constants: Constants): void {
  const moves = new Map<string, Task>();
  for (const task of tasks) {
    if (task.module.value !== 'vip') continue;
    const { address, from, to } = constants.resolveArguments(task);
    if (typeof address !== 'string' || typeof to !== 'string' || typeof from !== 'string') continue;
    if (from === to && !from.includes('{{')) {
      findings.add('PBK074', task.argumentPlace(['to']), `"from" and "to" are both "${from}"`);
    }
    if (task.when !== undefined || task.loop !== undefined || address.includes('{{')) continue;
    const bare = (address.split('/')[0] ?? address).toLowerCase();
    const before = moves.get(bare);
    if (before !== undefined) {
      const message = `${bare} is moved by an earlier task of this play`;
      const related = [{ message: 'the earlier move', where: before.argumentPlace(['address']) }];
      findings.add('PBK072', task.argumentPlace(['address']), message, { related });
    } else moves.set(bare, task);
  }
}
