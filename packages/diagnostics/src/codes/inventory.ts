import type { CodeTable } from '../code-table.ts';

/** Codes of `inventory`: INV001 upwards. */
export const inventoryCodes = {
  INV001: {
    title: 'No such inventory',
    severity: 'error',
    explanation:
      'An inventory source was named that is neither a file, nor a folder, nor a list of hosts. Ansible only warns and goes on without hosts; vipbook stops, because a run that silently reaches nobody helps nobody.',
    remedy:
      'Give the path of a file or a folder with -i, or a list of hosts that ends in a comma ("h1,h2,").',
  },
  INV002: {
    title: 'An inventory source cannot be read',
    severity: 'error',
    explanation:
      'The source exists, but its bytes cannot be had as text: permission is missing, nobody writes into the named pipe, it is a binary file, or it is not UTF-8.',
    remedy: 'Give a text file in UTF-8 that you may read.',
  },
  INV003: {
    title: 'A line of an INI inventory cannot be understood',
    severity: 'error',
    explanation:
      'A line is neither a section ([group], [group:vars], [group:children]), nor a host with key=value variables, nor what its section asks for. Ansible drops the whole file in this case and goes on.',
  },
  INV004: {
    title: 'Not valid YAML or JSON',
    severity: 'error',
    explanation:
      'The text breaks the rules of YAML 1.2 (or of JSON, for the output of a script), so nothing in the file can be trusted.',
    remedy: 'Check indentation, colons, dashes and quotes there and in the line above.',
  },
  INV005: {
    title: 'A part of an inventory has the wrong shape',
    severity: 'error',
    explanation:
      'YAML inventories are mappings of groups; a group has `hosts`, `children` and `vars`, each a mapping. Something else stands here.',
    remedy: 'Write hosts and children as keys that end in a colon, not as a list.',
  },
  INV006: {
    title: 'A key is written twice',
    severity: 'error',
    explanation:
      'The same key appears twice in one mapping. YAML forbids that; Ansible keeps the last and silently loses the first, hosts and all.',
    remedy: 'Merge the two, or remove one of them.',
  },
  INV007: {
    title: 'A section names a group that does not exist',
    severity: 'error',
    explanation:
      'In an INI inventory [g:vars] and [p:children] may only name groups that the file (or an earlier source) defines, before or after.',
  },
  INV008: {
    title: 'Groups contain each other',
    severity: 'error',
    explanation:
      'A group would be its own ancestor, so that neither its hosts nor the order of its variables could be known. The message names the cycle.',
    remedy: 'Remove one of the :children lines that close the cycle.',
  },
  INV009: {
    title: 'A host range cannot be understood',
    severity: 'error',
    explanation:
      'A range is [first:last] or [first:last:step], of numbers or of single letters, both ends included. With leading zeros both ends have the same number of digits.',
  },
  INV010: {
    title: 'A host range is empty',
    severity: 'error',
    explanation:
      'The first bound is greater than the last, so the range names no host. Ansible takes that silently; it is nearly always a slip.',
    remedy: 'Swap the bounds.',
  },
  INV011: {
    title: 'An inventory is too large',
    severity: 'error',
    explanation:
      'A range, a file or the whole inventory passes the bounds that keep vipbook quick and small: 100,000 hosts in one range, 200,000 in all, 64 MiB in one file.',
  },
  INV012: {
    title: 'Unknown host or group in a pattern',
    severity: 'error',
    explanation:
      'A term of a host pattern matches no host and no group. Ansible warns and goes on with the rest; after a slip in a `!term` that would reach a host that was to be spared.',
    remedy: 'Correct the name, or see the known ones with `vipbook inventory --graph`.',
  },
  INV013: {
    title: 'A host pattern cannot be understood',
    severity: 'error',
    explanation:
      'A term has a malformed regular expression or glob, or a subscript beyond the hosts of its group.',
  },
  INV014: {
    title: 'A limit file cannot be read',
    severity: 'error',
    explanation:
      '--limit @FILE reads host patterns from a file, one a line. The file is not there.',
  },
  INV015: {
    title: 'An inventory script failed',
    severity: 'error',
    explanation:
      'An executable inventory could not be started, or ended with a status other than 0. Its last words on standard error are in the message.',
    remedy: 'Run the script by hand with --list.',
  },
  INV016: {
    title: 'An inventory script took too long',
    severity: 'error',
    explanation:
      'The script did not end within the time limit and was stopped, with all that it had started.',
    remedy: 'Run the script by hand with --list to see what it waits for.',
  },
  INV017: {
    title: 'An inventory script printed something else than an inventory',
    severity: 'error',
    explanation:
      'A script called with --list prints one JSON object: groups by name, and hosts’ variables under _meta.hostvars.',
    remedy: 'Run the script by hand with --list; messages belong on standard error.',
  },
  INV018: {
    title: 'A vault password is needed',
    severity: 'error',
    explanation:
      'A value or a file is encrypted with ansible-vault, it was asked for, and no vault password was given.',
    remedy: 'Give --vault-password-file, --vault-id or --ask-vault-pass.',
  },
  INV019: {
    title: 'Wrong vault password',
    severity: 'error',
    explanation:
      'None of the given vault passwords opens this value: its integrity check fails with each of them.',
    remedy: 'Give the password of the vault id that the message names.',
  },
  INV020: {
    title: 'Damaged vault text',
    severity: 'error',
    explanation:
      'A vault begins with $ANSIBLE_VAULT;1.1;AES256 (or 1.2 with an id) and goes on in lines of hexadecimal digits. This one does not.',
    remedy: 'Make it again with `ansible-vault encrypt_string` or `ansible-vault encrypt`.',
  },
  INV021: {
    title: 'A variables file is not a mapping',
    severity: 'error',
    explanation:
      'Files of group_vars and host_vars hold one mapping: variable names and their values.',
  },
  INV022: {
    title: 'A value that Ansible reads differently',
    severity: 'warning',
    explanation:
      'vipbook reads YAML 1.2, Ansible reads YAML 1.1. This unquoted value means different things to the two: 0644 is 644 or 420, `on` a word or true, 12:30 a text or 750.',
    remedy: 'Put quotes around it to mean the text, or write the number or true/false in full.',
  },
  INV023: {
    title: 'A group name with unusual characters',
    severity: 'warning',
    explanation:
      'Group names are best made of letters, digits and underscores, not beginning with a digit; others cannot be used as names in expressions. The name is kept.',
  },
  INV024: {
    title: 'A host and a group share a name',
    severity: 'warning',
    explanation:
      'As in Ansible, a variable written on such a host’s line goes to the group, so that all hosts of the group get it.',
    remedy: 'Rename the one or the other.',
  },
  INV025: {
    title: 'A connection variable has a value that cannot be used',
    severity: 'error',
    explanation:
      'Variables such as ansible_port or ansible_become have a type: ports are numbers from 1 to 65535, switches are true or false, connections one of ssh, openssh, local.',
  },
  INV026: {
    title: 'Two spellings of one connection variable disagree',
    severity: 'warning',
    explanation:
      'The old name (ansible_ssh_host) and the new one (ansible_host) are both set, to different values. The new name wins.',
    remedy: 'Remove the old one.',
  },
  INV027: {
    title: 'A kind of inventory that vipbook does not read',
    severity: 'error',
    explanation:
      'Inventory plugins (a YAML file with a `plugin:` key) and TOML inventories need Ansible itself.',
    remedy:
      'Let Ansible write it out once: `ansible-inventory -i SOURCE --list > inventory.json`, and use that.',
  },
  INV028: {
    title: 'Unknown host',
    severity: 'error',
    explanation: 'The inventory has no host of this name.',
    remedy: 'See the known ones with `vipbook inventory --graph`.',
  },
  INV029: {
    title: 'A variables file is not read',
    severity: 'warning',
    explanation:
      'For a group or host only the first of NAME, NAME.yml, NAME.yaml and NAME.json is read (NAME may be a folder of files). Another one stands beside it.',
    remedy: 'Move the file into the folder NAME, or merge the files.',
  },
  INV030: {
    title: 'A part of an inventory is not used',
    severity: 'warning',
    explanation:
      'A group of a YAML inventory has only `hosts`, `children` and `vars`. Other keys, and values that are no mapping, are passed over, as Ansible does.',
    remedy:
      'Move it below `vars` or `hosts`, or take it out. A folder given with -i is read whole: if the file is no inventory, name the inventory file itself.',
  },
  INV031: {
    title: 'Text that would explode',
    severity: 'error',
    explanation:
      'Anchors and aliases that multiply, or values nested too deeply, can take all memory and time. vipbook refuses them: 1,000,000 values, 100 levels.',
  },
  INV032: {
    title: 'Unknown variable',
    severity: 'error',
    explanation: 'The inventory sets no variable of this name for this host.',
  },
  INV033: {
    title: 'A range that is not expanded',
    severity: 'warning',
    explanation:
      'In a list of hosts (-i "h[1:3],") ranges are not expanded, in Ansible neither: the brackets become part of one host’s name.',
    remedy: 'Write the hosts one by one, or put the range into an inventory file.',
  },
  INV034: {
    title: 'An inventory without hosts',
    severity: 'warning',
    explanation:
      'The source was read, but it holds nothing: an empty file, or a folder without inventory files.',
  },
  INV035: {
    title: 'ansible_group_priority is not a whole number',
    severity: 'error',
    explanation:
      'Among groups of the same depth the one with the greater priority wins; priorities are whole numbers.',
  },
  INV036: {
    title: 'A port that is not used',
    severity: 'warning',
    explanation:
      'host:port sets ansible_port only where the host is first mentioned, as in Ansible. This host was mentioned before.',
    remedy: 'Write ansible_port=… instead.',
  },
  INV037: {
    title: 'Folders nested too deeply',
    severity: 'error',
    explanation:
      'A folder leads back to itself through a symbolic link, or folders are nested more than 32 deep.',
  },
  INV038: {
    title: 'Variables for nobody',
    severity: 'warning',
    explanation:
      'A file of group_vars or host_vars is named almost, but not quite, like a group or host of the inventory, so it is never read.',
  },
  INV039: {
    title: 'Too large',
    severity: 'error',
    explanation:
      'An inventory, a file of variables or a limit file is larger than 4 MiB, or all of them together are larger than 64 MiB. Understanding more would take minutes and gigabytes of memory.',
    remedy:
      'Split the file: a folder group_vars/GROUP/ may hold any number. Or use a script that prints JSON.',
  },
} as const satisfies CodeTable;
