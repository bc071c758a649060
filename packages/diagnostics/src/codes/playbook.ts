import type { CodeTable } from '../code-table.ts';

/** Codes of `playbook`: PBK001 upwards. 001 files and YAML, 020 plays and tasks, 040 arguments,
 *  060 imports and roles, 070 what lint finds. */
export const playbookCodes = {
  PBK001: {
    title: 'File cannot be read',
    severity: 'error',
    explanation:
      'A playbook, or a file that it names, is missing or cannot be opened. Nothing was run.',
    remedy: 'Check the path and the permissions of the file.',
  },
  PBK002: {
    title: 'Not a text in UTF-8',
    severity: 'error',
    explanation:
      'YAML is text in UTF-8. The file holds bytes that are not UTF-8, or control characters that no text has, so it is either a binary file or saved in another encoding.',
    remedy: 'Save the file as UTF-8.',
  },
  PBK003: {
    title: 'File too large',
    severity: 'error',
    explanation:
      'No playbook is that large. The file is refused before it is read, so that a wrong path cannot exhaust the memory.',
    remedy: 'Check the path; split a real playbook with import_playbook or import_tasks.',
  },
  PBK004: {
    title: 'Empty file',
    severity: 'error',
    explanation: 'The file holds nothing, or only comments. There is nothing to run.',
    remedy: 'Write at least one play: a list entry with hosts and tasks.',
  },
  PBK005: {
    title: 'Not valid YAML',
    severity: 'error',
    explanation:
      'The text does not follow the rules of YAML, so its meaning is not certain. The usual causes are a missing blank after a colon or dash, uneven indentation, and a value that needs quotes because it holds ": " or starts with { [ * & ! % @ or a backtick.',
  },
  PBK006: {
    title: 'Tab used as indentation',
    severity: 'error',
    explanation: 'YAML allows only blanks for indentation; a tab looks the same but is an error.',
    remedy: 'Replace the tab by blanks.',
  },
  PBK007: {
    title: 'Key given twice',
    severity: 'error',
    explanation:
      'The same key stands twice in one mapping. One of the two values would be lost without a word, so neither is taken.',
    remedy: 'Remove one of the two.',
  },
  PBK008: {
    title: 'Alias that cannot be used',
    severity: 'error',
    explanation:
      'An alias (*name) refers to no anchor (&name) before it, to itself, or multiplies the document beyond measure.',
  },
  PBK009: {
    title: 'Nested too deeply',
    severity: 'error',
    explanation:
      'Lists and mappings are nested deeper than any playbook needs. The depth is bounded so that hostile files cannot exhaust the memory.',
    remedy: 'Check the indentation; a playbook needs fewer than 64 levels.',
  },
  PBK010: {
    title: 'YAML 1.1 reads this differently',
    severity: 'warning',
    explanation:
      'vipbook reads YAML 1.2, Ansible reads YAML 1.1. The two take this unquoted value for different things: 12:30 is the number 750 in YAML 1.1, 0644 is 420, yes and on are true, a MAC address of digits is one large number. Quotes, or true and false, mean the same in both.',
  },
  PBK011: {
    title: 'Unknown YAML tag',
    severity: 'error',
    explanation:
      'A tag (!name) says how a value is to be read. Known are !vault (encrypted), !unsafe (never templated) and those of YAML itself.',
  },
  PBK012: {
    title: 'Several documents in one file',
    severity: 'error',
    explanation:
      'A line --- starts another YAML document. A playbook is one document; what follows would not be run.',
    remedy: 'Put the plays into one list, without a second line ---.',
  },
  PBK013: {
    title: 'Merge key without a mapping',
    severity: 'error',
    explanation:
      'The merge key << takes a mapping, an alias of one, or a list of those, and adds their keys to the mapping in which it stands.',
  },
  PBK014: {
    title: 'Key is not a text',
    severity: 'error',
    explanation:
      'The key of a mapping must be a simple text. The usual cause is a value that starts with {{ and is not in quotes: YAML reads it as a mapping.',
  },
  PBK020: {
    title: 'Not a list of plays',
    severity: 'error',
    explanation:
      'A playbook is a list: each entry starts with "- " and is a play, with hosts and tasks, or an import_playbook.',
  },
  PBK021: {
    title: 'An inventory, not a playbook',
    severity: 'error',
    explanation:
      'The file lists hosts and groups: it is an inventory. Inventories are given with -i, playbooks as arguments.',
    remedy: 'Give this file with -i, and the playbook as the argument.',
  },
  PBK022: {
    title: 'Play without hosts',
    severity: 'error',
    explanation:
      'A play names the hosts that it is for. Without hosts nobody can tell where to run.',
    remedy: 'Add a line such as "hosts: all".',
  },
  PBK023: {
    title: 'Unknown keyword of a play',
    severity: 'error',
    explanation:
      'A play has a closed list of keywords. A key that is not in it would have no effect, which is most likely not what was meant.',
  },
  PBK024: {
    title: 'Unknown keyword of a block',
    severity: 'error',
    explanation:
      'A block has a closed list of keywords. A key that is not in it would have no effect, which is most likely not what was meant.',
  },
  PBK025: {
    title: 'Unknown keyword of a task',
    severity: 'error',
    explanation:
      'A task has one module and keywords from a closed list. This key is neither. Arguments of the module go under the module’s name, one level deeper.',
  },
  PBK026: {
    title: 'Keyword that vipbook does not have',
    severity: 'error',
    explanation:
      'Ansible has this keyword, vipbook does not. It is refused by name, since ignoring it could change what the playbook does.',
  },
  PBK027: {
    title: 'Keyword with a wrong kind of value',
    severity: 'error',
    explanation:
      'The keyword takes another kind of value than the one given: a text, a number, true or false, a list or a mapping.',
  },
  PBK028: {
    title: 'Keyword without a value',
    severity: 'error',
    explanation:
      'The keyword stands there without a value, or with an empty text. Usually the value was forgotten, or is not indented far enough.',
    remedy: 'Give it a value, or remove the line.',
  },
  PBK029: {
    title: 'Not a task',
    severity: 'error',
    explanation:
      'Each entry of a list of tasks is a mapping: a module with its arguments, and keywords such as name and when.',
  },
  PBK030: {
    title: 'Task without a module',
    severity: 'error',
    explanation: 'A task says what to do by naming a module. This one has only keywords.',
    remedy: 'Add the module, for example "vip:" with its arguments.',
  },
  PBK031: {
    title: 'Task with two modules',
    severity: 'error',
    explanation: 'A task names exactly one module; two need two tasks.',
    remedy: 'Make two tasks of it.',
  },
  PBK032: {
    title: 'Unknown module',
    severity: 'error',
    explanation:
      'The task names a module that neither vipbook nor Ansible has, by the names known here.',
    remedy: 'See `vipbook doc` for the modules.',
  },
  PBK033: {
    title: 'Module that vipbook does not have',
    severity: 'error',
    explanation:
      'Ansible, or one of its collections, has this module; vipbook does not. It is refused before anything runs, so that no host is left half-way.',
    remedy: 'See `vipbook doc` for the modules, or run this task with Ansible.',
  },
  PBK034: {
    title: 'Block without tasks',
    severity: 'error',
    explanation:
      'A block groups tasks under the key block; rescue and always only add to it. A block without tasks does nothing.',
  },
  PBK035: {
    title: 'Handler without a name',
    severity: 'error',
    explanation:
      'A handler is run when a task notifies it by its name, or by a topic under listen. Without either nothing can run it.',
    remedy: 'Give the handler a name.',
  },
  PBK036: {
    title: 'Unknown handler',
    severity: 'error',
    explanation:
      'A task notifies a handler that the play does not have. It would fail when the task reports a change, in the middle of the run.',
  },
  PBK037: {
    title: 'Two handlers of one name',
    severity: 'warning',
    explanation:
      'Two handlers of the play have the same name. Only the last one defined is run when that name is notified.',
    remedy: 'Rename one, or let both listen to one topic.',
  },
  PBK038: {
    title: 'Keyword in the wrong place',
    severity: 'error',
    explanation:
      'The keyword exists, but not here: some belong to plays only, some to tasks, some to handlers.',
  },
  PBK039: {
    title: 'Keywords that exclude each other',
    severity: 'error',
    explanation: 'Two keywords were given of which only one can hold.',
    remedy: 'Remove one of the two.',
  },
  PBK040: {
    title: 'Unknown argument',
    severity: 'error',
    explanation:
      'The module has a closed list of arguments, and this one is not in it. It would have no effect, which is most likely not what was meant.',
  },
  PBK041: {
    title: 'Argument missing',
    severity: 'error',
    explanation: 'The module cannot work without this argument.',
  },
  PBK042: {
    title: 'Argument of a wrong kind',
    severity: 'error',
    explanation:
      'The argument takes another kind of value. Texts that read as a number or as yes and no are accepted where a number or a boolean is asked, as Ansible does.',
  },
  PBK043: {
    title: 'Value not allowed',
    severity: 'error',
    explanation:
      'The value is of the right kind, but not one that the argument takes: not in its list, out of its range, or not of its form.',
    remedy:
      'Run `vipbook doc MODULE`, with the module of the task in the place of MODULE: it lists what each argument takes. Then correct the value.',
  },
  PBK044: {
    title: 'Arguments that exclude each other',
    severity: 'error',
    explanation: 'Arguments were given together of which only one can hold.',
    remedy: 'Remove one of them.',
  },
  PBK045: {
    title: 'Argument that needs another',
    severity: 'error',
    explanation: 'An argument was given that has a meaning only together with another one.',
  },
  PBK046: {
    title: 'Arguments in one line cannot be read',
    severity: 'error',
    explanation:
      'Arguments may be written in one line as key=value, with quotes around values that hold blanks. This text is not of that form, or the module does not take it.',
    remedy: 'Write the arguments as a mapping, one to a line.',
  },
  PBK047: {
    title: 'Argument given twice',
    severity: 'error',
    explanation:
      'The same argument was given in two ways, for example in the line and under args, or by its name and by another name of it.',
    remedy: 'Remove one of the two.',
  },
  PBK050: {
    title: 'Not a name of a variable',
    severity: 'error',
    explanation:
      'Names of variables consist of letters, digits and underscores and do not start with a digit; other names cannot be used in expressions.',
  },
  PBK060: {
    title: 'Imported file is missing',
    severity: 'error',
    explanation:
      'The playbook names a file of plays, tasks or variables that is not there. Names are relative to the file that names them; files of variables also to its vars folder.',
  },
  PBK061: {
    title: 'Files that import each other in a circle',
    severity: 'error',
    explanation:
      'A file imports itself, directly or through others, or a role depends on itself: reading them would never end.',
    remedy: 'Remove one of the imports of the circle.',
  },
  PBK062: {
    title: 'Too many imports',
    severity: 'error',
    explanation:
      'Imports are nested too deeply, or there are too many files. The number is bounded so that reading a playbook always ends.',
  },
  PBK063: {
    title: 'Role not found',
    severity: 'error',
    explanation:
      'A role is a folder under roles/ beside the playbook, with tasks/main.yml and the like in it. There is no folder of this name.',
  },
  PBK064: {
    title: 'Import that a loop cannot repeat',
    severity: 'error',
    explanation:
      'Imports are read once, before the run, so that they cannot be repeated or depend on what a task found out.',
    remedy: 'Use include_tasks or include_role instead.',
  },
  PBK065: {
    title: 'Not a file of variables',
    severity: 'error',
    explanation: 'A file of variables is a mapping: one name and value to a line.',
  },
  PBK066: {
    title: 'Import whose name is a template',
    severity: 'error',
    explanation:
      'Imports are read before the run, when variables are not known yet; only include_tasks and include_role may have a name that depends on variables.',
    remedy: 'Write the name out, or use include_tasks or include_role.',
  },
  PBK070: {
    title: 'Undefined variable',
    severity: 'error',
    explanation:
      'An expression names a variable that nothing defines: not the inventory, the play, a task before it, nor the facts of hosts. The run would stop there. Where a condition may keep the task from running, or its failure is taken up, this is a warning.',
  },
  PBK071: {
    title: 'Unknown host',
    severity: 'error',
    explanation:
      'A task names a host that is not in the inventory. It is asked for by this name, so the move could not start.',
  },
  PBK072: {
    title: 'Two moves of one address',
    severity: 'error',
    explanation:
      'Two tasks of one play, or two entries of `moves`, move the same address. The second would undo the first.',
    remedy: 'Keep one of them, or run them as two playbooks.',
  },
  PBK073: {
    title: 'Condition that is always the same',
    severity: 'warning',
    explanation:
      'The condition names no variable, so that it holds always or never. A task under a condition that never holds is never run.',
    remedy: 'Remove the condition, or the task.',
  },
  PBK074: {
    title: 'Move from a host to itself',
    severity: 'error',
    explanation: 'The address is to be moved from a host to the same host: nothing would move.',
  },
  PBK075: {
    title: 'Template delimiters in a condition',
    severity: 'warning',
    explanation:
      'Conditions are expressions already. With {{ }} around a part of one, the value of a variable would be read as an expression of its own.',
    remedy: 'Remove the {{ and }}.',
  },
  PBK076: {
    title: 'Unknown tag',
    severity: 'error',
    explanation:
      'The run was asked for tasks with a tag that no task has, so that nothing, or not what was meant, would run.',
  },
  PBK077: {
    title: 'Comment that ignores nothing',
    severity: 'warning',
    explanation:
      'A comment "# vipbook: ignore=CODE reason" silences a finding of its line or of the line below. This one names an unknown code, gives no reason, or there is no such finding.',
  },
  PBK078: {
    title: 'Pattern that matches no host',
    severity: 'error',
    explanation:
      'The play is for hosts that the inventory does not have. Ansible skips such a play and reports success; here it is an error.',
  },
  PBK079: {
    title: 'Address outside the subnets of its host',
    severity: 'warning',
    explanation:
      'By the facts at hand no interface of the host has a subnet that the address is in. Neighbours could not reach it there.',
    remedy: 'Check the address, or give "interface" and "prefix".',
  },
  PBK080: {
    title: 'Unknown group',
    severity: 'error',
    explanation:
      'An expression takes the hosts of a group that the inventory does not have. Unless a task makes the group, the run would stop there.',
    remedy: 'Compare with vipbook inventory --graph.',
  },
  PBK081: {
    title: 'Service bound where it will not be reached',
    severity: 'warning',
    explanation:
      'By the facts at hand a service answers at the address on the old host, and nothing on the new host would answer at that port once the address is there. Clients would be refused.',
    remedy:
      'Start the service on the new host first, bind it to the wildcard, or name it with "service".',
  },
} as const satisfies CodeTable;
