import fc from 'fast-check';
import type { InventoryQuestion } from './ansible.ts';

const groupName = fc.constantFrom('web', 'db', 'app', 'east', 'west', 'g1', 'prod', 'a-b', 'x.y');
const host = fc.constantFrom(
  ...['h1', 'h2', 'h3', 'db1', 'web1.example.com', '192.0.2.7', 'localhost', 'west', 'H1'],
  ...['n[1:3]', 'n[01:03]', 'r[a:c].lan', 'z[0:6:3]', 'm[1:2]-[a:b]', 'b[1:03]', 'q[:2]', 'e[3:1]'],
  ...[
    'h4:2222',
    'p[1:2]:22',
    '[2001:db8::5]:2022',
    '2001:db8::1',
    'foo_bar',
    'h-1',
    'bad[',
    'w[1:2:0]',
  ],
);
const name = fc.constantFrom('a', 'b', 'c', 'ansible_host', 'ansible_port', 'k_1', 'deep');

/** Values as they are written in INI files: literals of every kind, and near misses. */
export const iniValue = fc.oneof(
  fc.constantFrom(
    ...[
      '1',
      '0',
      '-1',
      '+7',
      '007',
      '0644',
      '0o644',
      '0x1F',
      '0b101',
      '1_000',
      '1__0',
      '1e3',
      '1.0',
    ],
    ...[
      '.5',
      '5.',
      '1e400',
      '12345678901234567',
      'True',
      'true',
      'False',
      'None',
      'null',
      'yes',
      "''",
    ],
    ...[
      '"x"',
      "'it'",
      "'a' 'b'",
      '[1, 2.0]',
      '[]',
      '()',
      '(1,)',
      '(1)',
      '1,2',
      '1,',
      '{}',
      "{'a': 1}",
    ],
    ...['[1', "{'a': [1, {'b': None}]}", '23 # c', 'foo # c', "b'x'", "u'x'", "r'\\n'"],
    ...["'\\x41\\u00e9\\n'", 'a b', 'a=b', '{{ x }}', '{{ x }} y', '-True', '--1', '1 + 2'],
    ...[
      '10.0.0.1',
      '52:54:00:12:34:56',
      'C:\\x',
      '~',
      'é',
      '#x',
      'x#y',
      ';z',
      '-0',
      '-0.0',
      '1e16',
      '1e-5',
    ],
  ),
  fc.integer({ min: -100_000, max: 100_000 }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => {
    const text = String(value);
    return /[.e]/.test(text) ? text.replace('+', '') : `${text}.0`;
  }),
);

