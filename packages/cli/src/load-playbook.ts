import { readFileSync } from 'node:fs';
import { diagnostic } from '@vipbook/diagnostics';
import { parsePlaybook, type Playbook } from '@vipbook/playbook';

/** A playbook from a file of this machine; never throws: its findings say what is wrong. */
export function loadPlaybook(file: string): Promise<Playbook> {
  try {
    return Promise.resolve(parsePlaybook(file, readFileSync(file, 'utf8')));
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'cannot be read';
    const finding = diagnostic('PBK001', { message: `${file}: ${why}`, where: { file } });
    return Promise.resolve({ file, plays: [], imports: [], findings: [finding] });
  }
}
