// Every request on every awkward text: the longest that one of them keeps everything else waiting, as one line of JSON.
import { timeSlices } from '@vipbook/language-service';
import {
  awkwardFiles,
  awkwardTexts,
} from '../../../packages/language-service/test/support/awkward-texts.ts';
import { features } from '../../../packages/language-service/test/support/every-feature.ts';
import {
  MemoryWorkspace,
  positionAt,
} from '../../../packages/language-service/test/support/memory-workspace.ts';
import { longestTurn } from './longest-turn.ts';

/** Times each is asked; the shortest counts: V8 has compiled it by then, as in a server that runs. */
const turns = 3;

const pause = timeSlices(
  () => performance.now(),
  () => new Promise((done) => setImmediate(done)),
);

async function blockOf(file: string, text: string, feature: string): Promise<number> {
  const position = positionAt(text, Math.min(text.length, 30));
  let shortest = Infinity;
  for (let turn = 0; turn < turns; turn += 1) {
    const memory = Object.assign(new MemoryWorkspace(), { pause });
    const document = memory.open(file, text, turn);
    // A workspace in memory encodes a file each time it is read: that is not what is measured.
    memory.texts.set(`/project/${file}`, '');
    const run = () => features[feature]!(memory.service, document, position);
    shortest = Math.min(shortest, await longestTurn(run));
  }
  return shortest;
}

let worst = { took: 0, feature: '', title: '' };
for (const [title, text] of awkwardTexts) {
  for (const file of awkwardFiles) {
    for (const feature of Object.keys(features)) {
      const took = await blockOf(file, text, feature);
      if (took > worst.took) worst = { took, feature, title };
    }
  }
}
console.log(JSON.stringify(worst));
