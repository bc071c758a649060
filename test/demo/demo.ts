import { parseArgs } from 'node:util';
import { labObstacles } from '@vipbook/lab';
import { labDemo } from './lab-demo.ts';
import { simulatedDemo } from './simulated-demo.ts';

const { values: options } = parseArgs({
  options: { keep: { type: 'boolean' }, simulate: { type: 'boolean' } },
});

const obstacles = options.simulate === true ? [] : labObstacles();
if (options.simulate === true || obstacles.length > 0) {
  const why = obstacles.map(({ message }) => message).join('; ');
  console.log(
    `This is a SIMULATED LAN, not real hosts${why === '' ? '' : `, because ${why}`}. As root on Debian or Ubuntu, the demo uses network namespaces with real sshd and ifupdown.\n`,
  );
  process.exitCode = await simulatedDemo();
} else {
  process.exitCode = await labDemo({ keep: options.keep === true });
}
