import type { CodeTable } from '../code-table.ts';

/** Codes of `interfaces`: IFC001 upwards. Up to IFC049 findings, from IFC060 edits that cannot be made. */
export const interfacesCodes = {
  IFC001: {
    title: 'Misplaced option',
    severity: 'error',
    explanation:
      'ifupdown gives up at this line: it is neither a keyword nor does it stand inside an iface or mapping stanza. When it is in the main file, nothing at all is brought up; in a sourced file, the rest of that file is lost.',
    remedy: 'Put the line into the stanza it belongs to, or correct the keyword.',
  },
  IFC002: {
    title: 'Option without a value',
    severity: 'error',
    explanation:
      'Inside an iface stanza every option needs a value. ifupdown gives up at a name that stands alone.',
    remedy: 'Give the option a value or remove the line.',
  },
  IFC003: {
    title: 'Unknown address family',
    severity: 'error',
    explanation:
      'The second word of an iface line must be inet, inet6, can or ipx, or `inherits`. ifupdown gives up at any other.',
    remedy: 'Write the family: `iface NAME inet static`.',
  },
  IFC004: {
    title: 'Unknown method',
    severity: 'error',
    explanation: 'Each family has its own methods, and ifupdown gives up at any other word.',
    remedy: 'Choose one of the methods of this family.',
  },
  IFC005: {
    title: 'iface line without a name',
    severity: 'error',
    explanation: 'An iface line needs at least the name of an interface, a family and a method.',
    remedy: 'Write `iface NAME FAMILY METHOD`.',
  },
  IFC006: {
    title: 'inherits what is not there',
    severity: 'error',
    explanation:
      '`inherits` copies the options of a stanza that was read before, of the same family when one is named. A stanza that comes later, or is not there, makes ifupdown give up.',
    remedy: 'Move the inherited stanza above this one, or correct its name.',
  },
  IFC007: {
    title: 'Second script in a mapping',
    severity: 'error',
    explanation: 'A mapping has one script. ifupdown gives up at a second one.',
    remedy: 'Remove one of the two script lines.',
  },
  IFC008: {
    title: 'Word of more than 79 bytes',
    severity: 'error',
    explanation:
      "ifupdown has room for 79 bytes of a keyword, a name or an option's name. What it does with a longer one is undefined: the builds of today silently cut it.",
    remedy: 'Use a shorter word.',
  },
  IFC009: {
    title: 'Byte order mark',
    severity: 'error',
    explanation:
      'The file begins with the three bytes of a UTF-8 byte order mark. They become part of the first word, which then is no keyword, and ifupdown refuses the file.',
    remedy: 'Remove the three bytes, or save the file without a byte order mark.',
  },
  IFC010: {
    title: 'Name too long for the kernel',
    severity: 'error',
    explanation:
      'Names of links and labels of addresses have at most 15 bytes. `ip` refuses a longer one when the interface is brought up.',
    remedy: 'Choose a name of at most 15 bytes.',
  },
  IFC011: {
    title: 'Required option missing',
    severity: 'error',
    explanation:
      'The method cannot work without this option: ifup stops with `missing required variable`.',
    remedy: 'Add the option.',
  },
  IFC012: {
    title: 'Single-valued option given twice',
    severity: 'warning',
    explanation:
      'ifupdown does not take the last one: it joins both values with a line feed and puts them into the command, which then breaks in two. Only up, down, pre-up and post-down (and their other names) may repeat.',
    remedy: 'Keep one of the lines, or put the second address into a stanza of its own.',
  },
  IFC013: {
    title: 'Comment after a value',
    severity: 'warning',
    explanation:
      'A comment must have a line of its own. After a value, `#` and what follows it belong to the value.',
    remedy: 'Move the comment to the line above.',
  },
  IFC014: {
    title: 'Backslash that does not continue the line',
    severity: 'warning',
    explanation:
      'Only a backslash as the very last byte continues a line. Here a blank or a carriage return follows it.',
    remedy: 'Remove what follows the backslash.',
  },
  IFC015: {
    title: 'Backslash at the end of a comment',
    severity: 'warning',
    explanation:
      'A comment is not continued: the next line is read as usual, although it looks like a part of the comment.',
    remedy: 'Remove the backslash, or put # before the next line.',
  },
  IFC016: {
    title: 'Continuation takes a stanza with it',
    severity: 'warning',
    explanation:
      'The line before ends in a backslash, so this line is a part of it and begins nothing.',
    remedy: 'Remove the backslash, or the blank line it swallows.',
  },
  IFC017: {
    title: 'netmask and length disagree',
    severity: 'warning',
    explanation:
      'When both are given, the netmask line counts and the length after the address is dropped.',
    remedy: 'Keep one of the two.',
  },
  IFC018: {
    title: 'Address without a mask',
    severity: 'warning',
    explanation:
      'Without a netmask or a length ifupdown falls back to the network classes of 1981: 10.x gets /8, 172.16.x gets /16.',
    remedy: 'Write the length after the address, such as `address 10.0.0.5/24`.',
  },
  IFC019: {
    title: 'Length out of range',
    severity: 'warning',
    explanation:
      'An IPv4 length has 0 to 32 bits, an IPv6 length 0 to 128. ifupdown makes mask 0.0.0.0 of a longer one without a word.',
    remedy: 'Correct the length.',
  },
  IFC020: {
    title: "Address is the network's own or its broadcast",
    severity: 'warning',
    explanation: 'The first and the last address of a subnet are not for hosts.',
    remedy: 'Use an address between them, or correct the length.',
  },
  IFC021: {
    title: 'Gateway outside the subnet',
    severity: 'warning',
    explanation:
      "The gateway is in none of the interface's subnets. ifupdown adds the route with `onlink`, so nothing complains, and packets may go nowhere.",
    remedy: 'Correct the gateway or the length of the address.',
  },
  IFC022: {
    title: 'Second default gateway',
    severity: 'warning',
    explanation:
      'Two stanzas of one family set a default route without a metric. The second `ip route add` fails and with it the interface.',
    remedy: 'Keep one gateway, or give the other one a metric.',
  },
  IFC023: {
    title: 'Gateway on an alias',
    severity: 'warning',
    explanation:
      'The default route would go through an address that moves. When the alias goes down the host loses its route.',
    remedy: 'Put the gateway into the stanza of the interface itself.',
  },
  IFC024: {
    title: 'Address given twice',
    severity: 'warning',
    explanation:
      'The same address is declared in two places of this host. The second `ip addr add` fails with `Address already assigned`, and ifup with it.',
    remedy: 'Remove one of the two.',
  },
  IFC025: {
    title: 'Address on two hosts',
    severity: 'warning',
    explanation:
      'Two hosts claim the same address. When both are up on one network, connections reach now the one and now the other.',
    remedy: 'Remove it from all hosts but one.',
  },
  IFC026: {
    title: 'auto for an unknown interface',
    severity: 'warning',
    explanation: 'No iface stanza and no mapping has this name, so ifup says `unknown interface`.',
    remedy: 'Add a stanza or remove the name.',
  },
  IFC027: {
    title: 'Interface that is never brought up',
    severity: 'information',
    explanation:
      "The stanza's name is in no auto or allow- line: neither the boot nor a plugged cable brings it up.",
    remedy: 'Add `auto NAME`, if it should come up at boot.',
  },
  IFC028: {
    title: 'Alias without its interface',
    severity: 'warning',
    explanation:
      'The interface of this alias has no stanza. Bringing the alias up brings the bare link up as well, and nothing takes care of it.',
    remedy: 'Add a stanza for the interface.',
  },
  IFC029: {
    title: 'Alias before its interface',
    severity: 'warning',
    explanation:
      "In the order of the auto lines the alias comes up first. Its address is then the primary one of the subnet, and taking the alias down removes the interface's own address too.",
    remedy: 'Move the auto line of the interface above that of the alias.',
  },
  IFC030: {
    title: 'allow-hotplug on an alias',
    severity: 'warning',
    explanation: 'The kernel announces links, and an alias is none: nothing ever brings it up.',
    remedy: 'Use `auto` for an alias.',
  },
  IFC031: {
    title: "Alias with the length of its interface's subnet",
    severity: 'information',
    explanation:
      'An address of the same subnet and length is a secondary address: it goes away with the primary one. With /32 (or /128) it stands on its own.',
    remedy: 'Use /32 for an address that moves.',
  },
  IFC032: {
    title: 'IPv6 alias is deprecated from the start',
    severity: 'information',
    explanation:
      'ifupdown gives an inet6 stanza whose name has a colon a preferred lifetime of 0: the address works but is never used as a source. It gets no label either.',
    remedy: 'Use a second inet6 stanza of the interface, if the address should be a source.',
  },
  IFC033: {
    title: 'Option without effect',
    severity: 'information',
    explanation:
      "ifupdown has no such option for static addresses: `network` is computed and the label is always the stanza's name.",
    remedy: 'Remove the line.',
  },
  IFC034: {
    title: 'Keyword misspelt inside a stanza',
    severity: 'warning',
    explanation:
      'Inside an iface stanza an unknown first word is an option, so a misspelt keyword is no error: the line and all after it quietly become options of the stanza above.',
    remedy: 'Correct the keyword.',
  },
  IFC035: {
    title: 'Keyword of another ifupdown',
    severity: 'warning',
    explanation: 'ifupdown2 or ifupdown-ng know this keyword, ifupdown does not.',
    remedy: 'Install the tool that the file was written for, or write it without the keyword.',
  },
  IFC036: {
    title: 'source matches nothing',
    severity: 'information',
    explanation: 'No file matches, which ifupdown passes over in silence.',
    remedy: 'Correct the path, if a file was meant.',
  },
  IFC037: {
    title: 'source-directory passes a file over',
    severity: 'warning',
    explanation:
      'source-directory takes only names made of letters, digits, `_` and `-`. Files with a dot, such as `eth0.cfg`, are not read.',
    remedy: 'Rename the file, or use `source DIRECTORY/*`.',
  },
  IFC038: {
    title: 'source reads a backup',
    severity: 'warning',
    explanation:
      'The pattern takes files that look like leftovers of an editor or of dpkg. Their stanzas count like all others.',
    remedy: 'Move the file elsewhere, or use a pattern that does not match it.',
  },
  IFC039: {
    title: 'Option after a source line',
    severity: 'error',
    explanation:
      'A source line ends the stanza before it, so the options that follow belong to nothing and ifupdown gives up.',
    remedy: 'Move the source line above the stanza, or to the end of the file.',
  },
  IFC040: {
    title: 'Written for ifupdown2',
    severity: 'warning',
    explanation: 'The file uses what only ifupdown2 (Proxmox, Cumulus) understands.',
    remedy: 'Use it with ifupdown2.',
  },
  IFC041: {
    title: 'Written for ifupdown-ng',
    severity: 'warning',
    explanation: 'The file uses what only ifupdown-ng (Alpine) understands.',
    remedy: 'Use it with ifupdown-ng.',
  },
  IFC042: {
    title: 'Pattern that is never expanded',
    severity: 'warning',
    explanation:
      'A source line is expanded like a shell word without commands. `$(…)`, backquotes and unquoted | & ; < > ( ) { } make the expansion fail, and ifupdown then reads nothing, in silence.',
    remedy: 'Write several source lines, or quote the character.',
  },
  IFC043: {
    title: 'source names a directory',
    severity: 'warning',
    explanation:
      'source reads files. For a directory ifupdown prints `Is a directory` and goes on.',
    remedy: 'Use `source DIRECTORY/*` or source-directory.',
  },
  IFC044: {
    title: 'Files include one another without end',
    severity: 'error',
    explanation:
      'Under ever new spellings of a path the same files are read again. ifupdown goes on until it runs out of open files or of room for the path.',
    remedy: 'Use absolute paths in source lines, and let no file source itself.',
  },
  IFC045: {
    title: 'NUL byte',
    severity: 'warning',
    explanation: 'ifupdown reads C strings: what follows a NUL byte in a line is lost.',
    remedy: 'Remove the NUL byte.',
  },
  IFC046: {
    title: 'No address',
    severity: 'error',
    explanation:
      "The value is no address of the stanza's family. ifup hands it to `ip`, which refuses it.",
    remedy: 'Correct the address.',
  },
  IFC047: {
    title: 'Word ignored',
    severity: 'warning',
    explanation:
      'After the method only `inherits NAME` may follow. ifupdown warns about other words and ignores them.',
    remedy: 'Remove the word.',
  },
  IFC048: {
    title: 'Not a file',
    severity: 'error',
    explanation: 'The file cannot be read as one, so ifupdown brings nothing up.',
    remedy: 'Name a regular file.',
  },
  IFC049: {
    title: 'No-break space',
    severity: 'warning',
    explanation: 'The byte looks like a blank but does not separate words.',
    remedy: 'Replace it with a blank.',
  },
  IFC060: {
    title: 'Files that ifupdown refuses are not edited',
    severity: 'error',
    explanation:
      'ifupdown would not read what is added. The first error has to be corrected by hand.',
    remedy: 'Correct the error first.',
  },
  IFC061: {
    title: 'No stanza for the interface',
    severity: 'error',
    explanation:
      'The address would have to go into a stanza of the interface, and there is none in any of the files.',
    remedy: 'Add a stanza for the interface first, or write an alias.',
  },
  IFC062: {
    title: 'Bad name or label',
    severity: 'error',
    explanation: "A label is the device's name, a colon and more, 15 bytes in all, without blanks.",
    remedy: 'Choose another label.',
  },
  IFC063: {
    title: 'Label in use',
    severity: 'error',
    explanation: 'Another address has this label already.',
    remedy: 'Choose another label.',
  },
  IFC064: {
    title: 'Declared in another way',
    severity: 'error',
    explanation:
      'The files declare the address already, with another length or for another interface.',
    remedy: 'Remove that declaration first.',
  },
  IFC065: {
    title: 'Interface not found',
    severity: 'error',
    explanation: 'No iface stanza of the files read has this name (and family).',
    remedy: 'Check the name; `vipbook interfaces show` lists all of them.',
  },
  IFC066: {
    title: 'Value that no line can hold',
    severity: 'error',
    explanation:
      'A value is one line: no line feeds, no NUL, not empty, without a backslash at its end.',
    remedy: 'Write it in one line.',
  },
  IFC067: {
    title: 'Line too involved to be edited',
    severity: 'error',
    explanation:
      'The command about the address is one of several in a shell construction, and cutting it out could change what the rest does.',
    remedy: 'Edit the line by hand.',
  },
  IFC068: {
    title: 'No address or length',
    severity: 'error',
    explanation: 'Not an IPv4 or IPv6 address, or a length that the family does not have.',
    remedy: 'Write ADDRESS/LENGTH.',
  },
  IFC069: {
    title: 'File not among those read',
    severity: 'error',
    explanation:
      'The file is not reached from the root through source lines, so ifupdown would not read it.',
    remedy: 'Choose a file that is read, or add a source line.',
  },
  IFC070: {
    title: 'Inherited option cannot be replaced',
    severity: 'error',
    explanation:
      "ifupdown joins a stanza's own line to the inherited value instead of replacing it.",
    remedy: 'Change the option in the stanza that is inherited.',
  },
} as const satisfies CodeTable;
