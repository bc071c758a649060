"""Random expressions and templates: mostly sensible, often nearly, sometimes nonsense."""
import json
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "variables.json"), encoding="utf-8") as file:
    NAMES = list(json.load(file))

NUMBERS = ["n", "zero", "neg", "big", "f", "half", "whole"]
TEXTS = ["name", "empty", "blank", "text", "digits", "hexa", "pi", "wide", "quotes", "path", "lines", "csv", "version"]
LISTS = ["nums", "mixed", "words", "nested", "empties", "hosts"]
DICTS = ["d", "ed", "result", "skipped_result"]
IPS = ["ip4", "cidr", "net", "ip6", "cidr6", "ips"]

INTS = ["0", "1", "2", "3", "7", "10", "255", "1_000", "0x1f", "0b101", "0o17", "4294967296",
        "9007199254740993", "100000000000000000000"]
FLOATS = ["0.5", "1.0", "2.75", "1e3", "1e16", "1.5e-7", "0.1", "3.14159", "1e300", "12345678901234567.0"]
STRINGS = ["''", "'a'", "'abc'", "\"it's\"", "'A b C'", "'1'", "'12'", "'-3.5'", "'true'", "'yes'", "'No'",
           "'x,y,z'", "' pad '", "'\u00e9\u00e8'", "'a' 'b'", "'{}'", "'%s'", "'None'", "'[1, 2]'", "'192.168.1.1'",
           "'web'", "'l'", "'/'", "'.'", "'\u00df'", "'caf\u00e9 O\u00d9'", "'1e5'", "'0x1F'", "' 42 '", "'1_0'", "'inf'"]

IP_TEXTS = ["'192.168.1.60'", "'192.168.1.60/24'", "'192.168.1.0/24'", "'10.0.0.1/30'", "'10.0.0.2/30'", "'10.0.0.4/31'",
            "'10.0.0.5/31'", "'1.2.3.4/32'", "'0.0.0.0/0'", "'255.255.255.255'", "'172.16.5.4/255.255.0.0'",
            "'172.16.5.4/0.0.255.255'", "'fe80::1'", "'fe80::1/64'", "'2001:db8::/32'", "'2001:db8::1/127'", "'::1'",
            "'::ffff:1.2.3.4'", "'::1.2.3.4'", "'2002:c0a8:101::1/48'", "'ff02::1'", "'224.0.0.5'", "'127.0.0.1/8'",
            "'169.254.3.4/16'", "'3232235777'", "3232235777", "'3232235777/24'", "'not an ip'", "''", "'1.2.3'",
            "'256.1.1.1'", "'10/8'", "'10.1/16'", "'1.2.3.4/33'", "'fe80::1%eth0'", "'::/0'", "'1::2::3'",
            "'2001:0DB8:0000::00aB'", "true", "0", "'8.8.8.8'", "'100.64.1.1/10'", "'fc00::5/7'", "'192.168.1.255/24'",
            "'64:ff9b::1.2.3.4'", "'0.0.0.5'", "5", "'192.168.0.0/16'", "'::ffff:0:0/96'", "'340282366920938463463374607431768211455'"]
IP_QUERIES = ["", "address", "ip", "host", "net", "network", "netmask", "prefix", "network/prefix", "ip/prefix",
              "host/prefix", "address/prefix", "broadcast", "hostmask", "wildcard", "subnet", "cidr", "size",
              "size_usable", "first_usable", "last_usable", "range_usable", "next_usable", "previous_usable", "peer",
              "int", "version", "type", "bool", "public", "private", "unicast", "multicast", "loopback", "lo",
              "link-local", "ipv4", "ipv6", "6to4", "revdns", "wrap", "ip_netmask", "network_netmask",
              "network_wildcard", "network_id", "gateway", "router", "gw", "hostnet", "1", "0", "-1", "5", "255",
              "300", "10.0.0.0/8", "192.168.0.0/16", "fe80::/10", "192.168.1.60", "bogus", "1.5", "2001:db8::/32"]

