"""Answers questions about inventories with ansible-core itself; one JSON object a line, in and out.

Questions:
  {"files": {path: text}, "executable": [path], "sources": [path or list], "playbook": folder or absent,
   "patterns": [[pattern, limit or null]]}
      -> {"list": text, "graph": text, "selected": [[host] or null]} or {"error": text}
  {"values": [text]}   -> {"values": [JSON text, null when it stays a text, "unprintable"]}
  {"lines": [text]}    -> {"lines": [[word] or null]}
"""
import json
import os
import sys
import tempfile

# Nobody's settings: an empty file that is gone once it has been read.
settings = tempfile.NamedTemporaryFile(suffix='.cfg')
os.environ['ANSIBLE_CONFIG'] = settings.name

from ansible import constants as C  # noqa: E402
from ansible import context  # noqa: E402
from ansible.cli.inventory import InventoryCLI  # noqa: E402
from ansible.inventory import group as group_module  # noqa: E402
from ansible.inventory.manager import InventoryManager  # noqa: E402
from ansible.module_utils.common.collections import ImmutableDict  # noqa: E402
from ansible.parsing.dataloader import DataLoader  # noqa: E402
from ansible.plugins.inventory.ini import InventoryModule as Ini  # noqa: E402
from ansible.utils.display import Display  # noqa: E402
from ansible.utils.shlex import shlex_split  # noqa: E402
from ansible.vars.manager import VariableManager  # noqa: E402


class OrderedSet(dict):
    """Groups are walked in sets ordered by memory address; here in the order of being added."""

    def __init__(self, items=()):
        super().__init__((item, None) for item in items)

    def add(self, item):
        self[item] = None

    def update(self, *others):
        for other in others:
            for item in other:
                self[item] = None

    def difference_update(self, other):
        for item in list(other):
            self.pop(item, None)

    def copy(self):
        return OrderedSet(self)

    def remove(self, item):
        del self[item]


group_module.set = OrderedSet
C.INVENTORY_ANY_UNPARSED_IS_FAILED = True
C.HOST_PATTERN_MISMATCH = 'error'
Display.warning = lambda self, *args, **kwargs: None
Display.display = lambda self, *args, **kwargs: None
cli = InventoryCLI(['ansible-inventory', '--list', '--vars'])
cli.parse()
arguments = dict(context.CLIARGS)


def answer(question):
    if 'values' in question:
        return {'values': [literal(text) for text in question['values']]}
    if 'lines' in question:
        return {'lines': [words(text) for text in question['lines']]}
    with tempfile.TemporaryDirectory(prefix='vipbook-oracle-') as folder:
        return inventory(question, folder)


def literal(text):
    try:
        value = Ini._parse_value(text)
        if isinstance(value, str) and value == text:
            return None
        return json.dumps(value, indent=4, sort_keys=True, ensure_ascii=False)
    except TypeError:
        return 'unprintable'
    except Exception:
        return None


def words(text):
    try:
        return shlex_split(text, comments=True)
    except ValueError:
        return None


def inventory(question, folder):
    for path, text in question['files'].items():
        whole = os.path.join(folder, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, 'w', encoding='utf-8', newline='') as file:
            file.write(text)
    for path in question.get('executable', []):
        os.chmod(os.path.join(folder, path), 0o755)
    sources = [s if ',' in s else os.path.join(folder, s) for s in question['sources']]
    try:
        loader = DataLoader()
        manager = InventoryManager(loader=loader, sources=sources)
        variables = VariableManager(loader=loader, inventory=manager)
        basedir = os.path.join(folder, question['playbook']) if question.get('playbook') else None
        context.CLIARGS = ImmutableDict({**arguments, 'basedir': basedir})
        if basedir:
            loader.set_basedir(basedir)
            variables.safe_basedir = True
        cli.loader, cli.inventory, cli.vm = loader, manager, variables
        result = {'list': cli.dump(cli.json_inventory(manager.groups['all']))}
        if question.get('graph'):
            result['graph'] = cli.inventory_graph()
    except BaseException as error:
        return {'error': '%s: %s' % (type(error).__name__, error)}
    result['selected'] = [select(manager, *each) for each in question.get('patterns', [])]
    return result


def select(manager, pattern, limit):
    try:
        manager.subset(limit)
        return [host.name for host in manager.get_hosts(pattern)]
    except BaseException:
        return None
    finally:
        manager.subset(None)


for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except BaseException as error:
        reply = {'error': 'driver: %r' % error}
    sys.stdout.write(json.dumps(reply) + '\n')
    sys.stdout.flush()
