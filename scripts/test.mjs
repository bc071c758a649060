// `npm test`: everything that must hold, on a fresh machine with nothing but Node.
// The last line is `N passed, N failed`, to which `, N skipped` may be added. A failed stage (types,
// lint, formatting, build) counts as one failure; only tests count as passed.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureAnsibleCollections } from './lib/ansible-collections.mjs';
import { inLanes, isIdle } from './lib/lanes.mjs';
import { repository, run } from './lib/process.mjs';
import { debianPackages, ensureDebianPackages, ensureNodeModules } from './lib/setup.mjs';
import { editorPackages } from '../test/editor/packages.mjs';
import { ensureWorkbench, workbenchPackages } from '../test/workbench/install.mjs';

const usage = `npm test [-- --only NAME[,NAME]] [--tests-only]
  --only        tests of these only: packages, extension, workbench, test (all of that
                folder), test/NAME or test/NAME/FILE
  --tests-only  no type checks, no lint, no formatting
A test on labs, or of real processes, that fails is run once more, alone, when all else is over, unless more
than 10 have failed. One that passes then counts as passed and is named (↻): it wants mending.
Exit status 0: all passed. The last line is "N passed, N failed", perhaps with ", N skipped".`;

function readOptions() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        'tests-only': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    // What is no mistake of whoever typed it is a defect of this script.
    if (!String(error.code).startsWith('ERR_PARSE_ARGS_')) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

const options = readOptions();
if (options.help) {
  console.log(usage);
  process.exit(0);
}

/** Longer than any package's tests should ever need: a hang must not block a pipeline for hours. */
const testTimeoutMs = 20 * 60_000;
/** Their tests measure time, or use what there is once, so nothing else runs beside them. */
const alone = new Set(['lab', 'workbench', 'test/editor', 'test/scripts']);
/** They do little but wait for hosts, and are a lane of their own, also beside those. */
const waiting = ['test/run/silent-host', 'test/run/guard-power'];
/** Folders below test/ whose files raise labs of their own, each a suite. */
const onLabs = new Set(['command', 'exact', 'plan', 'run', 'stories', 'systemd']);
/** Begun first, so that none is left over at the end, when nothing runs beside it. The first ones wait for most of their time. */
const longest = [
  'test/run/recovery',
  'test/run/guard',
  'host',
  'test/run/guard-trouble',
  'test/run/moves',
  'test/run/rollback',
  'test/run/move6',
  'test/run/move',
  'test/run/guard6',
  'test/exact/exact',
  'test/run/bad-input',
  'test/run/preflight',
  'test/run/confirm',
  'test/stories/stories',
  'test/systemd/guard',
  'test/systemd/modules',
];
/**
 * Two suites side by side, and one or two more when a third of the processors has been idle for some seconds: those that
 * wait for hosts leave them to those that calculate. With six of them, tests that wait for seconds waited too long.
 */
const lanes = {
  least: 2,
  most: 4,
  settleMs: 5_000,
  idle: () => isIdle(1 / 3, 5_000),
};

const startedAt = Date.now();
const totals = { passed: 0, failed: 0, skipped: 0 };
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const indent = (text) => text.trimEnd().replace(/^/gm, '    ');

