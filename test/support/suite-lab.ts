import type { CreateLabOptions, Lab } from '@vipbook/lab';
import { obstacle, raise } from './vipbook.ts';

/** Hooks of a suite that has one lab of its own, or is skipped where none can be raised. Its lab, once it is there. */
export function suiteLab(options: CreateLabOptions = {}): () => Lab {
  let lab: Lab | undefined;
  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise(options);
  });
  after(async () => {
    await lab?.down();
  });
  return () => {
    if (lab === undefined) throw new Error('the lab is not there yet');
    return lab;
  };
}
