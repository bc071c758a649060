import assert from 'node:assert/strict';
import { catalogue } from '@vipbook/diagnostics';
import { findingsAcrossHosts, recognizeDialect, parse } from '../src/index.ts';
import { bytes, host, root, textOf } from './support.ts';

interface Expected {
  readonly code: string;
  readonly main: string;
  readonly more?: Readonly<Record<string, string>>;
  /** The text the finding points at. */
  readonly at?: string;
  /** The file after its first fix. */
  readonly fixed?: string;
}

const up = 'auto a\n';
const a = `${up}iface a inet static\n address 10.0.0.5/24\n`;
const a1 = 'auto a:1\niface a:1 inet static\n address 10.0.0.9/32\n';

const cases: readonly Expected[] = [
  { code: 'IFC001', main: `Auto a\n${a}`, at: 'Auto', fixed: `auto a\n${a}` },
  { code: 'IFC001', main: 'mapping a\n foo b\n', at: 'foo' },
  { code: 'IFC002', main: `${a} mtu\n`, at: 'mtu', fixed: a },
  {
    code: 'IFC003',
    main: `${up}iface a inet5 manual\n`,
    at: 'inet5',
    fixed: `${up}iface a inet manual\n`,
  },
  { code: 'IFC004', main: a.replace('static', 'statik'), at: 'statik', fixed: a },
  { code: 'IFC005', main: 'iface\n', at: 'iface' },
  { code: 'IFC006', main: 'iface a inherits b\n', at: 'b' },
  {
    code: 'IFC006',
    main: `${a}iface b inherits aa\n`,
    at: 'aa',
    fixed: `${a}iface b inherits a\n`,
  },
  {
    code: 'IFC007',
    main: 'mapping a\n script x\n script y\n',
    at: 'script',
    fixed: 'mapping a\n script x\n',
  },
  { code: 'IFC008', main: `auto ${'x'.repeat(80)}\n`, at: 'x'.repeat(80) },
  { code: 'IFC009', main: `\xef\xbb\xbf${a}`, at: '\xef\xbb\xbf', fixed: a },
  {
    code: 'IFC010',
    main: 'auto a123456789012:34\niface a123456789012:34 inet static\n address 10.0.0.5/32\n',
    at: 'a123456789012:34',
  },
  {
    code: 'IFC011',
    main: `${up}iface a inet static
 mtu 1500
`,
    at: 'iface a inet static',
  },
  { code: 'IFC012', main: `${a} address 10.0.0.6/24\n`, at: 'address' },
  { code: 'IFC012', main: `${a} mtu 5\n mtu 5\n`, at: 'mtu', fixed: `${a} mtu 5\n` },
  {
    code: 'IFC013',
    main: `${up}iface a inet static\n address 10.0.0.5/24 # chat\n`,
    at: '# chat',
    fixed: `${up}iface a inet static\n # chat\n address 10.0.0.5/24\n`,
  },
  { code: 'IFC013', main: `auto lo # all\n`, at: '# all', fixed: '# all\nauto lo\n' },
  { code: 'IFC014', main: `${a} up x \\ \n`, at: ' ', fixed: `${a} up x \\\n` },
  { code: 'IFC014', main: `${a} up x \\\r\n`, at: '\r', fixed: `${a} up x \\\n` },
  { code: 'IFC015', main: `# c \\\n${a}`, at: '\\', fixed: `# c \n${a}` },
  {
    code: 'IFC016',
    main: `${a} up x \\\niface b inet manual\n`,
    at: 'iface b',
    fixed: `${a} up x \niface b inet manual\n`,
  },
  {
    code: 'IFC017',
    main: `${a} netmask 255.0.0.0\n`,
    at: '10.0.0.5/24',
    fixed: `${a.replace('/24', '/8')} netmask 255.0.0.0\n`,
  },
  { code: 'IFC018', main: a.replace('/24', ''), at: '10.0.0.5', fixed: a.replace('/24', '/8') },
  { code: 'IFC019', main: a.replace('/24', '/33'), at: '10.0.0.5/33' },
  {
    code: 'IFC019',
    main: `${up}iface a inet6 static\n address 2001:db8::5/129\n`,
    at: '2001:db8::5/129',
  },
  { code: 'IFC020', main: a.replace('.5/', '.0/'), at: '10.0.0.0/24' },
  { code: 'IFC020', main: a.replace('.5/', '.255/'), at: '10.0.0.255/24' },
  { code: 'IFC021', main: `${a} gateway 10.0.1.1\n`, at: '10.0.1.1' },
  {
    code: 'IFC022',
    main: `${a} gateway 10.0.0.1\nauto b\niface b inet static\n address 10.0.1.5/24\n gateway 10.0.1.1\n`,
    at: '10.0.1.1',
    fixed: `${a} gateway 10.0.0.1\nauto b\niface b inet static\n address 10.0.1.5/24\n`,
  },
  { code: 'IFC023', main: `${a}${a1} gateway 10.0.0.1\n`, at: '10.0.0.1', fixed: a + a1 },
  { code: 'IFC024', main: `${a}iface a inet static\n address 10.0.0.5/24\n`, at: '10.0.0.5/24' },
  {
    code: 'IFC024',
    main: `source b\n${a}`,
    more: { b: 'auto b\niface b inet static\n address 10.0.0.5/32\n' },
    at: '10.0.0.5/24',
  },
  { code: 'IFC026', main: `${a}auto b\n`, at: 'b', fixed: a },
  { code: 'IFC026', main: a.replace('auto a', 'auto a b'), at: 'b', fixed: a },
  { code: 'IFC027', main: a.slice(up.length), at: 'a', fixed: a },
  { code: 'IFC028', main: a1, at: 'a:1' },
  { code: 'IFC029', main: a1 + a, at: 'a:1' },
  {
    code: 'IFC029',
    main: `auto a:1  a\n${a.slice(up.length)}${a1.slice(9)}`,
    at: 'a:1',
    fixed: `auto a  a:1\n${a.slice(up.length)}${a1.slice(9)}`,
  },
  {
    code: 'IFC030',
    main: `${a}allow-hotplug a:1\n${a1.slice(a1.indexOf('iface'))}`,
    at: 'a:1',
    fixed: `${a}${a1}`,
  },
  {
    code: 'IFC031',
    main: `${a}${a1.replace('/32', '/24')}`,
    at: '10.0.0.9/24',
    fixed: `${a}${a1}`,
  },
  {
    code: 'IFC032',
    main: `${a}auto a:1\niface a:1 inet6 static\n address 2001:db8::5/128\n`,
    at: 'a:1',
  },
  { code: 'IFC033', main: `${a} network 10.0.0.0\n`, at: 'network 10.0.0.0', fixed: a },
  { code: 'IFC033', main: `${a} label x\n`, at: 'label x', fixed: a },
  {
    code: 'IFC034',
    main: `${a}ifac b inet manual\n`,
    at: 'ifac',
    fixed: `${a}iface b inet manual\n`,
  },
  { code: 'IFC035', main: 'template t\n', at: 'template' },
  { code: 'IFC036', main: `${a}source nothing\n`, at: 'nothing' },
  { code: 'IFC037', main: `${a}source-directory d\n`, more: { 'd/b.cfg': '' }, at: 'd' },
  { code: 'IFC038', main: `${a}source d/*\n`, more: { 'd/b.dpkg-old': '' }, at: 'd/*' },
  { code: 'IFC038', main: `${a}source d/*\n`, more: { 'd/b~': '' }, at: 'd/*' },
  { code: 'IFC039', main: `${a}source nothing\n mtu 1500\n`, at: 'mtu' },
  { code: 'IFC040', main: `${a} bridge-vlan-aware yes\n`, at: 'bridge-vlan-aware' },
  { code: 'IFC041', main: `${a} requires b\n`, at: 'requires' },
  { code: 'IFC042', main: `${a}source $(ls)\n`, at: '$(ls)' },
  {
    code: 'IFC043',
    main: `${a}source d/\n`,
    more: { 'd/b': '' },
    at: 'd/',
    fixed: `${a}source d/*\n`,
  },
  { code: 'IFC045', main: `${a}# c\0\n`, at: '\0', fixed: `${a}# c\n` },
  { code: 'IFC046', main: a.replace('10.0.0.5', '10.0.0.x'), at: '10.0.0.x/24' },
  { code: 'IFC047', main: a.replace('static', 'static here'), at: 'here', fixed: a },
  {
    code: 'IFC013',
    main: a.replace('static', 'static # here'),
    at: '#',
    fixed: `${up}# here\n${a.slice(up.length)}`,
  },
  { code: 'IFC049', main: a.replace(' address', '\xc2\xa0address'), at: '\xc2\xa0', fixed: a },
];