METHODS = ["upper()", "lower()", "strip()", "split()", "split(',')", "split('l', 1)", "rsplit(' ', 1)",
           "splitlines()", "title()", "capitalize()", "swapcase()", "startswith('H')", "endswith(('g', 'd'))",
           "replace('a', 'b')", "replace('', '-', 2)", "find('o')", "rfind('o')", "count('l')", "index('z')",
           "isdigit()", "isalpha()", "isupper()", "islower()", "isspace()", "isalnum()", "zfill(8)", "ljust(8, '*')",
           "rjust(8)", "center(9, '.')", "partition('o')", "rpartition('o')", "lstrip('/H')", "rstrip()", "join(words)",
           "join(nums)", "format(1, 'b', x=2)", "casefold()", "expandtabs(4)", "removeprefix('He')", "removesuffix('ld')",
           "istitle()", "isidentifier()", "isnumeric()", "find('l', 3)", "find('l', -4, -1)", "startswith('e', 1)"]
DICT_METHODS = ["items()", "keys()", "values()", "get('a')", "get('nope', 3)", "get('b').c", "keys() | list", "copy()"]

FORMATS = ["%s", "%d", "%5.2f", "%x", "%X", "%o", "%e", "%g", "%-6s|", "%06d", "%+d", "%%", "%r", "%.3s", "%c", "%i",
           "% d", "%#x", "%10.3e", "%G", "%s-%s", "%(a)s", "%5s", "%.0f", "%08.3f", "%*d", "%z"]
SPECS = ["", ":>8", ":<8", ":^9", ":05d", ":.2f", ":x", ":#x", ":b", ":,", ":_", ":e", ":g", ":%", ":+d", ":*^9", ":s",
         ":.3", ":10.3f", "!r", "!s:>6", ":c", ":,.2f", ":08.2f", ": d", ":n", ":.0f", ":#b", ":G", ":.3s", ":=+8"]