/** Texts near Python's literals, made of its tokens. */
export const literalText = fc
  .array(
    fc.constantFrom(
      ...[
        '1',
        '0',
        '2.5',
        '1e2',
        '0x',
        '0o7',
        '_',
        "'",
        '"',
        "'a'",
        '"b"',
        "'''",
        'b',
        'r',
        'u',
        'f',
        '\\n',
      ],
      ...[
        '\\',
        '\\x4',
        '\\u00e9',
        '[',
        ']',
        '(',
        ')',
        '{',
        '}',
        ',',
        ':',
        ' ',
        '#',
        '-',
        '+',
        'True',
        'None',
        'x',
      ],
      ...[
        '.',
        'j',
        'é',
        '\t',
        '01',
        "\\'",
        '\\101',
        '\\N{BULLET}',
        '9',
        '1j',
        '...',
        '{1: 2}',
        '{1, 2}',
        '1_0',
      ],
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(''));

export const shellText = fc
  .array(
    fc.constantFrom(
      'a',
      'b=1',
      ' ',
      '  ',
      '\t',
      "'",
      '"',
      '\\',
      '#',
      'é',
      '=',
      '""',
      "''",
      '"x y"',
      "'#'",
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => parts.join(''));

function shellQuoted(value: string): string {
  return /^[\w.:/+-]*$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

const hostLine = fc
  .tuple(
    host,
    fc.array(fc.tuple(name, iniValue), { maxLength: 3 }),
    fc.constantFrom('', ' # c', '  '),
  )
  .map(
    ([first, variables, end]) =>
      [first, ...variables.map(([key, value]) => `${key}=${shellQuoted(value)}`)].join(' ') + end,
  );
const variableLine = fc
  .tuple(name, iniValue, fc.constantFrom('=', ' = '))
  .map(([key, value, equals]) => `${key}${equals}${value}`);
const priorityLine = fc
  .integer({ min: -3, max: 5 })
  .map((number) => `ansible_group_priority=${String(number)}`);
const noise = fc.constantFrom('', '# comment', '; comment', '   ');
const sloppy = fc.constantFrom('[web', 'h1 novalue', '[we b]', '[web:nope]', 'x:', '---');

const section = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(groupName, fc.array(fc.oneof(hostLine, noise), { maxLength: 4 }))
      .map(([group, lines]) => [`[${group}]`, ...lines]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        groupName,
        fc.array(fc.oneof({ weight: 5, arbitrary: variableLine }, priorityLine), { maxLength: 3 }),
      )
      .map(([group, lines]) => [`[${group}:vars]`, ...lines]),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(groupName, fc.array(groupName, { maxLength: 3 }))
      .map(([group, lines]) => [`[${group}:children]`, ...lines]),
  },
  {
    weight: 1,
    arbitrary: fc.array(variableLine, { maxLength: 2 }).map((lines) => ['[all:vars]', ...lines]),
  },
  {
    weight: 1,
    arbitrary: fc.array(hostLine, { maxLength: 2 }).map((lines) => ['[ungrouped]', ...lines]),
  },
);

export const iniInventory = fc
  .tuple(
    fc.array(hostLine, { maxLength: 3 }),
    fc.array(section, { maxLength: 7 }),
    fc.array(sloppy, { maxLength: 1 }),
    fc.boolean(),
    fc.integer({ min: 0, max: 12 }),
  )
  .map(([hosts, sections, bad, defined, spoil]) => {
    const groups = ['web', 'db', 'app', 'east', 'west', 'g1', 'prod', 'a-b', 'x.y'];
    // Most files define what they name.
    const ends = defined ? groups.flatMap((each) => [`[${each}]`]) : [];
    return [...hosts, ...sections.flat(), ...(spoil === 0 ? bad : []), ...ends, ''].join('\n');
  });

/** Values that YAML 1.1 and 1.2 read alike. */
const yamlValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom<unknown>(
      1,
      0,
      -5,
      true,
      false,
      null,
      'text',
      '',
      'a b',
      2.5,
      '10.0.0.1',
      'é ü',
      'x: y',
      "it's",
      '#',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('k', 'l', 'm n'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const yamlVars = fc.dictionary(name, yamlValue, { maxKeys: 3 });

const yamlGroup = fc.letrec<{ group: unknown }>((tie) => ({
  group: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.record(
      {
        hosts: fc.dictionary(host, fc.oneof(fc.constant(null), yamlVars), { maxKeys: 3 }),
        vars: yamlVars,
        children: fc.dictionary(groupName, tie('group'), { maxKeys: 3 }),
      },
      { requiredKeys: [] },
    ),
  ),
})).group;

export const yamlInventory = fc
  .dictionary(fc.oneof(fc.constant('all'), groupName), yamlGroup, { minKeys: 1, maxKeys: 4 })
  .map((groups) => toYaml(groups, ''));

/** Block YAML, scalars as JSON texts (which YAML reads alike). */
export function toYaml(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return `${indent}${JSON.stringify(value)}\n`;
  if (Array.isArray(value)) return `${indent}${JSON.stringify(value)}\n`;
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length === 0) return `${indent}{}\n`;
  return entries
    .map(([key, item]) => {
      const plain = /^\w+$/.test(key) ? key : JSON.stringify(key);
      if (item === null) return `${indent}${plain}:\n`;
      const block = typeof item === 'object' && !Array.isArray(item);
      return block && Object.keys(item).length > 0
        ? `${indent}${plain}:\n${toYaml(item, `${indent}  `)}`
        : `${indent}${plain}: ${JSON.stringify(item)}\n`;
    })
    .join('');
}

const varsFile = yamlVars.map((vars) => (Object.keys(vars).length === 0 ? '' : toYaml(vars, '')));
const varsPath = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('all', 'web', 'db', 'app', 'east', 'g1', 'ungrouped', 'x.y'),
      fc.constantFrom(
        '',
        '.yml',
        '.yaml',
        '.json',
        '/a.yml',
        '/b',
        '/.h.yml',
        '/c.txt',
        '/sub/d.yml',
        '/z~',
      ),
    )
    .map(([group, end]) => `group_vars/${group}${end}`),
  fc
    .tuple(
      fc.constantFrom('h1', 'h2', 'db1', 'localhost', 'n1', 'web1.example.com'),
      fc.constantFrom('', '.yml', '.yaml', '.json', '/a.yml', '/b'),
    )
    .map(([each, end]) => `host_vars/${each}${end}`),
);

