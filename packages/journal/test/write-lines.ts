// Writes 500 entries to run r1 as a process of its own: FOLDER NAME.
import { JournalWriter, nodeStore } from '@vipbook/journal';

const [folder = '', name = ''] = process.argv.slice(2);
let time = 0;
const writer = new JournalWriter({
  file: nodeStore(folder).append('r1'),
  now: () => (time += 1),
  secrets: () => [],
});
for (let count = 0; count < 500; count += 1)
  writer.note({ entry: 'settled', reason: `${name} ${'x'.repeat(count % 300)}` });
await writer.close();