FILTERS = [
    "default('D')", "default('D', true)", "d(0)", "bool", "int", "int(7)", "int(base=16)", "float", "float(1.5)",
    "string", "lower", "upper", "title", "capitalize", "trim", "trim('ab')", "length", "count", "list", "first",
    "last", "join", "join('-')", "join(', ', attribute='name')", "sort", "sort(reverse=true)",
    "sort(attribute='port')", "sort(case_sensitive=true)", "sort(attribute='up,name')", "unique",
    "unique(case_sensitive=true)", "unique(attribute='up')", "min", "max", "sum", "sum(attribute='port')",
    "sum(start=10)", "reverse", "reverse | list", "flatten", "flatten(1)", "flatten(levels=0)",
    "flatten(skip_nulls=false)", "map('upper')", "map('length')", "map(attribute='name')",
    "map(attribute='nope', default='x')", "map('int')", "map('default', 3)", "map('regex_replace', 'a', 'b')",
    "map('string') | list", "map('nope')", "select('string')", "select", "select('defined')", "reject('none')",
    "reject('number')", "selectattr('up')", "selectattr('port', 'gt', 100)", "selectattr('name', 'match', 'web')",
    "selectattr('tags', 'defined')", "rejectattr('up')", "rejectattr('port', '==', 80)", "selectattr('nope', 'defined')",
    "selectattr('tags', 'contains', 'a')", "batch(2)", "batch(2, 'x')", "slice(2)", "slice(2, 0)",
    "groupby('up')", "groupby('nope', default=1)", "dictsort", "dictsort(by='value')", "dict2items",
    "dict2items(key_name='k')", "items2dict", "dict2items | items2dict", "items", "items | list", "combine({'a': 2})",
    "combine({'b': {'d': 1}}, recursive=true)", "combine(ed, {'q': [1]})", "combine({'b': {'c': [30]}}, recursive=true, list_merge='append')",
    "combine({'b': {'c': [10, 5]}}, recursive=true, list_merge='prepend_rp')",
    "union([1, 2])", "intersect([1, 'a'])", "difference([1])", "symmetric_difference([1, 9])", "zip([1, 2])",
    "zip([1], [2])", "zip_longest([1], fillvalue='f')", "product([1, 2])", "permutations(2)", "combinations(2)",
    "ternary('T', 'F')", "ternary('T', 'F', 'N')", "replace('a', 'b')", "replace('l', '', 1)", "regex_replace('[aeiou]', '*')",
    "regex_replace('(\\\\w+) (\\\\w+)', '\\\\2 \\\\1')", "regex_replace('^', '> ', multiline=true)", "regex_search('[a-z]+')",
    "regex_search('(\\\\w)(\\\\w)', '\\\\1', '\\\\2')", "regex_search('(?P<x>o)', '\\\\g<x>')", "regex_findall('\\\\w+')",
    "regex_findall('(l)(.)')", "regex_findall('x*')", "regex_escape", "regex_replace('x*', '-')", "regex_search('WORLD', ignorecase=true)",
    "split", "split(',')", "split('')", "format(1)", "format(n, name)", "indent", "indent(2, first=true)", "indent(width='> ', blank=true)",
    "center(11)", "truncate(5)", "truncate(5, true, '..')", "truncate(3, end='')", "wordwrap(5)", "wordwrap(4, false)", "wordcount",
    "quote", "to_json", "to_nice_json", "to_json | from_json", "to_json(indent=2)", "from_json", "b64encode", "b64encode | b64decode",
    "hash", "hash('md5')", "sha1", "md5", "checksum", "to_uuid", "urlencode", "urldecode", "urlsplit('path')", "urlsplit",
    "basename", "dirname", "splitext", "path_join", "win_basename", "abs", "round", "round(1)",
    "round(2, 'floor')", "round(0, 'ceil')", "round(-1)", "log", "log(2)", "pow(2)", "root", "human_readable",
    "human_to_bytes", "filesizeformat", "filesizeformat(true)", "type_debug", "mandatory", "comment", "comment('c')",
    "comment('xml', decoration='# ')", "extract(nums)", "extract(d, ['c'])", "subelements('tags', skip_missing=true)",
    "subelements('tags')", "rekey_on_member('name')", "attr('upper')", "random is defined", "nope", "strftime(0)",
    "to_datetime('%Y') is defined", "to_yaml", "to_nice_yaml", "from_yaml", "to_nice_yaml(indent=2)", "to_yaml(default_flow_style=false)",
    "to_yaml | from_yaml", "regex_replace('(?i)[H-L]', '<\\\\g<0>>')", "string | length", "list | sort | first", "from_yaml_all",
]
TESTS = ["defined", "undefined", "none", "not none", "string", "number", "integer", "float", "boolean", "true", "false",
         "mapping", "iterable", "sequence", "callable", "lower", "upper", "odd", "even", "divisibleby 3", "divisibleby(2)",
         "eq 5", "== 5", "ne('a')", "gt 2", "lt 3", "ge 5", "sameas true", "in [1, 5]", "contains 1", "contains('a')",
         "truthy", "falsy", "truthy(convert_bool=true)", "match('^[Hh]')", "search('o')", "regex('l+')", "match 'ch'",
         "version('2.14', '>=')", "version('3.0', '<', strict=true)", "version('2.14.18')", "subset([1, 2, 3])",
         "superset([1])", "any", "all", "failed", "succeeded", "changed", "skipped", "success", "nan", "not defined",
         "nope", "unreachable", "version('1.0.0', 'gt', version_type='semver')",
         "version('1.0', '>', version_type='pep440')", "search('WORLD', ignorecase=true)"]