/** Several sources, with vars folders beside each and beside the playbook. */
export const wholeProject: fc.Arbitrary<InventoryQuestion> = fc
  .tuple(
    fc.array(
      fc.oneof(
        iniInventory,
        yamlInventory.map((text) => `---\n${text}`),
      ),
      { minLength: 1, maxLength: 2 },
    ),
    fc.dictionary(
      fc.tuple(fc.constantFrom('one/', 'two/', 'play/'), varsPath).map((parts) => parts.join('')),
      varsFile,
      { maxKeys: 8 },
    ),
    fc.constantFrom<'files' | 'folder' | 'list'>('files', 'folder', 'list'),
  )
  .map(([texts, vars, how]) => {
    const files: Record<string, string> = {};
    const folders = ['one', 'two'];
    texts.forEach((text, index) => {
      files[`${folders[index] ?? 'one'}/${text.startsWith('---') ? 'hosts.yml' : 'hosts'}`] = text;
    });
    for (const [path, text] of Object.entries(vars)) {
      // A name cannot be a file and a folder at once.
      const clash = Object.keys(files).some(
        (other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`),
      );
      if (!clash) files[path] = text;
    }
    files['play/keep'] = '';
    const named = texts.map(
      (text, index) =>
        `${folders[index] ?? 'one'}/${text.startsWith('---') ? 'hosts.yml' : 'hosts'}`,
    );
    const sources =
      how === 'folder'
        ? texts.map((_, index) => folders[index] ?? 'one')
        : how === 'list'
          ? [...named, 'h1,extra:22,']
          : named;
    return { files, sources, playbook: 'play', graph: true };
  });

const term = fc.oneof(
  fc.constantFrom(
    'all',
    '*',
    'web',
    'db',
    'app',
    'east',
    'west',
    'h1',
    'h2',
    'h3',
    'n1',
    'localhost',
    'nope',
    'ungrouped',
    'g1',
    'x.y',
    'a-b',
  ),
  fc.constantFrom(
    'h*',
    'n?',
    'n[12]',
    'n[!1]',
    '*.example.com',
    'w*',
    '~h[12]',
    '~n\\d$',
    '~(web|db)',
    'H*',
    '192.0.2.7',
    '192.*',
    '[!h]*',
    'h[3-1]*',
    'n[]1]',
  ),
  fc
    .tuple(
      fc.constantFrom('web', 'db', 'all', 'h*', 'h1', 'n'),
      fc.constantFrom(
        '[0]',
        '[1]',
        '[-1]',
        '[0:1]',
        '[1:]',
        '[0:]',
        '[1:1]',
        '[2:0]',
        '[0:0]',
        '[-2:]',
        '[1-2]',
        '[9]',
        '[5:9]',
      ),
    )
    .map((parts) => parts.join('')),
);
const signed = fc.tuple(fc.constantFrom('', '', '', '&', '!'), term).map((parts) => parts.join(''));
export const hostPattern = fc
  .tuple(fc.array(signed, { minLength: 1, maxLength: 4 }), fc.constantFrom(':', ',', ', ', ':'))
  .map(([terms, by]) => terms.join(by));
