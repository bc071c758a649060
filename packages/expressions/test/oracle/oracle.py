"""Ask ansible-core's templar (and with it python3-jinja2) what expressions and templates give.

Usage: oracle.py generate SEED COUNT [--ip] [--short]
           cases from the grammar, one JSON object a line, with answers; --ip: only IP filters, of the
           collection ansible.utils (ANSIBLE_COLLECTIONS_PATH); --short: for the fixtures that are committed
       oracle.py answer
           cases on standard input, answered on standard output

A case has "x" (an expression) or "t" (a text with templates); "v" names a set of variables of
variables.json. The answer is "r" (the value, see encode) or "e" (a class of refusal).
"""
import datetime
import json
import os
import resource
import signal
import sys
import warnings

sys.dont_write_bytecode = True
warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))

from ansible.errors import AnsibleError, AnsibleUndefinedVariable, AnsibleFilterTypeError  # noqa: E402
from ansible.parsing.dataloader import DataLoader  # noqa: E402
from ansible.template import Templar, _fail_on_undefined, _is_rolled  # noqa: E402
from ansible.utils.display import Display  # noqa: E402
from jinja2.exceptions import TemplateSyntaxError, TemplateAssertionError, UndefinedError  # noqa: E402

Display.display = lambda *a, **k: None
# Python has no budgets: what needs too much is no case for comparison.
resource.setrlimit(resource.RLIMIT_AS, (800 << 20, 800 << 20))


class TooMuch(BaseException):
    pass


def alarm(_signal, _frame):
    raise TooMuch()


signal.signal(signal.SIGALRM, alarm)
sys.setrecursionlimit(5000)

with open(os.path.join(HERE, "variables.json"), encoding="utf-8") as file:
    TEXT = file.read()

TEMPLAR = Templar(loader=DataLoader(), variables={})


class Unencodable(Exception):
    pass


def encode(value, depth=0):
    """JSON with what JSON cannot say: {"f": repr} floats, {"i": digits} large ints, {"d": pairs} dicts."""
    if depth > 50:
        raise Unencodable()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if abs(value) < 2**53 else {"i": str(value)}
    if isinstance(value, float):
        return {"f": repr(value)}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime.datetime) or isinstance(value, datetime.timedelta):
        return str(value)
    if isinstance(value, (set, frozenset)):
        return sorted((encode(v, depth + 1) for v in value), key=repr)
    if isinstance(value, (list, tuple)):
        return [encode(v, depth + 1) for v in value]
    if isinstance(value, dict):
        return {"d": [[str(k), encode(v, depth + 1)] for k, v in value.items()]}
    if _is_rolled(value):
        return [encode(v, depth + 1) for v in list(value)]
    raise Unencodable(type(value).__name__)


def refusal(error):
    seen = set()
    stack = [error]
    classes = []
    while stack:
        e = stack.pop()
        if e is None or id(e) in seen:
            continue
        seen.add(id(e))
        classes.append(e)
        stack.append(getattr(e, "orig_exc", None))
        stack.append(e.__cause__)
    for e in classes:
        if isinstance(e, (UndefinedError, AnsibleUndefinedVariable)):
            return "undefined"
    for e in classes:
        if isinstance(e, (TemplateSyntaxError, TemplateAssertionError)):
            return "syntax"
        if isinstance(e, ZeroDivisionError):
            return "zero"
    for e in classes:
        if isinstance(e, (TypeError, AnsibleFilterTypeError)):
            return "type"
        if isinstance(e, (ValueError, OverflowError)):
            return "value"
    return "other"


def evaluate(expression):
    env = TEMPLAR.environment
    compiled = env.compile_expression(expression, undefined_to_none=False)
    # Some filters change their input (indent does): every case gets variables of its own.
    value = compiled(**{**env.globals, **json.loads(TEXT)})
    if _is_rolled(value):
        value = list(value)
    _fail_on_undefined(value)
    return encode(value)


def render(text, backslashes):
    TEMPLAR.available_variables = json.loads(TEXT)
    value = TEMPLAR.template(text, convert_data=False, escape_backslashes=backslashes == "keep")
    if not isinstance(value, str):
        raise Unencodable()
    return str(value)


def answer(case):
    try:
        return timed_answer(case)
    except TooMuch:
        # The alarm went off just behind the evaluation.
        signal.setitimer(signal.ITIMER_REAL, 0)
        case["e"] = "unencodable"
        return case


def timed_answer(case):
    signal.setitimer(signal.ITIMER_REAL, 3)
    try:
        if "x" in case:
            case["r"] = evaluate(case["x"])
        else:
            case["r"] = render(case["t"], case.get("b", "keep"))
    except Unencodable:
        case["e"] = "unencodable"
    except (MemoryError, TooMuch):
        case["e"] = "unencodable"
    except RecursionError:
        case["e"] = "other"
    except Exception as error:  # every other kind of refusal is an answer
        case["e"] = refusal(error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return case


def main():
    out = sys.stdout
    if sys.argv[1] == "generate":
        from grammar import Generator

        generator = Generator(int(sys.argv[2]), "--ip" in sys.argv)
        longest = 240 if "--short" in sys.argv else 1500
        made = 0
        while made < int(sys.argv[3]):
            case = answer(generator.case())
            if case.get("e") == "unencodable":
                continue
            line = json.dumps(case, ensure_ascii=True)
            # Addresses of objects differ from run to run; an undefined value printed inside of a list
            # is one of our differences.
            if len(line) > longest or " at 0x" in line or "AnsibleUndefined(" in line:
                continue
            out.write(line + "\n")
            made += 1
    else:
        for line in sys.stdin:
            if line.strip():
                out.write(json.dumps(answer(json.loads(line)), ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main()