function finish() {
  if (totals.passed === 0 && totals.failed === 0) {
    console.log('no test ran');
    totals.failed += 1;
  }
  for (const title of passedAgain) console.log(`↻ ${title}: failed, and passed alone`);
  console.log(`\n${seconds(startedAt)} in all`);
  const skipped = totals.skipped === 0 ? '' : `, ${totals.skipped} skipped`;
  // Exactly one write, then out: nothing may follow this line.
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${skipped}\n`, () =>
    process.exit(totals.failed === 0 ? 0 : 1),
  );
}

function fail(title, detail) {
  totals.failed += 1;
  console.log(`✗ ${title}\n${indent(detail)}`);
}

async function stage(title, command, args, { optional = false } = {}) {
  const since = Date.now();
  const result = await run(command, args, { timeoutMs: testTimeoutMs });
  if (result.status === 0) console.log(`✓ ${title} (${seconds(since)})`);
  else if (optional) console.log(`- ${title}: not available`);
  else fail(`${title} (${seconds(since)})`, result.output);
}

const tool = (name) => path.join(repository, 'node_modules/.bin', name);

/** One after the other: they are a lane beside suites that wait for hosts. */
async function checks() {
  const node = process.execPath;
  const generate = path.join(repository, 'scripts/generate.mjs');
  await stage('types: tsc -b', tool('tsc'), ['-b']);
  await stage('types of the tests', tool('tsc'), ['-p', 'tsconfig.test.json']);
  if (existsSync(generate)) await stage('generated files', node, [generate, '--check']);
  await stage('formatting: prettier', tool('prettier'), ['--check', '--log-level=warn', '.']);
  await stage('lint: eslint', tool('eslint'), ['--max-warnings=0', '.']);
}

function testFiles(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true })
    .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
    .map((name) => path.join(directory, name))
    .sort();
}

/** Many failures are no accident of a busy machine: none of them is tried again. */
const mostAgain = 10;
/** Not of labs, and yet wait for timers of real processes. */
const realTime = new Set(['host', 'lab', 'transport', 'test/ansible', 'workbench']);
const passedAgain = [];
/** Tests that failed, to be tried again: of which suite, and what mocha said of each. */
const failedOnce = [];
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One mocha process for the tests of one package: what hangs or crashes in one leaves the others be. */
async function mocha(suite, scratch) {
  const found = await runMocha(suite, suite.name, suite.files, [], scratch);
  if (found === undefined) return;
  const { summary, title } = found;
  totals.passed += summary.passed;
  totals.skipped += summary.skipped;
  const counts = `${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`;
  console.log(`${summary.failed === 0 ? '✓' : '✗'} ${title}: ${counts}`);
  if (found.output.trim() !== '') console.log(indent(found.output));
  const again = suite.onLab || realTime.has(suite.name);
  if (again && summary.failures.length > 0) failedOnce.push({ suite, failures: summary.failures });
  if (!again) totals.failed += summary.failures.length;
  for (const { title: name, error } of summary.failures) console.log(`✗ ${name}\n${indent(error)}`);
}

/** Tests of labs wait for timers of real hosts, beside others: what fails there by chance passes alone. */
async function tryAgain(scratch) {
  const count = failedOnce.reduce((sum, { failures }) => sum + failures.length, 0);
  if (count > mostAgain) {
    totals.failed += count;
    console.log(`${count} failed: too many to be tried again`);
    return;
  }
  for (const { suite, failures: all } of failedOnce) {
    // A hook is no test that could be asked for.
    const failures = all.filter(({ title }) => !/"(?:before|after) (?:all|each)" hook/.test(title));
    totals.failed += all.length - failures.length;
    if (failures.length === 0) continue;
    const files = [...new Set(failures.map(({ file }) => file))];
    const titles = failures.map(({ title }) => escaped(title)).join('|');
    // A lab is put back after each test; elsewhere one may need what another has left, and a file takes seconds.
    const only = suite.onLab ? [`--grep=^(?:${titles})$`] : [];
    const found = await runMocha(suite, `${suite.name}, again`, files, only, scratch);
    if (found === undefined) {
      totals.failed += failures.length - 1;
      continue;
    }
    // What else went wrong this time: a hook, or a test that a file run whole has beside it.
    for (const { title, error } of found.summary.failures)
      if (!failures.some((each) => each.title === title)) fail(title, error);
    for (const { title, error } of failures) {
      const second = found.summary.failures.find((each) => each.title === title);
      if (second !== undefined || !found.summary.passes.includes(title))
        fail(`${title}: twice`, second?.error ?? `it did not run again\n${error}`);
      else {
        totals.passed += 1;
        passedAgain.push(title);
      }
    }
  }
}

/** Undefined: it came to no end, which is counted as a failure. */
async function runMocha(suite, name, files, more, scratch) {
  const since = Date.now();
  const file = path.join(scratch, `${name.replaceAll('/', '-')}.json`);
  const result = await run(
    process.execPath,
    [
      // mocha would require() tests, and what they import() would then be loaded a second time.
      '--no-experimental-require-module',
      '--conditions=source',
      '--import=tsx',
      path.join(repository, 'node_modules/mocha/bin/mocha.js'),
      '--no-config',
      '--timeout=60000',
      `--reporter=${path.join(repository, 'scripts/lib/mocha-reporter.cjs')}`,
      ...more,
      ...files.map((each) => path.relative(repository, each)),
    ],
    { env: { VIPBOOK_TEST_SUMMARY: file }, timeoutMs: testTimeoutMs },
  );
  const title = `${name} (${seconds(since)})`;
  if (result.timedOut || !existsSync(file)) {
    const why = result.timedOut ? 'killed: took too long' : 'ended before its tests were over';
    fail(title, `${why}\n${result.output}`);
    return undefined;
  }
  const summary = JSON.parse(readFileSync(file, 'utf8'));
  if (summary.lingering.length > 0)
    fail(`${name}: the process stayed alive`, summary.lingering.join(', '));
  else if (result.status !== 0 && summary.failed === 0)
    fail(`${name}: exit status ${result.status}`, result.output);
  return { summary, title, output: result.output };
}

const filesBelow = (folder) => testFiles(path.join(repository, folder));

/** What needs several packages, a folder a suite, or a file: each has its own time, and its trouble hides no other's. */
const together = () =>
  readdirSync(path.join(repository, 'test')).flatMap((name) => {
    const files = filesBelow(`test/${name}`);
    if (!onLabs.has(name)) return [{ name: name === 'workbench' ? name : `test/${name}`, files }];
    return files.map((file) => ({
      name: `test/${name}/${path.basename(file, '.test.ts')}`,
      files: [file],
      onLab: true,
    }));
  });

async function tests() {
  const wanted = options.only?.split(',');
  const isWanted = (name) =>
    wanted === undefined || wanted.some((each) => name === each || name.startsWith(`${each}/`));
  const suites = [
    ...readdirSync(path.join(repository, 'packages')).map((name) => ({
      name,
      files: testFiles(path.join(repository, 'packages', name, 'test')),
    })),
    { name: 'extension', files: filesBelow('extension/test') },
    ...together(),
  ].filter(({ name, files }) => files.length > 0 && isWanted(name));
  const isAlone = ({ name }) => alone.has(name);
  const place = ({ name }) => (longest.includes(name) ? longest.indexOf(name) : longest.length);
  const scratch = mkdtempSync(path.join(tmpdir(), 'vipbook-test-'));
  try {
    const waits = suites.filter(({ name }) => waiting.includes(name));
    const beside = inLanes([...waits], (suite) => mocha(suite, scratch), { least: 1, most: 1 });
    for (const suite of suites) if (isAlone(suite)) await mocha(suite, scratch);
    const rest = suites.filter((suite) => !isAlone(suite) && !waits.includes(suite));
    const queue = rest
      .sort((one, other) => place(one) - place(other))
      .map((suite) => () => mocha(suite, scratch));
    if (!options['tests-only']) queue.unshift(checks);
    await inLanes(queue, (work) => work(), lanes);
    await beside;
    await tryAgain(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const problem = await ensureNodeModules();
if (problem !== undefined) {
  fail('Node packages', problem);
} else {
  const notice = await ensureDebianPackages(console.log, [
    ...debianPackages,
    ...editorPackages,
    ...workbenchPackages,
  ]);
  if (notice !== undefined) console.log(`note: ${notice}`);
  if (options.only?.split(',').includes('expressions') ?? true) {
    const missing = await ensureAnsibleCollections();
    if (missing !== undefined) console.log(`note: ${missing}`);
  }
  if (options.only?.split(',').includes('workbench') ?? true) {
    const installed = await ensureWorkbench();
    if ('problem' in installed) console.log(`note: no workbench: ${installed.problem}`);
  }
  await stage('build', process.execPath, [path.join(repository, 'scripts/build.mjs')]);
  await tests();
}
finish();