class Generator:
    def __init__(self, seed, ip):
        self.r = random.Random(seed)
        self.ip = ip

    def pick(self, items):
        return self.r.choice(items)

    def chance(self, p):
        return self.r.random() < p

    def case(self):
        roll = self.r.random()
        if self.ip:
            return {"x": self.ip_expression()}
        if roll < 0.21:
            # They give Markup in Jinja, which prints differently inside of lists.
            return {"x": "(%s) | %s" % (self.expression(1), self.pick(["tojson", "tojson(2)", "escape", "e", "forceescape", "safe", "striptags"]))}
        if roll < 0.25:
            return {"x": self.regex_expression()}
        if roll < 0.8:
            return {"x": self.expression(self.r.randint(1, 4))}
        case = {"t": self.pick(["T", "T\n", "a b "]) + self.template(self.r.randint(1, 3))}
        if self.chance(0.2):
            case["b"] = "escape"
        return case

    # -- expressions ------------------------------------------------------------------------------

    def atom(self):
        roll = self.r.random()
        if roll < 0.16:
            return self.pick(NUMBERS)
        if roll < 0.32:
            return self.pick(TEXTS)
        if roll < 0.48:
            return self.pick(LISTS)
        if roll < 0.56:
            return self.pick(DICTS)
        if roll < 0.62:
            return self.pick(["yes_", "no_", "null_", "true", "false", "none", "True", "None"])
        if roll < 0.72:
            return self.pick(INTS)
        if roll < 0.77:
            return self.pick(FLOATS)
        if roll < 0.90:
            return self.pick(STRINGS)
        if roll < 0.94:
            return self.pick(["nope", "nope.x", "d.nope", "nope['k'].y", "hosts[7]", "d['nope']"])
        return self.pick(["d.a", "d.b.c", "d['b']['c'][1]", "hosts[0].name", "hosts[-1]['ip']", "nums[0]", "nums.1",
                          "result.rc", "text[0]", "d['items']", "d['z-z']", "hosts[1].tags", "range(3)",
                          "dict(a=1)", "path | relpath('/etc')", "dict([['k', 2]])", "range(1, 9, 3)", "range(5, 0, -2)"])

    def expression(self, depth):
        if depth <= 0:
            return self.atom()
        roll = self.r.random()
        e = lambda: self.expression(depth - 1 - self.r.randint(0, 1))  # noqa: E731
        if roll < 0.13:
            op = self.pick(["+", "-", "*", "/", "//", "%", "+", "-", "*"])
            return "%s %s %s" % (e(), op, e())
        if roll < 0.15:
            return "(%s ** %s)" % self.pick([("2", "half"), ("n", "0.5"), ("f", "n"), ("-2", "3"), ("neg", "2"), ("0", "0"), ("0", "-1"), ("10", "-1"), ("n", "n"), ("2", "100"), ("neg", "-3"), ("f", "-2.5"), ("10", "23"), ("-f", "3")])
        if roll < 0.20:
            return "%s ~ %s" % (e(), e())
        if roll < 0.27:
            op = self.pick(["==", "!=", "<", "<=", ">", ">=", "in", "not in"])
            text = "%s %s %s" % (e(), op, e())
            if self.chance(0.15):
                text += " %s %s" % (self.pick(["<", "==", ">="]), e())
            return text
        if roll < 0.33:
            return "%s %s %s" % (e(), self.pick(["and", "or"]), e())
        if roll < 0.36:
            return "not %s" % e()
        if roll < 0.40:
            text = "%s if %s" % (e(), e())
            return text + " else %s" % e() if self.chance(0.8) else text
        if roll < 0.60:
            f = self.pick(FILTERS)
            return "%s | %s" % (self.operand(e()), f)
        if roll < 0.68:
            return "%s is %s" % (self.operand(e()), self.pick(TESTS))
        if roll < 0.74:
            return "%s.%s" % (self.pick(TEXTS + ["'a b'", "name"]), self.pick(METHODS))
        if roll < 0.77:
            return "%s.%s" % (self.pick(DICTS), self.pick(DICT_METHODS))
        if roll < 0.81:
            return "%s[%s]" % (self.pick(TEXTS + LISTS + ["(1, 2, 3)"]), self.slice())
        if roll < 0.84:
            return "'%s' %% %s" % (self.pick(FORMATS), self.format_argument())
        if roll < 0.87:
            return "'{%s}'.format(%s)" % (self.pick(SPECS), self.pick(NUMBERS + TEXTS + ["12345.678", "1e20", "255", "true", "0.0", "-1.5", "1234567", "nums"]))
        if roll < 0.91:
            return "[%s]" % ", ".join(e() for _ in range(self.r.randint(0, 3)))
        if roll < 0.93:
            return "(%s,)" % ", ".join(e() for _ in range(self.r.randint(1, 3)))
        if roll < 0.96:
            return "{%s}" % ", ".join("%s: %s" % (self.pick(["'k'", "'a'", "1", "n", "name", "1.0", "true", "none", "(1, 2)"]), e()) for _ in range(self.r.randint(0, 3)))
        if roll < 0.98:
            return "-%s" % self.operand(e())
        return self.broken(e())

    def operand(self, text):
        """Sometimes in parentheses, so that filters bind to the whole or to its last part."""
        return "(%s)" % text if self.chance(0.7) else text

    def slice(self):
        i = lambda: self.pick(["", "", "0", "1", "2", "-1", "-2", "10", "-10", "n"])  # noqa: E731
        text = "%s:%s" % (i(), i())
        if self.chance(0.4):
            text += ":" + self.pick(["", "1", "2", "-1", "-2", "0"])
        return text

    def format_argument(self):
        return self.pick(NUMBERS + TEXTS + ["(n, name)", "d", "nums", "12.5", "255", "-3", "'x'", "true", "none", "(5, 42)", "65", "1e100", "nope", "(1,)"])

    def broken(self, text):
        if not text:
            return text
        at = self.r.randrange(len(text))
        roll = self.r.random()
        if roll < 0.5:
            return text[:at] + text[at + 1:]
        if roll < 0.8:
            return text[:at] + self.pick(list("()[]{}'\"|.,:+-*~%=!<> \\")) + text[at:]
        return text[:at]

    def address(self):
        """An address, a network or a host in one: any, but more often one that is somehow special."""
        if self.chance(0.6):
            first = self.pick([0, 1, 10, 100, 127, 169, 172, 192, 198, 203, 224, 240, 255, self.r.randint(0, 255)])
            rest = [self.pick([0, 1, 16, 64, 88, 168, 254, 255, self.r.randint(0, 255)]) for _ in range(3)]
            text = ".".join(str(part) for part in [first] + rest)
            length = self.pick([str(self.r.randint(0, 32)), str(self.r.randint(24, 32)), self.pick(["255.255.255.0", "255.255.0.0", "0.0.0.255", "255.0.255.0"])])
        else:
            first = self.pick(["2001", "2002", "fe80", "fec0", "fc00", "fd12", "ff02", "ff05", "64", "0", "3ffe", "%x" % self.r.randint(0, 65535)])
            rest = [self.pick(["0", "0", "1", "ff9b", "db8", "ffff", "%x" % self.r.randint(0, 65535)]) for _ in range(7)]
            text = ":".join([first] + rest)
            if self.chance(0.5):
                at = self.r.randint(1, 6)
                text = ":".join([first] + rest[:at - 1]) + "::" + (":".join(rest[self.r.randint(at, 6):]) if self.chance(0.7) else "")
            length = self.pick([str(self.r.randint(0, 128)), "64", "127", "128"])
        return "'%s'" % (text + "/" + length if self.chance(0.7) else text)

    def ip_expression(self):
        roll = self.r.random()
        value = self.pick(IP_TEXTS + IPS + ["ips", "['1.2.3.4', 'x', '::1']"])
        if self.chance(0.6):
            value = self.address()
        elif self.chance(0.2):
            value = "[%s]" % ", ".join(self.address() for _ in range(self.r.randint(1, 3)))
        if roll < 0.6:
            return "%s | ansible.utils.%s('%s')" % (value, self.pick(["ipaddr", "ipaddr", "ipv4", "ipv6"]), self.pick(IP_QUERIES) if self.chance(0.85) else self.address().strip("'"))
        if roll < 0.66:
            return "%s | ansible.utils.ipwrap" % value
        if roll < 0.72:
            return "%s | ansible.utils.nthhost(%s)" % (value, self.pick(["1", "0", "-1", "5", "255", "'2'", "'x'", "300"]))
        if roll < 0.80:
            if ":" in value or "ip6" in value or "cidr6" in value:
                return "%s | ansible.utils.ipsubnet(%s)" % (value, self.pick(["", "64", "64, 3", "48", "128", "72, -1"]))
            return "%s | ansible.utils.ipsubnet(%s)" % (value, self.pick(["", "24", "26", "26, 0", "26, -1", "30, 5", "16", "'192.168.0.0/16'", "64", "64, 3", "8", "33", "28, 99", "26, 3", "16, 1", "24, 2"]))
        if roll < 0.84:
            # ipmath reads "1.2.3" as inet_aton(3) does, which we refuse.
            return "%s | ansible.utils.ipmath(%s)" % (value.replace("'1.2.3'", "'1.2.3.4'"), self.pick(["1", "-1", "256", "5", "-300", "'7'"]))
        if roll < 0.88:
            return "%s | ansible.utils.%s(%s)" % (value, self.pick(["network_in_usable", "network_in_network"]), self.pick(IP_TEXTS + [self.address()] * 20))
        if roll < 0.91:
            return "ips | ansible.utils.reduce_on_network(%s)" % self.pick(IP_TEXTS)
        if roll < 0.94:
            return "%s | ansible.utils.%s(%s)" % (value, self.pick(["next_nth_usable", "previous_nth_usable"]), self.pick(["1", "2", "0", "300", "-1"]))
        if roll < 0.97:
            return "[%s] | ansible.utils.cidr_merge%s" % (", ".join(self.pick(IP_TEXTS) for _ in range(self.r.randint(0, 4))), self.pick(["", "('span')"]))
        return "%s | ansible.utils.%s%s" % (self.pick(["'52:54:00:12:34:56'", "'5254.0012.3456'", "'525400123456'", "'x'", "'52-54-00-12-34-5'", "''"]),
                                            self.pick(["hwaddr", "macaddr"]), self.pick(["", "('linux')", "('cisco')", "('bare')", "('unix')", "('win')", "('int')", "('bool')", "('pgsql')", "('nope')"]))

    # -- regular expressions ----------------------------------------------------------------------

    def regex(self, depth):
        return "".join(self.regex_piece(depth) for _ in range(self.r.randint(1, 3)))

    def regex_piece(self, depth):
        atom = self.pick(["a", "b", "c", "ab", ".", "[ab]", "[^a]", "[a-c]", "\\\\w", "\\\\d", "\\\\s", "\\\\W", "\\\\b", "\\\\B", "^", "$",
                          "\\\\A", "\\\\Z", "x", "1", " ", "[\\\\w-]", "[]a]", "\\\\.", "-", "A", "\\\\1", "\\\\x61", "{", "}", "]"])
        if depth > 0 and self.chance(0.45):
            inner = self.regex(depth - 1)
            atom = self.pick(["(%s)", "(?:%s)", "(%s|b)", "(?:%s|)", "(?=%s)", "(?!%s)", "(?<=%s)", "(?<!%s)", "(?P<n>%s)", "(?>%s)",
                              "(?i:%s)", "(%s)\\\\1", "(a)?(?(1)%s|c)", "(?P<m>%s)(?P=m)"]) % inner
        if self.chance(0.4):
            atom += self.pick(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,}?", "{,2}", "{2,1}", "**"]
                              # CPython 3.11.2 errs in possessive repetitions of groups.
                              + ([] if atom.startswith("(") else ["*+", "++", "?+"]))
        return atom

    def regex_expression(self):
        text = self.pick(["'aab abc bca'", "'abcabc'", "'a1 b2-c3'", "''", "'aaaa'", "'ABab\\ncd\\nab'", "text", "wide", "'b'", "'xa.b'", "lines"])
        pattern = self.pick(["", "", "", "(?i)", "(?m)", "(?s)"]) + self.regex(2)
        roll = self.r.random()
        if roll < 0.4:
            return "%s | regex_findall('%s')" % (text, pattern)
        if roll < 0.7:
            return "%s | regex_replace('%s', '%s')" % (text, pattern, self.pick(["-", "<\\\\g<0>>", "", "\\\\1", "[\\\\g<n>]", "\\\\n", "\\\\q"]))
        if roll < 0.85:
            return "%s | regex_search('%s'%s)" % (text, pattern, self.pick(["", ", '\\\\1'", ", multiline=true", ", ignorecase=true"]))
        return "%s is %s('%s')" % (text, self.pick(["match", "search", "regex"]), pattern)

    # -- templates --------------------------------------------------------------------------------

    def text(self):
        return self.pick(["x", " ", "\n", "a b\n", "  ", "=", "{ x", "}", "%", "<b>", "\n\n", "\t", "end", "# ", "\u00e9", "\\n", "'q'"])

    def template(self, depth):
        return "".join(self.part(depth) for _ in range(self.r.randint(2, 4)))

    def open(self):
        return self.pick(["{%", "{%", "{%", "{%-", "{%+"])

    def close(self):
        return self.pick(["%}", "%}", "%}", "-%}", "+%}"])

    def output(self, text):
        return self.pick(["{{ %s }}", "{{%s}}", "{{- %s }}", "{{ %s -}}", "{{- %s -}}"]) % text

    def tag(self, text):
        return "%s %s %s" % (self.open(), text, self.close())

    def part(self, depth):
        roll = self.r.random()
        if depth <= 0 or roll < 0.25:
            return self.text()
        if roll < 0.55:
            return self.output(self.expression(self.r.randint(0, 2)))
        body = lambda: self.template(depth - 1)  # noqa: E731
        if roll < 0.67:
            text = self.tag("if " + self.expression(1)) + body()
            if self.chance(0.3):
                text += self.tag("elif " + self.expression(1)) + body()
            if self.chance(0.5):
                text += self.tag("else") + body()
            return text + self.tag("endif")
        if roll < 0.82:
            target, source = self.pick([("i", "nums"), ("w", "words"), ("h", "hosts"), ("k, v", "d.items()"), ("c", "name"),
                                        ("i", "range(4)"), ("a, b", "[[1, 2], [3, 4]]"), ("i", "empties"), ("k", "d"),
                                        ("(a, b)", "nums | zip(words)"), ("x", self.expression(1)), ("a, b", "nums")])
            condition = self.pick(["", "", "", " if loop is defined", " if true", " if %s" % self.expression(1)])
            inner = self.pick(["{{ loop.index }}", "{{ loop.index0 }}{{ loop.last }}", "{{ loop.revindex }}/{{ loop.length }}",
                               "{{ loop.cycle('o', 'e') }}", "{% if not loop.last %}, {% endif %}", "{{ loop.previtem | default('-') }}",
                               "{{ loop.nextitem | default('+') }}", "{{ loop.depth }}", "{{ loop.changed(loop.index // 2) }}", ""])
            shown = target.strip("()").split(",")[0]
            text = self.tag("for %s in %s%s" % (target, source, condition)) + "{{ %s }}" % shown + inner + body()
            if self.chance(0.3):
                text += self.tag("else") + body()
            return text + self.tag("endfor")
        if roll < 0.89:
            name = self.pick(["s", "t"])
            return self.tag("set %s = %s" % (name, self.expression(1))) + self.pick(["{{ %s }}" % name, ""])
        if roll < 0.92:
            return self.tag("set s") + body() + self.tag("endset") + "[{{ s }}]"
        if roll < 0.94:
            return self.tag("with s = %s" % self.expression(1)) + "{{ s }}" + body() + self.tag("endwith")
        if roll < 0.96:
            return self.tag("filter upper") + body() + self.tag("endfilter")
        if roll < 0.98:
            return self.tag("raw") + self.pick(["{{ x }}", "{% if %}", " \n{# #}\n ", "plain"]) + self.tag("endraw")
        return self.pick(["{# comment #}", "{#- c -#}", "{# c +#}", "{# a\nb #}\n"])