describe('findings', () => {
  it('has none for files that are as they should be', () => {
    const v6 = 'iface a inet6 static\n address 2001:db8::5/64\n gateway fe80::1\n';
    const tidy = `auto lo\niface lo inet loopback\n\n# c\n${a} gateway 10.0.0.1\n${v6}\n${a1}`;
    assert.deepEqual(host(tidy).findings(), []);
    assert.deepEqual(host('source /etc/network/d/*\n', { 'd/.keep': '' }).findings(), []);
  });

  for (const { code, main, more, at, fixed } of cases) {
    it(`${code} in ${JSON.stringify(main.slice(-60))}`, () => {
      const configuration = host(main, more);
      const finding = configuration.findings().find((each) => each.code === code);
      assert.ok(
        finding,
        configuration
          .findings()
          .map((each) => each.message)
          .join('; '),
      );
      assert.equal(finding.where?.file, root);
      const text = textOf(configuration)!;
      const { start, end } = finding.where.range!;
      assert.equal(text.slice(start.offset, end.offset), at);
      const before = text.slice(0, start.offset).split('\n');
      assert.deepEqual([start.line, start.column], [before.length, before.at(-1)!.length + 1]);
      if (fixed === undefined) return;
      // Edits from the end to the beginning, so that offsets stay true.
      const edits = [...finding.fixes![0]!.edits].sort(
        (x, y) => y.range.start.offset! - x.range.start.offset!,
      );
      const result = edits.reduce(
        (all, { range, newText }) =>
          all.slice(0, range.start.offset) + newText + all.slice(range.end.offset),
        text,
      );
      assert.equal(result, fixed);
      assert.ok(
        !host(result, more)
          .findings()
          .some((each) => each.code === code),
      );
    });
  }

  it('has a fix wherever one change mends it; these are left to whoever reads them', () => {
    const fixed = new Set(cases.filter((each) => each.fixed !== undefined).map(({ code }) => code));
    const without = new Set(cases.map(({ code }) => code).filter((code) => !fixed.has(code)));
    assert.deepEqual(
      [...without].sort(),
      // Which of two it should be, or what was meant, nobody can tell: names, addresses, whole stanzas, other tools.
      [
        ...[
          'IFC005',
          'IFC008',
          'IFC010',
          'IFC011',
          'IFC019',
          'IFC020',
          'IFC021',
          'IFC024',
          'IFC028',
        ],
        ...['IFC032', 'IFC035', 'IFC036', 'IFC037', 'IFC038', 'IFC039', 'IFC040', 'IFC041'],
        ...['IFC042', 'IFC046'],
      ],
    );
  });

  it('is tested for every code', () => {
    const tested = new Set(cases.map(({ code }) => code));
    const elsewhere = new Set(['IFC025', 'IFC044', 'IFC048']);
    const missing = Object.keys(catalogue).filter(
      (code) => /^IFC0[0-4]/.test(code) && !tested.has(code) && !elsewhere.has(code),
    );
    assert.deepEqual(missing, []);
  });

  it('names what refuses the root as the reason', () => {
    assert.equal(host('foo\n').refused?.code, 'IFC001');
    assert.equal(host(a).refused, undefined);
    assert.equal(host('', { '/etc/network/interfaces/x': '' }).refused, undefined);
  });

  it('finds an address on two hosts, with both places', () => {
    const found = findingsAcrossHosts({
      old: host(a + a1),
      new: host(a.replace('.5/', '.6/') + a1),
    });
    assert.deepEqual(
      found.map((each) => [each.code, each.where?.host, each.related?.[0]?.where.host]),
      [['IFC025', 'new', 'old']],
    );
  });
});

describe('dialects', () => {
  const dialect = (text: string): string => recognizeDialect(parse(bytes(text))).name;
  it('are told apart', () => {
    assert.equal(dialect(a), 'ifupdown');
    assert.equal(dialect('auto swp[1-4]\niface swp1\n bridge-vids 1-5\n'), 'ifupdown2');
    assert.equal(dialect('%for p in range(4):\nauto x\n'), 'ifupdown2');
    assert.equal(dialect('template t\n mtu 5\niface a\n use bond\n'), 'ifupdown-ng');
  });
});
