#!/usr/bin/env python3
"""Run every case of cases.json with ansible-playbook (ansible-core 2.14) on this machine, below a folder
of its own, and write what came of it to expected.json: with --check, really, and once more.

Needs root (owners) and ansible-core. The normal test run needs neither."""
import base64, json, os, re, shutil, stat, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
cases = json.load(open(os.path.join(here, 'cases.json')))


def place(text, root):
    return json.loads(json.dumps(text).replace('{root}', root))


def make(folder, entries):
    os.makedirs(folder, exist_ok=True)
    for path, entry in entries.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        if isinstance(entry, str):
            entry = {'text': entry}
        if 'link' in entry:
            os.symlink(entry['link'].replace('{root}', folder), full)
            continue
        if 'hard' in entry:
            os.link(os.path.join(folder, entry['hard']), full)
            continue
        if entry.get('directory'):
            os.makedirs(full, exist_ok=True)
        else:
            data = base64.b64decode(entry['base64']) if 'base64' in entry else entry['text'].encode()
            open(full, 'wb').write(data)
        os.chown(full, entry.get('uid', 0), entry.get('gid', 0))
        os.chmod(full, int(entry.get('mode', '0755' if entry.get('directory') else '0644'), 8))
        if 'mtime' in entry:
            os.utime(full, (entry['mtime'], entry['mtime']))


def tree(folder):
    result = {}
    for base, folders, files in os.walk(folder):
        for name in sorted(folders + files):
            full = os.path.join(base, name)
            path = re.sub(r'\.\d+\.\d{4}-\d\d-\d\d@\d\d:\d\d:\d\d~$', '.BACKUP', os.path.relpath(full, folder))
            seen = os.lstat(full)
            if stat.S_ISLNK(seen.st_mode):
                result[path] = {'link': os.readlink(full).replace(folder, '{root}'), 'uid': seen.st_uid}
                continue
            entry = {'mode': '%04o' % stat.S_IMODE(seen.st_mode), 'uid': seen.st_uid, 'gid': seen.st_gid}
            if stat.S_ISDIR(seen.st_mode):
                entry['directory'] = True
            else:
                entry['base64'] = base64.b64encode(open(full, 'rb').read()).decode()
            result[path] = entry
    return result


plugin = """
import json
from ansible.plugins.callback import CallbackBase

class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = 'stdout'
    CALLBACK_NAME = 'lines'

    def v2_runner_on_ok(self, result, **more):
        print('RESULT', json.dumps([result._task.get_name().strip(), result._result]))

    def v2_runner_on_failed(self, result, **more):
        result._result['failed'] = True
        self.v2_runner_on_ok(result)

    v2_runner_on_skipped = v2_runner_on_ok
"""


def run(playbook, options):
    plugins = os.path.join(top, 'plugins')
    os.makedirs(plugins, exist_ok=True)
    open(os.path.join(plugins, 'lines.py'), 'w').write(plugin)
    env = dict(os.environ, ANSIBLE_STDOUT_CALLBACK='lines', ANSIBLE_CALLBACK_PLUGINS=plugins,
               ANSIBLE_LOCALHOST_WARNING='false', ANSIBLE_PYTHON_INTERPRETER=sys.executable, LC_ALL='C.UTF-8')
    done = subprocess.run(['ansible-playbook', '-i', 'localhost,', '-c', 'local', playbook, *options],
                          env=env, capture_output=True, text=True)
    results = [json.loads(line[7:]) for line in done.stdout.splitlines() if line.startswith('RESULT ')]
    if [name for name, _ in results] != [case['name'] for case in cases]:
        sys.exit(done.stdout[-3000:] + done.stderr[-3000:])
    return [result for _, result in results]


volatile = {'invocation', 'diff', 'ansible_facts', 'warnings', 'exception', 'backup_file', 'backup',
            '_ansible_no_log', 'action', 'secontext', 'details', 'traceback', 'ansible_loop_var', 'src',
            'module_stderr', 'module_stdout', 'stderr', 'stdout', 'stderr_lines', 'stdout_lines', 'rc', 'exit_status'}
volatile_stat = {'atime', 'mtime', 'ctime', 'inode', 'dev', 'blocks', 'block_size', 'version', 'attributes',
                 'attr_flags'}


def clean(result, root):
    kept = {k: v for k, v in result.items() if k not in volatile}
    if isinstance(kept.get('stat'), dict):
        kept['stat'] = {k: v for k, v in kept['stat'].items() if k not in volatile_stat}
    if kept.get('failed') and 'msg' in kept:
        del kept['msg']
    return json.loads(json.dumps(kept).replace(root, '{root}'))


top = tempfile.mkdtemp(prefix='vipbook-oracle-')
os.chmod(top, 0o755)
try:
    tasks = []
    for number, case in enumerate(cases):
        root = os.path.join(top, str(number), 'host')
        make(root, case.get('before', {}))
        make(os.path.join(top, str(number), 'here'), case.get('here', {}))
        args = place(case['args'], root)
        tasks.append({
            'hosts': 'localhost', 'gather_facts': False,
            'tasks': [{'name': case['name'], case['module']: args, 'ignore_errors': True,
                       'vars': case.get('vars', {})}],
        })
        playbook = os.path.join(top, str(number), 'here', 'play.yml')
        json.dump([tasks[-1]], open(playbook, 'w'))
    everything = os.path.join(top, 'all.yml')
    json.dump([{'import_playbook': os.path.join(top, str(n), 'here', 'play.yml')}
               for n in range(len(cases))], open(everything, 'w'))
    check = run(everything, ['--check'])
    first = run(everything, [])
    trees = [tree(os.path.join(top, str(n), 'host')) for n in range(len(cases))]
    second = run(everything, [])
    expected = {}
    for number, case in enumerate(cases):
        root = os.path.join(top, str(number), 'host')
        short = lambda r: {'changed': bool(r.get('changed')), 'failed': bool(r.get('failed'))}
        expected[case['name']] = {
            'check': short(check[number]), 'first': clean(first[number], root),
            'second': short(second[number]), 'tree': trees[number],
        }
    json.dump(expected, open(os.path.join(here, 'expected.json'), 'w'), indent=1, sort_keys=True)
    print(len(expected), 'cases')
finally:
    shutil.rmtree(top)
