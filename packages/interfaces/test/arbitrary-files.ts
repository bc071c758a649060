import fc from 'fast-check';

/** Files as people and fuzzers write them; each character is one byte. */

const names = [
  'eth0',
  'eth0:1',
  'eth1',
  'lo',
  'br0',
  'eth0.5',
  'eth0.5:1',
  'home',
  'wlan0',
  'a',
  'eth0:web',
];
export const interfaceName = fc.constantFrom(...names);

const space = fc.constantFrom(' ', ' ', ' ', '\t', '  ', ' \t', '\v', '\f');
const indent = fc.constantFrom('', '', ' ', '    ', '\t', '  \t');
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\r\n', ' \n', '\t\n');
const address4 = fc
  .tuple(
    fc.constantFrom(10, 127, 169, 172, 192, 203, 224, 255),
    fc.nat(255),
    fc.nat(255),
    fc.nat(255),
  )
  .map((parts) => parts.join('.'));
const address6 = fc
  .tuple(fc.nat(0xffff), fc.nat(0xffff))
  .map(([a, b]) => `2001:db8::${a.toString(16)}:${b.toString(16)}`);

export const addressValue = fc.oneof(
  { weight: 4, arbitrary: address4 },
  {
    weight: 4,
    arbitrary: fc.tuple(address4, fc.integer({ min: 0, max: 34 })).map(([a, n]) => `${a}/${n}`),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(address6, fc.integer({ min: 0, max: 130 })).map(([a, n]) => `${a}/${n}`),
  },
  address6,
  fc
    .tuple(
      address4,
      fc.constantFrom(
        '/255.255.255.0',
        '/255.255.255.255',
        '//24',
        '/24/8',
        '/x',
        '/ 24',
        '/-5',
        '/33',
        '/64',
        '/',
      ),
    )
    .map((p) => p.join('')),
  fc.constantFrom(
    'foo',
    '300.1.1.1',
    '1.2.3',
    '::1/128',
    '10.0.0.1 # c',
    '%d',
    '/24',
    '0.0.0.0/0',
    '1234567890.1234567890.1234567890.1234567890/24',
  ),
);

const option = fc.oneof(
  { weight: 4, arbitrary: addressValue.map((value) => `address ${value}`) },
  fc.constantFrom(
    'netmask 255.255.255.0',
    'netmask 24',
    'netmask 255.0.0.0',
    'netmask 255.255.255.255',
    'netmask 255.255.255.254',
    'netmask 64',
    'netmask x',
  ),
  fc.constantFrom(
    'gateway 10.0.0.1',
    'gateway 2001:db8::1',
    'broadcast +',
    'broadcast -',
    'broadcast 10.0.0.255',
    'metric 5',
    'mtu 1500',
    'mtu? 9000',
    'hwaddress ether 00:11:22:33:44:55',
    'hwaddress 00:11:22:33:44:55',
    'scope host',
    'pointopoint 10.0.0.2',
    'label x',
    'network 10.0.0.0',
    'dad-attempts 0',
    'dad-attempts 5',
    'accept_ra 0',
    'accept_ra 2',
    'privext 2',
    'autoconf 1',
    'preferred-lifetime 0',
    'preferred-lifetime 100',
    'bitrate 1000',
    'mode gre',
    'endpoint 1.2.3.4',
    'local 1.2.3.4',
    'description a  "b" c',
    'x-y?',
    '? z',
    '?? z',
    '?x y',
    'up? echo',
    'media x',
    'ttl 64',
    'netnum 1',
    'frame 802.2',
    'provider isp',
    'unit 1',
  ),
  fc
    .tuple(
      fc.constantFrom('up', 'down', 'pre-up', 'post-up', 'pre-down', 'post-down'),
      fc.constantFrom(
        'echo a',
        'ip addr add 10.9.8.7/24 dev eth0',
        'ip addr del 10.9.8.7/24 dev eth0',
        'ip a a 10.9.8.6 dev $IFACE label eth0:9; true',
        'a \\ b',
        'x # y',
      ),
    )
    .map((p) => p.join(' ')),
  fc.constantFrom(
    'auto',
    'allow-hotplug',
    'no-auto-down',
    'no-scripts',
    'mtu',
    'address',
    'up',
    'iface',
    'mapping',
    'source',
    'rename',
    'allow-',
  ),
);

const method = fc.constantFrom(
  'inet static',
  'inet static',
  'inet static',
  'inet manual',
  'inet dhcp',
  'inet loopback',
  'inet6 static',
  'inet6 static',
  'inet6 manual',
  'inet6 loopback',
  'inet6 auto',
  'inet tunnel',
  'inet6 v4tunnel',
  'inet6 6to4',
  'inet6 tunnel',
  'inet bootp',
  'inet ppp',
  'inet wvdial',
  'inet ipv4ll',
  'can static',
  'ipx static',
  'ipx dynamic',
);
const inherits = interfaceName.map((name) => `inherits ${name}`);
const tail = fc.oneof(
  { weight: 12, arbitrary: method },
  { weight: 2, arbitrary: fc.tuple(method, inherits).map((p) => p.join(' ')) },
  inherits,
  inherits.map((text) => `inet ${text}`),
  fc.constantFrom(
    'inet',
    '',
    'inet static extra',
    'inet static inherits',
    'inet5 static',
    'inet foo',
    'link none',
    'meta none',
    'inherits',
    'inet6 inherits eth0 more',
  ),
);

