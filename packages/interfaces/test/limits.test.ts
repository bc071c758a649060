import assert from 'node:assert/strict';
import { memoryFileSystem, readConfiguration, removeAddress } from '../src/index.ts';
import { bytes, host, root } from './support.ts';

/** Inputs made to be slow. None of these tests is timed: a quadratic step would not end before mocha does. */
describe('large and hostile files', () => {
  const many = 60_000;

  it('with a stanza on every line of an inherits chain', () => {
    const lines = Array.from(
      { length: 50_000 },
      (_, at) => `iface e${at + 1} inherits e${at}\n up ip addr add 10.0.0.1 dev a\n`,
    );
    const configuration = host(`iface e0 inet manual\n${lines.join('')}`);
    assert.equal(configuration.model.interfaces.length, 50_001);
    configuration.findings();
    assert.equal(removeAddress(configuration, '10.0.0.1').files.length, 1);
  });

  it('with one name many times in auto lines, one option many times in a stanza', () => {
    const configuration = host(
      `${'auto a b c\n'.repeat(many)}iface a inet static\n${' address 10.0.0.1/24\n'.repeat(many)}`,
    );
    assert.deepEqual(configuration.model.allow.get('auto'), ['a', 'b', 'c']);
    configuration.findings();
    removeAddress(configuration, '10.0.0.1');
  });

  it('with a line of continuations, and one of millions of bytes', () => {
    const configuration = host(
      `iface a inet manual\n up x ${'\\\ny '.repeat(many)}\n up ${'z;'.repeat(many)} ip addr add 10.0.0.1 dev a\n`,
    );
    assert.equal(configuration.model.interfaces[0]?.options.length, 2);
    configuration.findings();
    removeAddress(configuration, '10.0.0.1');
  });

  it('that source each other, in chains as deep as they are many', () => {
    const files: Record<string, Uint8Array> = { [root]: bytes('source d/*\nsource d/f0\n') };
    for (let at = 0; at < 20_000; at += 1) {
      files[`/etc/network/d/f${at}`] = bytes(`source f${at + 1}\nsource *\nauto e${at}\n`);
    }
    const { model } = readConfiguration(memoryFileSystem(files));
    assert.equal(model.allow.get('auto')?.length, 20_000);
  });

  it('with patterns made of stars', () => {
    const name = `/etc/network/${'a'.repeat(250)}`;
    const fs = memoryFileSystem({
      [root]: bytes(`source ${'a*'.repeat(20_000)}b\n`.repeat(20)),
      [name]: bytes('auto x\n'),
    });
    assert.equal(readConfiguration(fs).model.allow.get('auto'), undefined);
  });

  it('of NUL bytes without a line end', () => {
    const configuration = host('a\0'.repeat(many));
    assert.equal(configuration.refused?.code, 'IFC001');
    configuration.findings();
  });
});
