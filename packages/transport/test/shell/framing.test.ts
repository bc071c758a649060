import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FrameReader } from '../../src/shell/framing.ts';

const token = 'vb0123456789abcdef';

function feed(stream: 'stdout' | 'stderr', bytes: Buffer, cuts: readonly number[]): FrameReader {
  const reader = new FrameReader(token, 7, stream);
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, bytes.length]) {
    reader.push(bytes.subarray(from, to));
    from = to;
  }
  return reader;
}

describe('framing', () => {
  // Pieces of the marks themselves are the hostile case.
  const output = fc
    .array(
      fc.oneof(
        fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
        fc
          .constantFrom(token, `${token}<`, `${token}>`, `${token}<7`, `${token}>6 0\n`, '\n', 'vb')
          .map((text) => Buffer.from(text)),
      ),
      { maxLength: 8 },
    )
    .map((parts) => Buffer.concat(parts))
    .filter((bytes) => !bytes.includes(`${token}>7 `) && !bytes.includes(`${token}<7\n`));

  it('finds the same output however the stream is cut', () => {
    fc.assert(
      fc.property(
        output,
        output,
        fc.nat(255),
        fc.array(fc.nat(), { maxLength: 12 }),
        (noise, out, status, cuts) => {
          const stream = Buffer.concat([
            noise,
            Buffer.from(`${token}<7\n`),
            out,
            Buffer.from(`${token}>7 ${String(status)}\n`),
          ]);
          // A mark may not arise where two parts meet.
          fc.pre(
            stream.indexOf(`${token}>7 `) === noise.length + `${token}<7\n`.length + out.length,
          );
          fc.pre(stream.indexOf(`${token}<7\n`) === noise.length);
          const reader = feed('stdout', stream, cuts);
          assert.equal(reader.status, status);
          assert.deepEqual(reader.output, out);
        },
      ),
      { numRuns: Number(process.env.VIPBOOK_RUNS ?? 500) },
    );
  });

  it('is not done before the whole mark is there', () => {
    const whole = Buffer.from(`noise${token}<7\nabc${token}>7 12\n`);
    for (let length = 0; length < whole.length; length += 1) {
      const reader = new FrameReader(token, 7, 'stdout');
      assert.equal(reader.push(whole.subarray(0, length)), false);
      assert.equal(reader.status, undefined);
    }
    assert.equal(feed('stdout', whole, []).status, 12);
  });

  it('ignores the marks of an earlier script', () => {
    const reader = new FrameReader(token, 7, 'stderr');
    reader.push(Buffer.from(`${token}>6\n${token}<7\nlate\n${token}>7\n`));
    assert.equal(reader.output.toString(), 'late\n');
    assert.equal(reader.status, 0);
  });
});