const header = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(interfaceName, tail).map(([name, rest]) => `iface ${name} ${rest}`),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'auto',
          'auto',
          'auto',
          'allow-hotplug',
          'allow-x',
          'no-auto-down',
          'no-scripts',
          'rename',
        ),
        fc.array(
          fc.oneof(
            interfaceName,
            fc.constantFrom('eth0=home', '/eth*', 'mac/00:11=home', '#', '/eth*/1=x'),
          ),
          { maxLength: 4 },
        ),
        space,
      )
      .map(([keyword, list, gap]) => [keyword, ...list].join(gap)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.array(interfaceName, { maxLength: 2 }),
        fc.array(fc.constantFrom('script /bin/x', 'map a b', 'map', 'script', 'map c'), {
          maxLength: 4,
        }),
      )
      .map(([list, lines]) => ['mapping ' + list.join(' '), ...lines].join('\n  ')),
  },
  fc.constantFrom(
    'mapping x',
    'Auto eth0',
    'iface',
    'template x',
    'allow- x',
    'vlan 5',
    'rename eth0=x',
  ),
);

const comment = fc.constantFrom(
  '# comment',
  '#',
  '# ends in \\',
  '  # indented',
  '#auto eth0',
  '\t#x',
);
const sourceLine = fc.constantFrom(
  'source interfaces.d/*',
  'source-directory interfaces.d',
  'source interfaces.d/*.cfg',
  'source nothing*',
  'source interfaces.d/b',
  'source ./interfaces.d/b',
  'source interfaces.d/{b,c}',
  'source "interfaces.d/b"',
  "source 'interfaces.d/'b",
  'source interfaces.d/b interfaces.d/c.cfg',
  'source interfaces.d',
  'source interfaces.d/b/x',
  'source-dir interfaces.d',
  'source $X/y',
  'source interfaces.d/[ab]',
  'source interfaces.d/?',
  'source ${X}interfaces.d/b',
  'source $((1+1))',
  'source `ls`',
  'source a;b',
  'source interfaces.d/\\b',
  'source main',
  'source interfaces.d/*;x',
  'source interfaces.d/[!b]*',
  'source-directory interfaces.d/*',
  'source */b',
  'source ~/x',
  'source',
);

/** One physical line or a few, with whatever can go wrong at its end. */
const line = fc
  .tuple(
    indent,
    fc.oneof(
      { weight: 10, arbitrary: option },
      { weight: 6, arbitrary: header },
      { weight: 2, arbitrary: comment },
      { weight: 2, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: sourceLine },
    ),
    fc.oneof(
      { weight: 14, arbitrary: lineEnd },
      fc.constantFrom('\\\n', ' \\\n', '\\\\\n', '\\ \n', '\\\r\n', '\\\n\\\n', '\\', ''),
    ),
    // Where to break the text with a continuation; mostly nowhere.
    fc.option(fc.nat(30), { freq: 12, nil: undefined }),
  )
  .map(([before, text, end, cut]) =>
    cut === undefined || cut >= text.length
      ? before + text + end
      : `${before}${text.slice(0, cut)}\\\n${text.slice(cut)}${end}`,
  );

/** Stanza after stanza as people write them, of which ifupdown refuses few. */
const stanza = fc
  .tuple(
    interfaceName,
    method,
    fc.array(
      fc.tuple(
        indent,
        option.filter((text) => text.includes(' ')),
      ),
      { maxLength: 5 },
    ),
    fc.boolean(),
  )
  .map(
    ([name, rest, options, auto]) =>
      `${auto ? `auto ${name}\n` : ''}iface ${name} ${rest}\n${options.map(([before, text]) => `${before}${text}\n`).join('')}\n`,
  );

export const tidyFile = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: stanza },
      comment.map((text) => `${text}\n`),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
export const wildFile = fc.array(line, { maxLength: 14 }).map((parts) => parts.join(''));
/** With bytes no editor would write. */
export const rawFile = fc
  .tuple(
    wildFile,
    fc.array(
      fc.tuple(
        fc.nat(400),
        fc.constantFrom('\0', '\xa0', '\xe9', '\r', '\xef\xbb\xbf', '\0\\\n', 'x'.repeat(90)),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([text, inserts]) =>
    inserts.reduce(
      (all, [at, insert]) => (at > all.length ? all : all.slice(0, at) + insert + all.slice(at)),
      text,
    ),
  );
export const anyFile = fc.oneof(
  { weight: 4, arbitrary: tidyFile },
  { weight: 4, arbitrary: wildFile },
  rawFile,
);

export interface FileSet {
  readonly main: string;
  readonly more: Readonly<Record<string, string>>;
}

const subName = fc.constantFrom('b', 'c.cfg', 'a', 'vip.bak', '.hidden', 'z_9', 'x-y~');

/** A root called `main` and files in `interfaces.d`. */
export const fileSet: fc.Arbitrary<FileSet> = fc.record({
  main: anyFile,
  more: fc
    .uniqueArray(fc.tuple(subName, anyFile), { maxLength: 3, selector: ([name]) => name })
    .map((list) => Object.fromEntries(list.map(([name, text]) => [`interfaces.d/${name}`, text]))),
});

/** Sets in which files are really sourced. */
export const sourcingSet: fc.Arbitrary<FileSet> = fc
  .tuple(fileSet, sourceLine, fc.boolean())
  .map(([set, source, first]) => ({
    ...set,
    main: first ? `${source}\n${set.main}` : `${set.main}\n${source}\n`,
  }));

export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
