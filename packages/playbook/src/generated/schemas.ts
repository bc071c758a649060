// Generated from schemas/ by `npm run generate`. Do not edit.
import type { ModuleSchema, Schema } from '../modules/schema.ts';

/** One for each file in schemas/modules: the modules that exist. */
export const moduleSchemas: Readonly<Record<string, ModuleSchema>> = {
 "apt": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/apt.schema.json",
  "title": "apt",
  "description": "Debian packages are installed, up to date, or not there.",
  "x-vipbook": {
   "checkMode": "Asks `apt-get -s` what it would do; changes nothing, and does not update the lists.",
   "notes": [
    "Result: `stdout`, `stderr` of apt-get, `cache_updated`, `cache_update_time`.",
    "Only for Debian and the distributions made from it; other hosts are refused.",
    "Questions of packages are answered with their defaults, changed configuration files are kept (`--force-confdef --force-confold`).",
    "When packages are there already, apt-get is not started at all."
   ],
   "refused": {
    "deb": "Copy the file and run command: apt-get install -y ./FILE, with creates.",
    "upgrade": "Use command: apt-get -y upgrade. It changes more than one can foresee.",
    "default_release": "Pin the package in /etc/apt/preferences.d.",
    "dpkg_options": "Use command: apt-get with its own options.",
    "autoclean": "Use command: apt-get autoclean.",
    "clean": "Use command: apt-get clean.",
    "allow_unauthenticated": "Packages that are not signed are refused.",
    "allow_downgrade": "Name the version (chat=1.2) and use command: apt-get install --allow-downgrades.",
    "allow_change_held_packages": "Release it first with command: apt-mark unhold.",
    "fail_on_autoremove": "Look with --check at what would be removed.",
    "only_upgrade": "Use state: latest for packages that are there.",
    "force": "Packages that are not signed, or downgraded, are refused.",
    "force_apt_get": "apt-get is always used.",
    "policy_rc_d": "Mask the service first.",
    "lock_timeout": "apt-get waits 60 s for its lock.",
    "update_cache_retries": "Use until and retries.",
    "update_cache_retry_max_delay": "Use until and retries."
   },
   "examples": [
    {
     "title": "Packages",
     "yaml": "- name: tools\n  apt:\n    name: [rsync, iputils-arping]\n    update_cache: true\n    cache_valid_time: 3600\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1
    },
    "description": "Packages, installed in one run of apt-get; `name=version` asks for that version.",
    "examples": [
     "rsync"
    ]
   },
   "pkg": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1
    },
    "x-alias-of": "name",
    "description": "Another name of `name`."
   },
   "package": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1
    },
    "x-alias-of": "name",
    "description": "Another name of `name`."
   },
   "state": {
    "type": "string",
    "enum": [
     "present",
     "absent",
     "latest",
     "installed",
     "removed"
    ],
    "default": "present",
    "enumDescriptions": [
     "They are installed.",
     "They are not installed.",
     "They are installed in the newest version that the lists know.",
     "The same as present.",
     "The same as absent."
    ],
    "description": "Whether they shall be there."
   },
   "update_cache": {
    "type": "boolean",
    "default": false,
    "description": "Update the lists first (`apt-get update`)."
   },
   "update-cache": {
    "type": "boolean",
    "x-alias-of": "update_cache",
    "description": "Another name of `update_cache`."
   },
   "cache_valid_time": {
    "type": "integer",
    "minimum": 0,
    "default": 0,
    "description": "Seconds for which lists are new enough; `update_cache` is then left out."
   },
   "install_recommends": {
    "type": "boolean",
    "description": "Install what packages recommend too. Default: as apt is set on the host."
   },
   "install-recommends": {
    "type": "boolean",
    "x-alias-of": "install_recommends",
    "description": "Another name of `install_recommends`."
   },
   "purge": {
    "type": "boolean",
    "default": false,
    "description": "With `state: absent` remove configuration files too."
   },
   "autoremove": {
    "type": "boolean",
    "default": false,
    "description": "Remove packages that nothing needs any more."
   }
  }
 },
 "arp": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/arp.schema.json",
  "title": "arp",
  "description": "Announce an address to the segment, flush neighbour entries for it, or show them.",
  "x-vipbook": {
   "collection": "vipbook",
   "freeForm": "keys",
   "checkMode": "announce and flush are skipped and reported as changed; show runs.",
   "examples": [
    {
     "title": "Tell the segment who holds the address",
     "yaml": "- name: announce chat's address\n  arp:\n    action: announce\n    address: 192.168.1.60\n"
    },
    {
     "title": "Forget the old MAC address on a client",
     "yaml": "- name: flush the client's entry\n  arp:\n    action: flush\n    address: 192.168.1.60\n  delegate_to: client\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "required": [
   "action"
  ],
  "properties": {
   "action": {
    "type": "string",
    "enum": [
     "announce",
     "flush",
     "show"
    ],
    "enumDescriptions": [
     "Send gratuitous ARP (IPv6: unsolicited neighbour advertisements) from the host, which must hold the address.",
     "Remove the host's neighbour entries for the address.",
     "Report the host's neighbour entries; changes nothing."
    ],
    "description": "What to do."
   },
   "address": {
    "type": "string",
    "format": "ip-interface",
    "description": "The address; a prefix length is ignored. `show` without it reports every entry.",
    "examples": [
     "192.168.1.60"
    ]
   },
   "interface": {
    "type": "string",
    "format": "interface-name",
    "description": "Interface to use; found from the address when absent.",
    "examples": [
     "eth0"
    ]
   },
   "count": {
    "type": "integer",
    "minimum": 1,
    "maximum": 20,
    "default": 3,
    "description": "How many times to announce."
   },
   "targets": {
    "type": "array",
    "items": {
     "type": "string",
     "format": "ip-address"
    },
    "description": "Neighbours that are asked directly and must acknowledge, besides the broadcast.",
    "examples": [
     [
      "192.168.1.1"
     ]
    ]
   }
  },
  "allOf": [
   {
    "if": {
     "required": [
      "action"
     ],
     "properties": {
      "action": {
       "enum": [
        "announce",
        "flush"
       ]
      }
     }
    },
    "then": {
     "required": [
      "address"
     ]
    }
   }
  ],
  "defaultSnippets": [
   {
    "label": "announce",
    "body": {
     "action": "announce",
     "address": "${1:192.168.1.60}"
    }
   },
   {
    "label": "flush",
    "body": {
     "action": "flush",
     "address": "${1:192.168.1.60}"
    }
   }
  ]
 },
 "assert": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/assert.schema.json",
  "title": "assert",
  "description": "Fail unless every condition holds.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "none",
   "checkMode": "Runs.",
   "notes": [
    "Conditions are expressions, as in `when`: no {{ }}."
   ],
   "examples": [
    {
     "title": "Two conditions",
     "yaml": "- name: the address is on new, and only there\n  assert:\n    that:\n      - \"'192.168.1.60' in ansible_all_ipv4_addresses\"\n      - ansible_hostname == 'new'\n    fail_msg: the address is not where it should be\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "required": [
   "that"
  ],
  "properties": {
   "that": {
    "type": [
     "string",
     "boolean",
     "array"
    ],
    "items": {
     "type": [
      "string",
      "boolean"
     ]
    },
    "minItems": 1,
    "minLength": 1,
    "x-expression": true,
    "description": "Condition, or list of conditions that must all hold."
   },
   "fail_msg": {
    "type": [
     "string",
     "array"
    ],
    "items": {
     "type": "string"
    },
    "description": "Message when a condition does not hold."
   },
   "msg": {
    "type": [
     "string",
     "array"
    ],
    "items": {
     "type": "string"
    },
    "x-alias-of": "fail_msg",
    "description": "The same as `fail_msg`."
   },
   "success_msg": {
    "type": [
     "string",
     "array"
    ],
    "items": {
     "type": "string"
    },
    "description": "Message when all conditions hold."
   },
   "quiet": {
    "type": "boolean",
    "default": false,
    "description": "Whether the conditions are left out of the output."
   }
  },
  "allOf": [
   {
    "not": {
     "required": [
      "fail_msg",
      "msg"
     ]
    }
   }
  ]
 },
 "blockinfile": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/blockinfile.schema.json",
  "title": "blockinfile",
  "description": "Some lines between two marker lines of a file are there, or are not; every other byte of the file stays.",
  "x-vipbook": {
   "checkMode": "Predicts what would change and shows the diff; changes nothing.",
   "notes": [
    "With state: absent a file that is not there is fine: it has no block. (Ansible 2.14 fails.)",
    "Result: `msg`, `backup_file`.",
    "Regular expressions are Python's, on bytes, one line at a time; `(?m)` looks at the whole file.",
    "A symlink stays; the file that it leads to is changed.",
    "The default marker is Ansible's, so that blocks which it wrote are found."
   ],
   "refused": {
    "attributes": "File attributes are kept as they are; use command: chattr.",
    "attr": "File attributes are kept as they are; use command: chattr.",
    "selevel": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "serole": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "setype": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "seuser": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "unsafe_writes": "Files are always replaced in one step, so that nobody ever reads half of one.",
    "encoding": "Files are edited as bytes, whatever their encoding; the line is written in UTF-8.",
    "append_newline": "Write the empty line into `block`.",
    "prepend_newline": "Write the empty line into `block`."
   },
   "examples": [
    {
     "title": "Names of hosts",
     "yaml": "- name: names of the chat hosts\n  blockinfile:\n    path: /etc/hosts\n    marker: '# {mark} chat'\n    block: |\n      192.168.1.50 old\n      192.168.1.51 new\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "path": {
    "type": "string",
    "minLength": 1,
    "description": "File on the host. `~` and `$NAME` are what they are there.",
    "examples": [
     "/etc/ssh/sshd_config"
    ]
   },
   "dest": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "destfile": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "name": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "state": {
    "type": "string",
    "enum": [
     "present",
     "absent"
    ],
    "enumDescriptions": [
     "The block is there; an empty one is removed.",
     "No such block is there."
    ],
    "default": "present",
    "description": "Whether the block shall be there."
   },
   "block": {
    "type": "string",
    "default": "",
    "description": "The lines between the markers."
   },
   "content": {
    "type": "string",
    "x-alias-of": "block",
    "description": "Another name of `block`."
   },
   "marker": {
    "type": "string",
    "minLength": 1,
    "default": "# {mark} ANSIBLE MANAGED BLOCK",
    "description": "The marker lines; `{mark}` stands for `marker_begin` and `marker_end`. Without it every run would add a block."
   },
   "marker_begin": {
    "type": "string",
    "default": "BEGIN",
    "description": "What `{mark}` is in the line above the block."
   },
   "marker_end": {
    "type": "string",
    "default": "END",
    "description": "What `{mark}` is in the line below the block."
   },
   "insertafter": {
    "type": "string",
    "description": "Where a block goes that is not there yet: behind the last line that matches this regular expression; `EOF`: the end. Default: `EOF`."
   },
   "insertbefore": {
    "type": "string",
    "description": "The same, before the line; `BOF`: the beginning."
   },
   "create": {
    "type": "boolean",
    "default": false,
    "description": "Make the file when it is not there, and the folders above it."
   },
   "backup": {
    "type": "boolean",
    "default": false,
    "description": "Keep the old file beside the new one; `backup_file` of the result names it. Below /etc/network its name begins with a dot, so that `source interfaces.d/*` does not read it."
   },
   "validate": {
    "type": "string",
    "minLength": 1,
    "description": "Command that must accept the new file before it takes its place. It is split into words as a shell would, but run without one; `%s` stands for the new file's path. Not run with --check, where there is no new file.",
    "examples": [
     "visudo -cf %s"
    ]
   },
   "mode": {
    "type": "string",
    "pattern": "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",
    "description": "Permissions of the file, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.",
    "examples": [
     "0644",
     "u=rw,g=r,o="
    ]
   },
   "owner": {
    "type": "string",
    "minLength": 1,
    "description": "Owner of the file, by name or number; kept when absent."
   },
   "group": {
    "type": "string",
    "minLength": 1,
    "description": "Group of the file, by name or number; kept when absent."
   }
  },
  "required": [
   "path"
  ],
  "allOf": [
   {
    "not": {
     "required": [
      "insertafter",
      "insertbefore"
     ]
    }
   }
  ]
 },
 "command": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/command.schema.json",
  "title": "command",
  "description": "Run a program on the host, without a shell: no pipes, no redirections, no variables of the shell.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "raw",
   "checkMode": "Skipped, unless `creates` or `removes` decides it, or `changes: false` says that it only reads: then it runs.",
   "notes": [
    "Results: `rc`, `stdout`, `stdout_lines`, `stderr`, `stderr_lines`, `cmd`, `start`, `end`, `delta`."
   ],
   "refused": {
    "warn": "Ansible removed it; leave it out.",
    "strip_empty_ends": "Empty lines at the end of the output are always removed.",
    "expand_argument_vars": "Variables of the host's shell are never expanded; use the shell module."
   },
   "examples": [
    {
     "title": "Only reads, so it also runs with --check",
     "yaml": "- name: which addresses\n  command: ip -o addr show dev eth0\n  args:\n    changes: false\n  register: addresses\n"
    },
    {
     "title": "A list, where words hold blanks",
     "yaml": "- name: reload\n  command:\n    argv: [ejabberdctl, reload_config]\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "_raw": {
    "type": "string",
    "minLength": 1,
    "x-internal": true,
    "description": "The command as one text, split into words as a shell would."
   },
   "cmd": {
    "type": "string",
    "minLength": 1,
    "description": "The command as one text, split into words as a shell would."
   },
   "argv": {
    "type": "array",
    "items": {
     "type": "string"
    },
    "minItems": 1,
    "description": "The command as a list of words."
   },
   "chdir": {
    "type": "string",
    "minLength": 1,
    "description": "Folder to run it in."
   },
   "creates": {
    "type": "string",
    "minLength": 1,
    "description": "Path or glob; when it exists, the command is not run."
   },
   "removes": {
    "type": "string",
    "minLength": 1,
    "description": "Path or glob; when it does not exist, the command is not run."
   },
   "stdin": {
    "type": "string",
    "description": "Text for the command's standard input."
   },
   "stdin_add_newline": {
    "type": "boolean",
    "default": true,
    "description": "Whether a newline is added to `stdin`."
   },
   "changes": {
    "type": "boolean",
    "default": true,
    "description": "false declares that the command only reads: it also runs with --check and is never reported as changed."
   }
  },
  "dependencies": {
   "stdin_add_newline": [
    "stdin"
   ]
  },
  "allOf": [
   {
    "anyOf": [
     {
      "required": [
       "_raw"
      ]
     },
     {
      "required": [
       "cmd"
      ]
     },
     {
      "required": [
       "argv"
      ]
     }
    ]
   },
   {
    "not": {
     "required": [
      "_raw",
      "cmd"
     ]
    }
   },
   {
    "not": {
     "required": [
      "_raw",
      "argv"
     ]
    }
   },
   {
    "not": {
     "required": [
      "cmd",
      "argv"
     ]
    }
   }
  ],
  "defaultSnippets": [
   {
    "label": "words",
    "body": {
     "argv": [
      "${1:true}"
     ]
    }
   }
  ]
 },
 "copy": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/copy.schema.json",
  "title": "copy",
  "description": "Put a file, a folder with all that is in it, or a text on the host.",
  "x-vipbook": {
   "checkMode": "Predicts what would change and shows the diff; changes nothing.",
   "notes": [
    "With remote_src and a folder, symlinks are copied also when the destination is there already. (Ansible leaves them out, and then reports a change each time.)",
    "Result: `dest`, `src`, `checksum` (SHA-1), `md5sum`, `owner`, `group`, `uid`, `gid`, `mode`, `size`, `state`, `backup_file`; for a folder `dest` and `src`.",
    "A relative `src` is looked for in `files/` of the role, beside the file of the task and beside the playbook.",
    "Files go through the host's shell in one piece, at most 64 MiB; for more, and for folders of many files, use synchronize.",
    "--diff shows the content, and size and checksum instead where it is binary or larger than 100 kB."
   ],
   "refused": {
    "attributes": "File attributes are kept as they are; use command: chattr.",
    "attr": "File attributes are kept as they are; use command: chattr.",
    "selevel": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "serole": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "setype": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "seuser": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "unsafe_writes": "Files are always replaced in one step, so that nobody ever reads half of one."
   },
   "examples": [
    {
     "title": "A file",
     "yaml": "- name: settings of chat\n  copy:\n    src: chat.conf\n    dest: /etc/chat.conf\n    owner: chat\n    mode: \"0640\"\n    backup: true\n"
    },
    {
     "title": "A text",
     "yaml": "- name: who may use cron\n  copy:\n    content: \"{{ admins | join('\\n') }}\\n\"\n    dest: /etc/cron.allow\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "src": {
    "type": "string",
    "minLength": 1,
    "description": "File or folder here. Ends a folder's path in `/`, what is in it is copied, else the folder itself. With `remote_src` a path on the host.",
    "examples": [
     "chat.conf",
     "certificates/"
    ]
   },
   "content": {
    "type": [
     "string",
     "object",
     "array"
    ],
    "description": "The text of the file instead of a source. Lists and mappings are written as JSON."
   },
   "dest": {
    "type": "string",
    "minLength": 1,
    "description": "Path on the host. `~` and `$NAME` are what they are there. A folder, or a path that ends in `/`, gets the source under its own name.",
    "examples": [
     "/etc/chat.conf"
    ]
   },
   "remote_src": {
    "type": "boolean",
    "default": false,
    "description": "The source is on the host."
   },
   "force": {
    "type": "boolean",
    "default": true,
    "description": "Replace a file whose content differs; false only copies what is not there."
   },
   "backup": {
    "type": "boolean",
    "default": false,
    "description": "Keep the old file beside the new one; `backup_file` of the result names it. Below /etc/network its name begins with a dot, so that `source interfaces.d/*` does not read it."
   },
   "validate": {
    "type": "string",
    "minLength": 1,
    "description": "Command that must accept the new file before it takes its place. It is split into words as a shell would, but run without one; `%s` stands for the new file's path. Not run with --check, where there is no new file.",
    "examples": [
     "visudo -cf %s"
    ]
   },
   "checksum": {
    "type": "string",
    "minLength": 1,
    "description": "SHA-1 that the source must have, in hex.",
    "pattern": "^[0-9a-fA-F]{40}$"
   },
   "directory_mode": {
    "type": "string",
    "pattern": "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",
    "description": "Permissions of folders that are made, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.",
    "examples": [
     "0644",
     "u=rw,g=r,o="
    ]
   },
   "follow": {
    "type": "boolean",
    "default": false,
    "description": "When the destination is a symlink, write what it leads to; false replaces the link."
   },
   "local_follow": {
    "type": "boolean",
    "default": true,
    "description": "Copy what symlinks in a source folder lead to; false copies the links."
   },
   "decrypt": {
    "type": "boolean",
    "default": true,
    "description": "Ansible decrypts sources that the vault encrypted. vipbook refuses them, and with false copies them as they are."
   },
   "mode": {
    "type": "string",
    "pattern": "^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",
    "description": "Permissions of the file, octal or as chmod takes them (`u+rwX,g-w`). `preserve` takes those of the source. Kept when absent; a new file has what the umask leaves of 0666.",
    "examples": [
     "0644",
     "u=rw,g=r,o="
    ]
   },
   "owner": {
    "type": "string",
    "minLength": 1,
    "description": "Owner of the file, by name or number; kept when absent."
   },
   "group": {
    "type": "string",
    "minLength": 1,
    "description": "Group of the file, by name or number; kept when absent."
   }
  },
  "required": [
   "dest"
  ],
  "allOf": [
   {
    "anyOf": [
     {
      "required": [
       "src"
      ]
     },
     {
      "required": [
       "content"
      ]
     }
    ]
   },
   {
    "not": {
     "required": [
      "src",
      "content"
     ]
    }
   }
  ]
 },
 "debug": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/debug.schema.json",
  "title": "debug",
  "description": "Show a message, or the value of a variable.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Runs.",
   "examples": [
    {
     "title": "A message",
     "yaml": "- debug:\n    msg: \"chat is on {{ inventory_hostname }}\"\n"
    },
    {
     "title": "A variable",
     "yaml": "- debug: var=ansible_default_ipv4.address\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "msg": {
    "type": [
     "string",
     "number",
     "boolean",
     "null",
     "array",
     "object"
    ],
    "default": "Hello world!",
    "description": "What to show."
   },
   "var": {
    "type": "string",
    "minLength": 1,
    "x-expression": true,
    "description": "Variable, or expression, whose value to show; without {{ }}.",
    "examples": [
     "ansible_hostname"
    ]
   },
   "verbosity": {
    "type": "integer",
    "minimum": 0,
    "maximum": 5,
    "default": 0,
    "description": "Number of -v from which on it is shown."
   }
  },
  "allOf": [
   {
    "not": {
     "required": [
      "msg",
      "var"
     ]
    }
   }
  ]
 },
 "fail": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/fail.schema.json",
  "title": "fail",
  "description": "Fail with a message.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Runs.",
   "examples": [
    {
     "title": "With a condition",
     "yaml": "- fail:\n    msg: not on a weekday\n  when: ansible_date_time.weekday_number not in ['0', '6']\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "msg": {
    "type": "string",
    "default": "Failed as requested from task",
    "description": "The message."
   }
  }
 },
 "fetch": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/fetch.schema.json",
  "title": "fetch",
  "description": "Bring a file of the host to this machine.",
  "x-vipbook": {
   "checkMode": "Looks, and tells whether the file here would change; writes nothing. (Ansible skips it.)",
   "notes": [
    "Result: `dest`, `checksum` (SHA-1), `md5sum`, `remote_checksum`; `file` when nothing was to do.",
    "Without `flat` the file goes to DEST/HOST/PATH, where HOST is the inventory's name.",
    "A relative `dest` is beside the playbook.",
    "At most 32 MiB."
   ],
   "examples": [
    {
     "title": "One file of each host",
     "yaml": "- name: keep the interfaces files\n  fetch:\n    src: /etc/network/interfaces\n    dest: kept/\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "src": {
    "type": "string",
    "minLength": 1,
    "description": "File on the host. `~` and `$NAME` are what they are there."
   },
   "dest": {
    "type": "string",
    "minLength": 1,
    "description": "Folder here; with `flat` the file itself, or a folder when it ends in `/`."
   },
   "flat": {
    "type": "boolean",
    "default": false,
    "description": "Do not put it into DEST/HOST/PATH."
   },
   "fail_on_missing": {
    "type": "boolean",
    "default": true,
    "description": "Fail when the file is not there."
   },
   "validate_checksum": {
    "type": "boolean",
    "default": true,
    "description": "Compare the checksum of what arrived. It is always compared."
   }
  },
  "required": [
   "src",
   "dest"
  ]
 },
 "file": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/file.schema.json",
  "title": "file",
  "description": "A folder, an empty file, a link is there, or nothing is; with the permissions and the owner asked for.",
  "x-vipbook": {
   "checkMode": "Predicts what would change, also below a folder with `recurse`; changes nothing.",
   "notes": [
    "Result: `path` (`dest` for links and touch), `owner`, `group`, `uid`, `gid`, `mode`, `size`, `state`, `src`.",
    "New folders above the path get the same permissions and owner as the path itself.",
    "--diff shows state, permissions and owner."
   ],
   "refused": {
    "attributes": "File attributes are kept as they are; use command: chattr.",
    "attr": "File attributes are kept as they are; use command: chattr.",
    "selevel": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "serole": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "setype": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "seuser": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "unsafe_writes": "Files are always replaced in one step, so that nobody ever reads half of one."
   },
   "examples": [
    {
     "title": "A folder with all above it",
     "yaml": "- name: where chat keeps its data\n  file:\n    path: /srv/chat/data\n    state: directory\n    owner: chat\n    mode: \"0750\"\n"
    },
    {
     "title": "A link",
     "yaml": "- name: the version in use\n  file:\n    path: /opt/chat/current\n    src: /opt/chat/24.1\n    state: link\n"
    },
    {
     "title": "Nothing",
     "yaml": "- name: no old settings\n  file: path=/etc/chat.old state=absent\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "path": {
    "type": "string",
    "minLength": 1,
    "description": "File, folder or link on the host. `~` and `$NAME` are what they are there.",
    "examples": [
     "/srv/chat"
    ]
   },
   "dest": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "name": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "state": {
    "type": "string",
    "enum": [
     "absent",
     "directory",
     "file",
     "hard",
     "link",
     "touch"
    ],
    "enumDescriptions": [
     "Nothing is there; folders go with all that is in them.",
     "It is a folder; those above it are made too.",
     "A file is there already; only its owner and permissions are set.",
     "It is a hard link to `src`.",
     "It is a symlink that says `src`.",
     "It is there, made empty if need be, and its times are those asked for, or now."
    ],
    "description": "What shall be there. When absent: what is there now, or a file (a folder with `recurse`)."
   },
   "src": {
    "type": "string",
    "minLength": 1,
    "description": "What a link leads to; for a symlink the text of the link, relative to the link's folder."
   },
   "recurse": {
    "type": "boolean",
    "default": false,
    "description": "Permissions and owner also for all that is below the folder."
   },
   "force": {
    "type": "boolean",
    "default": false,
    "description": "Make a link although its target is not there, or in place of a file or an empty folder."
   },
   "follow": {
    "type": "boolean",
    "default": true,
    "description": "When the path is a symlink, set permissions and owner of what it leads to; false sets the link's own."
   },
   "modification_time": {
    "type": "string",
    "description": "`preserve`, `now`, or a time. Default: `preserve`, with `touch` `now`.",
    "examples": [
     "preserve",
     "now",
     "202401311200.00"
    ]
   },
   "modification_time_format": {
    "type": "string",
    "default": "%Y%m%d%H%M.%S",
    "description": "How the time is written, with the letters of strftime(3) `%Y %m %d %H %M %S`."
   },
   "access_time": {
    "type": "string",
    "description": "`preserve`, `now`, or a time. Default: `preserve`, with `touch` `now`.",
    "examples": [
     "preserve",
     "now"
    ]
   },
   "access_time_format": {
    "type": "string",
    "default": "%Y%m%d%H%M.%S",
    "description": "How the time is written, with the letters of strftime(3) `%Y %m %d %H %M %S`."
   },
   "mode": {
    "type": "string",
    "pattern": "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",
    "description": "Permissions of the path, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.",
    "examples": [
     "0644",
     "u=rw,g=r,o="
    ]
   },
   "owner": {
    "type": "string",
    "minLength": 1,
    "description": "Owner of the path, by name or number; kept when absent."
   },
   "group": {
    "type": "string",
    "minLength": 1,
    "description": "Group of the path, by name or number; kept when absent."
   }
  },
  "required": [
   "path"
  ]
 },
 "interfaces_file": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/interfaces_file.schema.json",
  "title": "interfaces_file",
  "description": "Change one option of one stanza of an interfaces(5) file, or create or remove a stanza; every other byte of the file stays.",
  "x-vipbook": {
   "collection": "community.general",
   "freeForm": "keys",
   "checkMode": "Shows the diff; changes nothing.",
   "notes": [
    "Nothing is brought up or down: only the file changes.",
    "An `up` line that is there already is not added again."
   ],
   "refused": {
    "backup": "The run keeps the file as it was and --diff shows the change; a backup beside the file would be read by `source /etc/network/interfaces.d/*`.",
    "address": "Use `option: address` with `value`.",
    "unsafe_writes": "Files are always replaced in one step.",
    "seuser": "SELinux contexts are kept as they are.",
    "attributes": "File attributes are kept as they are."
   },
   "examples": [
    {
     "title": "Set the MTU",
     "yaml": "- name: jumbo frames\n  interfaces_file:\n    iface: eth1\n    option: mtu\n    value: 8000\n"
    },
    {
     "title": "Create a stanza",
     "yaml": "- name: a stanza for the alias\n  interfaces_file:\n    iface: eth0:1\n    family: inet\n    method: static\n    auto: true\n"
    },
    {
     "title": "Add a route when the interface comes up",
     "yaml": "- name: route to the backup network\n  interfaces_file:\n    iface: eth0\n    option: up\n    value: ip route add 10.9.0.0/16 via 192.168.1.2\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "dest": {
    "type": "string",
    "pattern": "^/",
    "default": "/etc/network/interfaces",
    "description": "The interfaces file."
   },
   "iface": {
    "type": "string",
    "format": "interface-name",
    "description": "Name of the stanza, as after `iface`.",
    "examples": [
     "eth0",
     "eth0:1"
    ]
   },
   "address_family": {
    "type": "string",
    "examples": [
     "inet",
     "inet6"
    ],
    "description": "Family of the stanza, where an interface has several (`inet`, `inet6`)."
   },
   "option": {
    "type": "string",
    "minLength": 1,
    "description": "Name of the option in the stanza. Options that may repeat (`up`, `down`, `pre-up`, `post-up`, `pre-down`, `post-down`) are added beside those that are there.",
    "examples": [
     "address",
     "netmask",
     "mtu",
     "up"
    ]
   },
   "value": {
    "type": "string",
    "description": "Value of the option. With `state: present` an option without a value is looked for and must be there."
   },
   "mode": {
    "type": "string",
    "pattern": "^(0?[0-7]{3,4}|[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*)$",
    "description": "Permissions of the file, as chmod takes them; kept when absent.",
    "examples": [
     "0644"
    ]
   },
   "owner": {
    "type": "string",
    "description": "Owner of the file; kept when absent."
   },
   "group": {
    "type": "string",
    "description": "Group of the file; kept when absent."
   },
   "state": {
    "type": "string",
    "enum": [
     "present",
     "absent"
    ],
    "enumDescriptions": [
     "The option (or the stanza) is there.",
     "It is not there."
    ],
    "default": "present",
    "description": "Whether the option, or without `option` the stanza, shall be there."
   },
   "auto": {
    "type": "boolean",
    "description": "Whether the interface is in an `auto` line."
   },
   "family": {
    "type": "string",
    "enum": [
     "inet",
     "inet6",
     "can",
     "ipx"
    ],
    "description": "Family of the stanza to create, with `method`.",
    "default": "inet"
   },
   "method": {
    "type": "string",
    "minLength": 1,
    "examples": [
     "static",
     "dhcp",
     "manual",
     "loopback"
    ],
    "description": "Method of the stanza to create when it is not there."
   }
  },
  "dependencies": {
   "option": [
    "iface"
   ],
   "value": [
    "option"
   ],
   "address_family": [
    "iface"
   ],
   "auto": [
    "iface"
   ],
   "method": [
    "iface"
   ],
   "family": [
    "method"
   ]
  },
  "defaultSnippets": [
   {
    "label": "set an option",
    "body": {
     "iface": "${1:eth0}",
     "option": "${2:mtu}",
     "value": "${3:1500}"
    }
   }
  ]
 },
 "lineinfile": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/lineinfile.schema.json",
  "title": "lineinfile",
  "description": "One line of a file is there, or is not; every other byte of the file stays.",
  "x-vipbook": {
   "checkMode": "Predicts what would change and shows the diff; changes nothing.",
   "notes": [
    "Result: `msg`, `backup` (path of the old file), `found` with `state: absent`.",
    "Regular expressions are Python's, on bytes, one line at a time.",
    "A symlink stays; the file that it leads to is changed."
   ],
   "refused": {
    "attributes": "File attributes are kept as they are; use command: chattr.",
    "attr": "File attributes are kept as they are; use command: chattr.",
    "selevel": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "serole": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "setype": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "seuser": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "unsafe_writes": "Files are always replaced in one step, so that nobody ever reads half of one.",
    "encoding": "Files are edited as bytes, whatever their encoding; the line is written in UTF-8."
   },
   "examples": [
    {
     "title": "A setting",
     "yaml": "- name: no passwords\n  lineinfile:\n    path: /etc/ssh/sshd_config\n    regexp: '^#?PasswordAuthentication'\n    line: PasswordAuthentication no\n    validate: sshd -t -f %s\n"
    },
    {
     "title": "Part of a line",
     "yaml": "- name: more memory\n  lineinfile:\n    path: /etc/default/chat\n    regexp: '^(JAVA_OPTS=.*)-Xmx\\S+(.*)$'\n    line: '\\1-Xmx4g\\2'\n    backrefs: true\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "path": {
    "type": "string",
    "minLength": 1,
    "description": "File on the host. `~` and `$NAME` are what they are there.",
    "examples": [
     "/etc/ssh/sshd_config"
    ]
   },
   "dest": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "destfile": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "name": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "state": {
    "type": "string",
    "enum": [
     "present",
     "absent"
    ],
    "enumDescriptions": [
     "The line is there.",
     "No line that matches is there."
    ],
    "default": "present",
    "description": "Whether the line shall be there."
   },
   "line": {
    "type": "string",
    "description": "The line, without its newline. Needed with `state: present`."
   },
   "value": {
    "type": "string",
    "x-alias-of": "line",
    "description": "Another name of `line`."
   },
   "regexp": {
    "type": "string",
    "description": "Regular expression of the line to replace (the last that matches), or of the lines to remove."
   },
   "regex": {
    "type": "string",
    "x-alias-of": "regexp",
    "description": "Another name of `regexp`."
   },
   "search_string": {
    "type": "string",
    "description": "Plain text instead of a regular expression."
   },
   "insertafter": {
    "type": "string",
    "description": "Where a line goes that is not there yet: behind the last line that matches this regular expression; `EOF`: the end; `BOF`: the beginning. Default: `EOF`."
   },
   "insertbefore": {
    "type": "string",
    "description": "The same, before the line; `BOF`: the beginning."
   },
   "backrefs": {
    "type": "boolean",
    "default": false,
    "description": "`\\1` and `\\g<name>` in `line` stand for groups of `regexp`; when it matches nowhere, nothing is changed."
   },
   "firstmatch": {
    "type": "boolean",
    "default": false,
    "description": "The first line that matches instead of the last."
   },
   "create": {
    "type": "boolean",
    "default": false,
    "description": "Make the file when it is not there, and the folders above it."
   },
   "backup": {
    "type": "boolean",
    "default": false,
    "description": "Keep the old file beside the new one; `backup_file` of the result names it. Below /etc/network its name begins with a dot, so that `source interfaces.d/*` does not read it."
   },
   "validate": {
    "type": "string",
    "minLength": 1,
    "description": "Command that must accept the new file before it takes its place. It is split into words as a shell would, but run without one; `%s` stands for the new file's path. Not run with --check, where there is no new file.",
    "examples": [
     "visudo -cf %s"
    ]
   },
   "mode": {
    "type": "string",
    "pattern": "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",
    "description": "Permissions of the file, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.",
    "examples": [
     "0644",
     "u=rw,g=r,o="
    ]
   },
   "owner": {
    "type": "string",
    "minLength": 1,
    "description": "Owner of the file, by name or number; kept when absent."
   },
   "group": {
    "type": "string",
    "minLength": 1,
    "description": "Group of the file, by name or number; kept when absent."
   }
  },
  "required": [
   "path"
  ],
  "dependencies": {
   "backrefs": [
    "regexp"
   ]
  },
  "allOf": [
   {
    "not": {
     "required": [
      "insertafter",
      "insertbefore"
     ]
    }
   },
   {
    "not": {
     "required": [
      "regexp",
      "search_string"
     ]
    }
   },
   {
    "not": {
     "required": [
      "backrefs",
      "search_string"
     ]
    }
   }
  ]
 },
 "meta": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/meta.schema.json",
  "title": "meta",
  "description": "Steer the run itself: run the handlers now, end the play, ask for a host again.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "raw",
   "checkMode": "Runs.",
   "refused": {},
   "examples": [
    {
     "title": "Handlers now",
     "yaml": "- meta: flush_handlers\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "required": [
   "_raw"
  ],
  "properties": {
   "_raw": {
    "type": "string",
    "x-internal": true,
    "enum": [
     "flush_handlers",
     "end_play",
     "end_host",
     "end_batch",
     "clear_facts",
     "clear_host_errors",
     "refresh_inventory",
     "reset_connection",
     "noop"
    ],
    "enumDescriptions": [
     "Run the handlers that were notified so far.",
     "End the play, without failure, for every host.",
     "End the play, without failure, for this host.",
     "End the current batch of a play with serial, without failure.",
     "Forget the facts gathered for the host.",
     "Let failed and unreachable hosts take part again.",
     "Read the inventory again.",
     "Close the connection to the host; the next task opens it again.",
     "Nothing."
    ],
    "description": "What to do."
   }
  }
 },
 "package": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/package.schema.json",
  "title": "package",
  "description": "Packages are installed, up to date, or not there, by the host's own package manager. vipbook knows apt only: other hosts are refused.",
  "x-vipbook": {
   "checkMode": "Asks `apt-get -s` what it would do; changes nothing.",
   "notes": [
    "The same as apt with `name` and `state`."
   ],
   "examples": [
    {
     "title": "A package",
     "yaml": "- name: rsync\n  package:\n    name: rsync\n    state: present\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1
    },
    "description": "Packages, installed in one run of apt-get; `name=version` asks for that version.",
    "examples": [
     "rsync"
    ]
   },
   "state": {
    "type": "string",
    "enum": [
     "present",
     "absent",
     "latest",
     "installed",
     "removed"
    ],
    "default": "present",
    "enumDescriptions": [
     "They are installed.",
     "They are not installed.",
     "They are installed in the newest version.",
     "The same as present.",
     "The same as absent."
    ],
    "description": "Whether they shall be there."
   },
   "use": {
    "type": "string",
    "enum": [
     "auto",
     "apt"
    ],
    "default": "auto",
    "description": "The package manager; only apt is known."
   }
  },
  "required": [
   "name",
   "state"
  ]
 },
 "pause": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/pause.schema.json",
  "title": "pause",
  "description": "Wait for some time, or until somebody presses Enter; once for all hosts.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Skipped.",
   "examples": [
    {
     "title": "Five seconds",
     "yaml": "- pause: seconds=5\n"
    },
    {
     "title": "Ask",
     "yaml": "- pause:\n    prompt: Look at the graphs. Enter goes on, Ctrl-C stops\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "seconds": {
    "type": "number",
    "minimum": 0,
    "maximum": 86400,
    "description": "Seconds to wait."
   },
   "minutes": {
    "type": "number",
    "minimum": 0,
    "maximum": 1440,
    "description": "Minutes to wait."
   },
   "prompt": {
    "type": "string",
    "description": "Text to show; without a time, Enter goes on."
   },
   "echo": {
    "type": "boolean",
    "default": true,
    "description": "Whether what is typed is shown."
   }
  },
  "allOf": [
   {
    "not": {
     "required": [
      "seconds",
      "minutes"
     ]
    }
   }
  ]
 },
 "ping": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/ping.schema.json",
  "title": "ping",
  "description": "See that vipbook can log in and run a shell on the host. Not an ICMP ping: for that, wait_for with ping.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Runs.",
   "examples": [
    {
     "title": "Every host answers",
     "yaml": "- ping:\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "string",
    "default": "pong",
    "description": "Text to return as `ping`; `crash` makes the task fail."
   }
  }
 },
 "script": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/script.schema.json",
  "title": "script",
  "description": "Run a script of this machine on the host; nothing of it stays there.",
  "x-vipbook": {
   "freeForm": "raw",
   "checkMode": "Skipped, unless `creates` or `removes` decides it.",
   "notes": [
    "Result: `rc`, `stdout`, `stdout_lines`, `stderr`, `stderr_lines`.",
    "A relative path is looked for in `files/` of the role, beside the file of the task and beside the playbook.",
    "The script needs a `#!` line, or `executable`. It is put into a folder that only the login can read, and removed afterwards.",
    "Where /tmp is mounted noexec, say `executable`."
   ],
   "refused": {
    "decrypt": "Scripts that the vault encrypted are refused."
   },
   "examples": [
    {
     "title": "A script with an argument",
     "yaml": "- name: convert the data\n  script: convert.sh --all /srv/chat\n  args:\n    creates: /srv/chat/converted\n"
    },
    {
     "title": "Through another program",
     "yaml": "- name: count\n  script:\n    cmd: count.py\n    executable: python3\n"
    }
   ],
   "collection": "ansible.builtin"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "_raw": {
    "type": "string",
    "minLength": 1,
    "x-internal": true,
    "description": "Path of the script here, and the words to give it, quoted as for a shell."
   },
   "cmd": {
    "type": "string",
    "minLength": 1,
    "description": "Path of the script here, and the words to give it, quoted as for a shell."
   },
   "chdir": {
    "type": "string",
    "minLength": 1,
    "description": "Folder on the host to run it in."
   },
   "creates": {
    "type": "string",
    "minLength": 1,
    "description": "Path or glob on the host; when it exists, the script is not run."
   },
   "removes": {
    "type": "string",
    "minLength": 1,
    "description": "Path or glob on the host; when it does not exist, the script is not run."
   },
   "executable": {
    "type": "string",
    "minLength": 1,
    "description": "Program on the host that reads the script, with its options.",
    "examples": [
     "python3",
     "/bin/bash -x"
    ]
   }
  },
  "allOf": [
   {
    "anyOf": [
     {
      "required": [
       "_raw"
      ]
     },
     {
      "required": [
       "cmd"
      ]
     }
    ]
   },
   {
    "not": {
     "required": [
      "_raw",
      "cmd"
     ]
    }
   }
  ]
 },
 "service": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/service.schema.json",
  "title": "service",
  "description": "Start, stop, restart or reload a service, and enable or disable it at boot; systemd or sysvinit.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Says what would change; changes nothing.",
   "refused": {
    "pattern": "The service manager is asked, not the process list.",
    "sleep": "restart waits until the service manager is done.",
    "runlevel": "Runlevels are left as the package set them.",
    "arguments": "Put arguments into the service’s own configuration.",
    "args": "Put arguments into the service’s own configuration.",
    "use": "The service manager is found by itself."
   },
   "examples": [
    {
     "title": "Running now and after a boot",
     "yaml": "- name: chat runs\n  service:\n    name: ejabberd\n    state: started\n    enabled: true\n"
    },
    {
     "title": "In one line",
     "yaml": "- service: name=ejabberd state=reloaded\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "required": [
   "name"
  ],
  "properties": {
   "name": {
    "type": "string",
    "pattern": "^[A-Za-z0-9:_.@\\\\-]+$",
    "description": "Name of the service.",
    "examples": [
     "ejabberd"
    ]
   },
   "state": {
    "type": "string",
    "enum": [
     "started",
     "stopped",
     "restarted",
     "reloaded"
    ],
    "enumDescriptions": [
     "Running; started if it is not.",
     "Not running; stopped if it is.",
     "Stopped and started, always.",
     "Reads its configuration again; started if it does not run."
    ],
    "description": "What shall be true of the service now."
   },
   "enabled": {
    "type": "boolean",
    "description": "Whether the service starts at boot."
   }
  },
  "allOf": [
   {
    "anyOf": [
     {
      "required": [
       "state"
      ]
     },
     {
      "required": [
       "enabled"
      ]
     }
    ]
   }
  ],
  "defaultSnippets": [
   {
    "label": "started and enabled",
    "body": {
     "name": "${1:ejabberd}",
     "state": "started",
     "enabled": true
    }
   }
  ]
 },
 "set_fact": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/set_fact.schema.json",
  "title": "set_fact",
  "description": "Set variables of the host for the rest of the run; every argument is a variable.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Runs.",
   "notes": [
    "They win over the inventory's, the play's and the task's variables."
   ],
   "refused": {
    "cacheable": "There is no fact cache."
   },
   "examples": [
    {
     "title": "A value with its type kept",
     "yaml": "- set_fact:\n    chat_holder: \"{{ 'new' if moved.changed else 'old' }}\"\n"
    }
   ]
  },
  "type": "object",
  "minProperties": 1,
  "propertyNames": {
   "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
  },
  "additionalProperties": true
 },
 "setup": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/setup.schema.json",
  "title": "setup",
  "description": "Gather the host's facts, as `gather_facts: true` does at the start of a play.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Runs.",
   "refused": {
    "gather_timeout": "Facts come in one round trip; the connection's timeout holds.",
    "fact_path": "Local facts are not read."
   },
   "examples": [
    {
     "title": "Again, after a change",
     "yaml": "- setup:\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "filter": {
    "type": "array",
    "items": {
     "type": "string"
    },
    "description": "Globs of the names of facts to return.",
    "examples": [
     [
      "ansible_default_ipv4",
      "ansible_eth*"
     ]
    ]
   },
   "gather_subset": {
    "type": "array",
    "items": {
     "type": "string"
    },
    "description": "Accepted as Ansible writes it; everything comes in one round trip anyway."
   }
  }
 },
 "shell": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/shell.schema.json",
  "title": "shell",
  "description": "Run a text with the host's shell: pipes, redirections and variables work.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "raw",
   "checkMode": "Skipped, unless `creates` or `removes` decides it, or `changes: false` says that it only reads: then it runs.",
   "notes": [
    "Put templated values through `| quote`.",
    "Results: `rc`, `stdout`, `stdout_lines`, `stderr`, `stderr_lines`, `cmd`, `start`, `end`, `delta`."
   ],
   "refused": {
    "argv": "Use the command module.",
    "warn": "Ansible removed it; leave it out.",
    "expand_argument_vars": "The shell expands its variables."
   },
   "examples": [
    {
     "title": "A pipe",
     "yaml": "- name: open connections\n  shell: ss -Htn src 192.168.1.60 | wc -l\n  args:\n    changes: false\n  register: open\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "_raw": {
    "type": "string",
    "minLength": 1,
    "x-internal": true,
    "description": "The text to run."
   },
   "cmd": {
    "type": "string",
    "minLength": 1,
    "description": "The text to run."
   },
   "chdir": {
    "type": "string",
    "minLength": 1,
    "description": "Folder to run it in."
   },
   "creates": {
    "type": "string",
    "minLength": 1,
    "description": "Path or glob; when it exists, the text is not run."
   },
   "removes": {
    "type": "string",
    "minLength": 1,
    "description": "Path or glob; when it does not exist, the text is not run."
   },
   "executable": {
    "type": "string",
    "pattern": "^/",
    "default": "/bin/sh",
    "description": "Absolute path of the shell.",
    "examples": [
     "/bin/bash"
    ]
   },
   "stdin": {
    "type": "string",
    "description": "Text for the standard input."
   },
   "stdin_add_newline": {
    "type": "boolean",
    "default": true,
    "description": "Whether a newline is added to `stdin`."
   },
   "changes": {
    "type": "boolean",
    "default": true,
    "description": "false declares that the text only reads: it also runs with --check and is never reported as changed."
   }
  },
  "dependencies": {
   "stdin_add_newline": [
    "stdin"
   ]
  },
  "allOf": [
   {
    "anyOf": [
     {
      "required": [
       "_raw"
      ]
     },
     {
      "required": [
       "cmd"
      ]
     }
    ]
   },
   {
    "not": {
     "required": [
      "_raw",
      "cmd"
     ]
    }
   }
  ]
 },
 "slurp": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/slurp.schema.json",
  "title": "slurp",
  "description": "Read a file of the host into the result, as base64.",
  "x-vipbook": {
   "checkMode": "Only reads, so it runs as without.",
   "notes": [
    "Result: `content` (base64), `encoding` (`base64`), `source`.",
    "At most 32 MiB; fetch brings larger files no better, synchronize does."
   ],
   "examples": [
    {
     "title": "A file as text",
     "yaml": "- name: read the host's key\n  slurp:\n    src: /etc/ssh/ssh_host_ed25519_key.pub\n  register: key\n\n- name: show it\n  debug:\n    msg: \"{{ key.content | b64decode }}\"\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "src": {
    "type": "string",
    "minLength": 1,
    "description": "File on the host. `~` and `$NAME` are what they are there.",
    "examples": [
     "/etc/hostname"
    ]
   },
   "path": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "src",
    "description": "Another name of `src`."
   }
  },
  "required": [
   "src"
  ]
 },
 "stat": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/stat.schema.json",
  "title": "stat",
  "description": "What the host's file system says of a path: whether it exists, of which kind, whose, how large, its checksum.",
  "x-vipbook": {
   "checkMode": "Only reads, so it runs as without.",
   "notes": [
    "Result: `stat` with `exists`, and when it does `path`, `mode`, `isdir`, `isreg`, `islnk`, `ischr`, `isblk`, `isfifo`, `issock`, `uid`, `gid`, `pw_name`, `gr_name`, `size`, `inode`, `dev`, `nlink`, `atime`, `mtime`, `ctime`, `blocks`, `block_size`, `device_type`, the bits `rusr` … `xoth`, `isuid`, `isgid`, `readable`, `writeable`, `executable`, `checksum`, `lnk_source`, `lnk_target`, `mimetype`, `charset`, `attr_flags`, `attributes`, `version`.",
    "`mimetype` and `charset` need file(1) on the host, else they are `unknown`; `attributes` need lsattr(1)."
   ],
   "refused": {
    "get_md5": "Say checksum_algorithm: md5."
   },
   "examples": [
    {
     "title": "Is there a file?",
     "yaml": "- name: look for the switch\n  stat:\n    path: /etc/chat.enabled\n  register: switch\n\n- name: start chat\n  service: name=chat state=started\n  when: switch.stat.exists\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "path": {
    "type": "string",
    "minLength": 1,
    "description": "File or folder on the host. `~` and `$NAME` are what they are there.",
    "examples": [
     "/etc/chat.conf"
    ]
   },
   "dest": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "name": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "path",
    "description": "Another name of `path`."
   },
   "follow": {
    "type": "boolean",
    "default": false,
    "description": "Look at what a symlink leads to."
   },
   "get_checksum": {
    "type": "boolean",
    "default": true,
    "description": "Compute the checksum of a regular file."
   },
   "checksum_algorithm": {
    "type": "string",
    "enum": [
     "md5",
     "sha1",
     "sha224",
     "sha256",
     "sha384",
     "sha512"
    ],
    "default": "sha1",
    "description": "Which checksum."
   },
   "checksum": {
    "type": "string",
    "enum": [
     "md5",
     "sha1",
     "sha224",
     "sha256",
     "sha384",
     "sha512"
    ],
    "x-alias-of": "checksum_algorithm",
    "description": "Another name of `checksum_algorithm`."
   },
   "checksum_algo": {
    "type": "string",
    "enum": [
     "md5",
     "sha1",
     "sha224",
     "sha256",
     "sha384",
     "sha512"
    ],
    "x-alias-of": "checksum_algorithm",
    "description": "Another name of `checksum_algorithm`."
   },
   "get_mime": {
    "type": "boolean",
    "default": true,
    "description": "Ask file(1) for the type of the content."
   },
   "mime": {
    "type": "boolean",
    "x-alias-of": "get_mime",
    "description": "Another name of `get_mime`."
   },
   "get_attributes": {
    "type": "boolean",
    "default": true,
    "description": "Ask lsattr(1) for the file's attributes."
   },
   "attributes": {
    "type": "boolean",
    "x-alias-of": "get_attributes",
    "description": "Another name of `get_attributes`."
   }
  },
  "required": [
   "path"
  ]
 },
 "synchronize": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/synchronize.schema.json",
  "title": "synchronize",
  "description": "Bring folders in step with rsync: from here to the host, from the host to here, or from one host to another.",
  "x-vipbook": {
   "collection": "ansible.posix",
   "checkMode": "`rsync --dry-run`: tells what would change; changes nothing.",
   "notes": [
    "Result: `rc`, `cmd`, `msg` and `stdout_lines` (rsync's list of changes).",
    "rsync must be on both sides. From here it runs on this machine and logs in with the system's ssh: with the inventory's address, user, port, key, known_hosts and ansible_ssh_common_args; the rest is ssh_config's. It can ask nobody: a key (or an agent) is needed, and with become sudo that asks for no password. Where the inventory has passwords instead, that is said before the run (MOD093).",
    "With `delegate_to` rsync runs on that host and logs in to the task's host by itself. vipbook hands neither keys nor an agent on: that host needs a key of its own for it, and the other in its known_hosts.",
    "Host keys are always checked, nothing is forwarded, and paths are not read by the other side's shell. As Ansible, rsync gets `-F`: files named .rsync-filter are heeded.",
    "`mode: push` brings `src` of the delegate (or of here) to `dest` of the host, `pull` the other way."
   ],
   "refused": {
    "ssh_connection_multiplexing": "One connection is made, for one rsync.",
    "use_ssh_args": "Options of ssh belong into ssh_config.",
    "link_dest": "Use rsync_opts.",
    "partial": "Use rsync_opts: --partial.",
    "private_key": "Set ansible_ssh_private_key_file.",
    "rsync_timeout": "Use rsync_opts: --timeout=N.",
    "set_remote_user": "The inventory's user is always used.",
    "verify_host": "Host keys are always checked.",
    "dest_port": "Set ansible_port of the host."
   },
   "examples": [
    {
     "title": "From here to the host",
     "yaml": "- name: the web pages\n  synchronize:\n    src: site/\n    dest: /srv/www/\n    delete: true\n"
    },
    {
     "title": "From one host to another",
     "yaml": "- name: chat's data\n  synchronize:\n    src: /srv/chat/\n    dest: /srv/chat/\n  delegate_to: old\n"
    }
   ],
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "src": {
    "type": "string",
    "minLength": 1,
    "description": "What to copy, as rsync takes it: with a `/` at its end what is in the folder. Here, or on the host with `mode: pull`."
   },
   "dest": {
    "type": "string",
    "minLength": 1,
    "description": "Where to. On the host, or here with `mode: pull`."
   },
   "mode": {
    "type": "string",
    "enum": [
     "push",
     "pull"
    ],
    "enumDescriptions": [
     "To the task's host.",
     "From the task's host."
    ],
    "default": "push",
    "description": "Which way."
   },
   "archive": {
    "type": "boolean",
    "default": true,
    "description": "Recursive, with links, permissions, times, owner, group and devices (`-a`)."
   },
   "recursive": {
    "type": "boolean",
    "description": "Recursive. Default: as `archive`."
   },
   "links": {
    "type": "boolean",
    "description": "Copy symlinks as such. Default: as `archive`."
   },
   "copy_links": {
    "type": "boolean",
    "default": false,
    "description": "Copy what symlinks lead to."
   },
   "perms": {
    "type": "boolean",
    "description": "Keep permissions. Default: as `archive`."
   },
   "times": {
    "type": "boolean",
    "description": "Keep times. Default: as `archive`."
   },
   "owner": {
    "type": "boolean",
    "description": "Keep owners. Default: as `archive`."
   },
   "group": {
    "type": "boolean",
    "description": "Keep groups. Default: as `archive`."
   },
   "dirs": {
    "type": "boolean",
    "default": false,
    "description": "Folders without what is in them."
   },
   "delete": {
    "type": "boolean",
    "default": false,
    "description": "Remove at the destination what the source does not have. Needs `recursive`."
   },
   "existing_only": {
    "type": "boolean",
    "default": false,
    "description": "Make no new files."
   },
   "delay_updates": {
    "type": "boolean",
    "default": true,
    "description": "Put the new files in their places at the end, all at once."
   },
   "checksum": {
    "type": "boolean",
    "default": false,
    "description": "Compare checksums instead of sizes and times."
   },
   "compress": {
    "type": "boolean",
    "default": true,
    "description": "Compress on the way."
   },
   "rsync_path": {
    "type": "string",
    "minLength": 1,
    "description": "The rsync program of the far side.",
    "examples": [
     "sudo rsync"
    ]
   },
   "rsync_opts": {
    "type": "array",
    "items": {
     "type": "string"
    },
    "default": [],
    "description": "More options for rsync.",
    "examples": [
     "--exclude=.git"
    ]
   }
  },
  "required": [
   "src",
   "dest"
  ]
 },
 "sysctl": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/sysctl.schema.json",
  "title": "sysctl",
  "description": "A kernel setting has a value: in a file of sysctl.conf's kind, and, when asked, in the kernel at once.",
  "x-vipbook": {
   "collection": "ansible.posix",
   "checkMode": "Predicts what would change and shows the diff of the file; changes nothing.",
   "notes": [
    "The line of the setting in the file is replaced, further ones for it are removed, comments and all else stay.",
    "With `sysctl_set` the kernel's value is compared too, and set when it differs.",
    "`reload` reads the whole file (`sysctl -p`) after it was changed."
   ],
   "examples": [
    {
     "title": "Bind to addresses that are elsewhere",
     "yaml": "- name: services may bind before the address is here\n  sysctl:\n    name: net.ipv4.ip_nonlocal_bind\n    value: 1\n    sysctl_file: /etc/sysctl.d/60-chat.conf\n    sysctl_set: true\n"
    }
   ],
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "minLength": 1,
    "description": "Name of the setting, with dots or slashes.",
    "examples": [
     "net.ipv4.ip_nonlocal_bind"
    ]
   },
   "key": {
    "type": "string",
    "minLength": 1,
    "x-alias-of": "name",
    "description": "Another name of `name`."
   },
   "value": {
    "type": [
     "string",
     "number",
     "boolean"
    ],
    "description": "The value. Needed with `state: present`.",
    "examples": [
     "1"
    ]
   },
   "val": {
    "type": [
     "string",
     "number",
     "boolean"
    ],
    "x-alias-of": "value",
    "description": "Another name of `value`."
   },
   "state": {
    "type": "string",
    "enum": [
     "present",
     "absent"
    ],
    "enumDescriptions": [
     "The file sets it.",
     "The file does not set it; the kernel keeps its value."
    ],
    "default": "present",
    "description": "Whether the file shall set it."
   },
   "sysctl_file": {
    "type": "string",
    "pattern": "^/",
    "default": "/etc/sysctl.conf",
    "description": "The file.",
    "examples": [
     "/etc/sysctl.d/60-chat.conf"
    ]
   },
   "reload": {
    "type": "boolean",
    "default": true,
    "description": "Make the kernel read the file after a change."
   },
   "sysctl_set": {
    "type": "boolean",
    "default": false,
    "description": "Set it in the kernel too."
   },
   "ignoreerrors": {
    "type": "boolean",
    "default": false,
    "description": "Do not fail for settings that the kernel does not have."
   }
  },
  "required": [
   "name"
  ]
 },
 "systemd": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/systemd.schema.json",
  "title": "systemd",
  "description": "As service, for hosts with systemd; masks units, and has unit files read again.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Says what would change; changes nothing.",
   "refused": {
    "scope": "Only the system manager is supported.",
    "user": "Only the system manager is supported.",
    "force": "Leave it out.",
    "no_block": "The task waits until the service manager is done."
   },
   "examples": [
    {
     "title": "Running now and after a boot",
     "yaml": "- name: chat runs\n  systemd:\n    name: ejabberd\n    state: started\n    enabled: true\n"
    },
    {
     "title": "In one line",
     "yaml": "- systemd: name=ejabberd state=reloaded\n"
    },
    {
     "title": "After a unit file was changed",
     "yaml": "- systemd: { name: chat, state: restarted, daemon_reload: true }\n"
    },
    {
     "title": "Nothing shall start it",
     "yaml": "- systemd: { name: chat, state: stopped, masked: true }\n"
    }
   ],
   "notes": [
    "In this order: unit files are read again, then masked or unmasked, enabled or disabled, started or stopped.",
    "`daemon_reload` and `daemon_reexec` alone are no change: the task is ok.",
    "A unit that cannot be enabled (static) counts as enabled, as for systemctl is-enabled."
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "pattern": "^[A-Za-z0-9:_.@\\\\-]+$",
    "description": "Name of the unit; without an ending it is a service.",
    "examples": [
     "ejabberd"
    ]
   },
   "service": {
    "type": "string",
    "x-alias-of": "name",
    "description": "Another name of `name`."
   },
   "unit": {
    "type": "string",
    "x-alias-of": "name",
    "description": "Another name of `name`."
   },
   "state": {
    "type": "string",
    "enum": [
     "started",
     "stopped",
     "restarted",
     "reloaded"
    ],
    "enumDescriptions": [
     "Running; started if it is not.",
     "Not running; stopped if it is.",
     "Stopped and started, always.",
     "Reads its configuration again; started if it does not run."
    ],
    "description": "What shall be true of the service now."
   },
   "enabled": {
    "type": "boolean",
    "description": "Whether the service starts at boot."
   },
   "masked": {
    "type": "boolean",
    "description": "Whether the unit is masked: then nothing can start it."
   },
   "daemon_reload": {
    "type": "boolean",
    "default": false,
    "description": "First let systemd read all unit files again (`systemctl daemon-reload`); not with `--check`."
   },
   "daemon-reload": {
    "type": "boolean",
    "x-alias-of": "daemon_reload",
    "description": "Another name of `daemon_reload`."
   },
   "daemon_reexec": {
    "type": "boolean",
    "default": false,
    "description": "First start the service manager itself again (`systemctl daemon-reexec`); not with `--check`."
   },
   "daemon-reexec": {
    "type": "boolean",
    "x-alias-of": "daemon_reexec",
    "description": "Another name of `daemon_reexec`."
   }
  },
  "allOf": [
   {
    "anyOf": [
     {
      "required": [
       "state"
      ]
     },
     {
      "required": [
       "enabled"
      ]
     },
     {
      "required": [
       "masked"
      ]
     },
     {
      "required": [
       "daemon_reload"
      ]
     },
     {
      "required": [
       "daemon_reexec"
      ]
     }
    ]
   }
  ],
  "dependencies": {
   "state": [
    "name"
   ],
   "enabled": [
    "name"
   ],
   "masked": [
    "name"
   ]
  },
  "defaultSnippets": [
   {
    "label": "started and enabled",
    "body": {
     "name": "${1:ejabberd}",
     "state": "started",
     "enabled": true
    }
   }
  ]
 },
 "template": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/template.schema.json",
  "title": "template",
  "description": "Put a file on the host that is made of a template here, with the host's variables.",
  "x-vipbook": {
   "checkMode": "Renders, predicts what would change and shows the diff; changes nothing.",
   "notes": [
    "Templates are UTF-8; others are refused with their name. (Ansible passes other bytes on.)",
    "Results as of copy.",
    "A relative `src` is looked for in `templates/` of the role, beside the file of the task and beside the playbook.",
    "Beside the host's variables a template sees `ansible_managed` (`Ansible managed`, so that a file does not change when its playbook moves here), `template_host`, `template_uid`, `template_path`, `template_fullpath`, `template_destpath`, `template_mtime`, `template_run_date`.",
    "`newline_sequence` also holds for newlines that come out of variables."
   ],
   "refused": {
    "attributes": "File attributes are kept as they are; use command: chattr.",
    "attr": "File attributes are kept as they are; use command: chattr.",
    "selevel": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "serole": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "setype": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "seuser": "SELinux contexts are left to the host's policy; use command: restorecon or chcon.",
    "unsafe_writes": "Files are always replaced in one step, so that nobody ever reads half of one.",
    "variable_start_string": "vipbook's templates have Jinja's usual marks; write others with raw.",
    "variable_end_string": "vipbook's templates have Jinja's usual marks; write others with raw.",
    "block_start_string": "vipbook's templates have Jinja's usual marks; write others with raw.",
    "block_end_string": "vipbook's templates have Jinja's usual marks; write others with raw.",
    "comment_start_string": "vipbook's templates have Jinja's usual marks; write others with raw.",
    "comment_end_string": "vipbook's templates have Jinja's usual marks; write others with raw."
   },
   "examples": [
    {
     "title": "A configuration",
     "yaml": "- name: settings of chat\n  template:\n    src: chat.conf.j2\n    dest: /etc/chat.conf\n    mode: \"0640\"\n    validate: chatctl --check %s\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "src": {
    "type": "string",
    "minLength": 1,
    "description": "Template here, in UTF-8.",
    "examples": [
     "chat.conf.j2"
    ]
   },
   "dest": {
    "type": "string",
    "minLength": 1,
    "description": "Path on the host. `~` and `$NAME` are what they are there. A folder, or a path that ends in `/`, gets the source under its own name.",
    "examples": [
     "/etc/chat.conf"
    ]
   },
   "force": {
    "type": "boolean",
    "default": true,
    "description": "Replace a file whose content differs; false only writes what is not there."
   },
   "backup": {
    "type": "boolean",
    "default": false,
    "description": "Keep the old file beside the new one; `backup_file` of the result names it. Below /etc/network its name begins with a dot, so that `source interfaces.d/*` does not read it."
   },
   "validate": {
    "type": "string",
    "minLength": 1,
    "description": "Command that must accept the new file before it takes its place. It is split into words as a shell would, but run without one; `%s` stands for the new file's path. Not run with --check, where there is no new file.",
    "examples": [
     "visudo -cf %s"
    ]
   },
   "follow": {
    "type": "boolean",
    "default": false,
    "description": "When the destination is a symlink, write what it leads to; false replaces the link."
   },
   "trim_blocks": {
    "type": "boolean",
    "default": true,
    "description": "The first newline behind a `{% %}` is dropped."
   },
   "lstrip_blocks": {
    "type": "boolean",
    "default": false,
    "description": "Blanks from the beginning of a line up to a `{% %}` are dropped."
   },
   "newline_sequence": {
    "type": "string",
    "enum": [
     "\n",
     "\r",
     "\r\n",
     "\\n",
     "\\r",
     "\\r\\n"
    ],
    "default": "\n",
    "description": "How lines end in the file."
   },
   "output_encoding": {
    "type": "string",
    "enum": [
     "utf-8",
     "UTF-8",
     "utf8"
    ],
    "default": "utf-8",
    "description": "Only UTF-8."
   },
   "mode": {
    "type": "string",
    "pattern": "^(preserve|0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",
    "description": "Permissions of the file, octal or as chmod takes them (`u+rwX,g-w`). `preserve` takes those of the source. Kept when absent; a new file has what the umask leaves of 0666.",
    "examples": [
     "0644",
     "u=rw,g=r,o="
    ]
   },
   "owner": {
    "type": "string",
    "minLength": 1,
    "description": "Owner of the file, by name or number; kept when absent."
   },
   "group": {
    "type": "string",
    "minLength": 1,
    "description": "Group of the file, by name or number; kept when absent."
   }
  },
  "required": [
   "src",
   "dest"
  ]
 },
 "uri": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/uri.schema.json",
  "title": "uri",
  "description": "Make an HTTP request from the host.",
  "x-vipbook": {
   "checkMode": "GET, HEAD and OPTIONS only read: they are made, and `dest` is not written. Others are skipped.",
   "notes": [
    "The host makes the request, with its curl (Debian: `apt-get install curl`). A host without it is refused.",
    "Result: `status`, `url` (after redirections), `redirected`, `elapsed` (seconds), `msg`, the response's headers in lower case with `_` for `-`, `cookies`, `cookies_string`, `json` when it is JSON, `content` with `return_content`.",
    "Header values, passwords and bodies never stand in a command line; they go in through standard input.",
    "Changed only when `dest` was written."
   ],
   "refused": {
    "src": "Use body with lookup('file', …).",
    "remote_src": "Use body.",
    "use_proxy": "Set the proxy's variables in environment.",
    "use_gssapi": "GSSAPI is not supported.",
    "ciphers": "The host's own settings are used.",
    "decompress": "Content is always decompressed.",
    "use_netrc": "The .netrc is not read.",
    "unredirected_headers": "curl does not send credentials on to other hosts."
   },
   "examples": [
    {
     "title": "Wait until it answers",
     "yaml": "- name: chat answers\n  uri:\n    url: http://192.168.1.60:5280/status\n    return_content: true\n  register: answer\n  until: answer.status == 200\n  retries: 10\n  delay: 1\n"
    },
    {
     "title": "Send JSON",
     "yaml": "- name: announce\n  uri:\n    url: https://hooks.example.org/chat\n    method: POST\n    body_format: json\n    body:\n      text: moved\n    status_code: [200, 201]\n"
    }
   ],
   "collection": "ansible.builtin",
   "freeForm": "keys"
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "url": {
    "type": "string",
    "minLength": 1,
    "description": "Where to; http or https.",
    "pattern": "^https?://",
    "examples": [
     "http://192.168.1.60:5280/status"
    ]
   },
   "method": {
    "type": "string",
    "default": "GET",
    "pattern": "^[A-Za-z]+$",
    "description": "Method of the request."
   },
   "body": {
    "description": "What to send. Mappings and lists are written in the way `body_format` says."
   },
   "body_format": {
    "type": "string",
    "enum": [
     "raw",
     "json",
     "form-urlencoded"
    ],
    "enumDescriptions": [
     "As it is.",
     "As JSON.",
     "As a form."
    ],
    "default": "raw",
    "description": "How `body` is written; sets Content-Type unless `headers` do."
   },
   "headers": {
    "type": "object",
    "default": {},
    "additionalProperties": {
     "type": [
      "string",
      "number",
      "boolean"
     ]
    },
    "description": "More headers."
   },
   "status_code": {
    "type": "array",
    "items": {
     "type": "integer"
    },
    "default": [
     200
    ],
    "description": "Statuses that are fine."
   },
   "return_content": {
    "type": "boolean",
    "default": false,
    "description": "Put the body of the response into `content`, also when it is an expected status."
   },
   "dest": {
    "type": "string",
    "minLength": 1,
    "description": "Path on the host to write the response to; when a folder, under the last part of the URL."
   },
   "creates": {
    "type": "string",
    "minLength": 1,
    "description": "Path or glob on the host; when it exists, no request is made."
   },
   "removes": {
    "type": "string",
    "minLength": 1,
    "description": "Path or glob on the host; when it does not exist, no request is made."
   },
   "follow_redirects": {
    "type": "string",
    "enum": [
     "all",
     "yes",
     "none",
     "no",
     "safe",
     "urllib2"
    ],
    "enumDescriptions": [
     "Always.",
     "The same as all.",
     "Never: the redirection itself is the answer.",
     "The same as none.",
     "With GET and HEAD.",
     "The same as safe."
    ],
    "default": "safe",
    "description": "Whether to go where the server sends one."
   },
   "timeout": {
    "type": "number",
    "minimum": 0,
    "default": 30,
    "description": "Seconds for the whole request."
   },
   "validate_certs": {
    "type": "boolean",
    "default": true,
    "description": "Check the server's certificate."
   },
   "url_username": {
    "type": "string",
    "minLength": 1,
    "description": "User for authentication."
   },
   "user": {
    "type": "string",
    "x-alias-of": "url_username",
    "description": "Another name of `url_username`."
   },
   "url_password": {
    "type": "string",
    "description": "Password for authentication."
   },
   "password": {
    "type": "string",
    "x-alias-of": "url_password",
    "description": "Another name of `url_password`."
   },
   "force_basic_auth": {
    "type": "boolean",
    "default": false,
    "description": "Send them at once, not only when the server asks."
   },
   "force": {
    "type": "boolean",
    "default": false,
    "description": "Ask caches for a fresh copy."
   },
   "http_agent": {
    "type": "string",
    "default": "ansible-httpget",
    "description": "Value of User-Agent."
   },
   "unix_socket": {
    "type": "string",
    "minLength": 1,
    "description": "Socket on the host to connect to."
   },
   "ca_path": {
    "type": "string",
    "minLength": 1,
    "description": "File on the host with the certificates to trust."
   },
   "client_cert": {
    "type": "string",
    "minLength": 1,
    "description": "Client certificate (PEM) on the host."
   },
   "client_key": {
    "type": "string",
    "minLength": 1,
    "description": "Its key on the host."
   },
   "mode": {
    "type": "string",
    "pattern": "^(0?o?[0-7]{3,4}|0|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*)$",
    "description": "Permissions of `dest`, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.",
    "examples": [
     "0644",
     "u=rw,g=r,o="
    ]
   },
   "owner": {
    "type": "string",
    "minLength": 1,
    "description": "Owner of `dest`."
   },
   "group": {
    "type": "string",
    "minLength": 1,
    "description": "Group of `dest`."
   }
  },
  "required": [
   "url"
  ]
 },
 "vip": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/vip.schema.json",
  "title": "vip",
  "description": "Move a virtual IP address (or several, all or none) to another host, or make it present or absent on each host of the play.",
  "markdownDescription": "Move a virtual IP address from one host to another (`from`, `to`), several of them all or none (`moves`), or make one present or absent on each host of the play (`state`).\n\nA move runs once for the whole play. It checks both hosts first, brings the address up on the new host, tells the neighbours, takes it off the old host, and writes `/etc/network/interfaces` on both, so that a reboot gives the same addresses.",
  "x-vipbook": {
   "collection": "vipbook",
   "freeForm": "keys",
   "checkMode": "Runs every check and shows both diffs; changes nothing.",
   "notes": [
    "A move needs root on both hosts: become, or a login as root.",
    "A second run of the same task changes nothing."
   ],
   "examples": [
    {
     "title": "Move an address",
     "yaml": "- name: chat's address moves to the new host\n  vip:\n    address: 192.168.1.60\n    from: old\n    to: new\n"
    },
    {
     "title": "Several addresses, all or none, from one host to others",
     "yaml": "- name: chat and web leave the old host\n  vip:\n    from: old\n    moves:\n      - address: 192.168.1.60\n        to: chat1\n        port: 5222\n      - address: 192.168.1.61\n        to: web1\n        port: 443\n      - address: 2001:db8::61\n        to: web1\n"
    },
    {
     "title": "A database: never two hosts with the address at once",
     "yaml": "- name: the database's address moves\n  vip:\n    address: 10.2.3.5/24\n    from: db1\n    to: db2\n    strategy: break-before-make\n    service: postgresql\n    port: 5432\n"
    },
    {
     "title": "Make an address present on each host of the play",
     "yaml": "- name: the test address is there\n  vip:\n    address: 192.168.1.61/24\n    state: present\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "address": {
    "type": "string",
    "format": "ip-interface",
    "description": "The address to move, IPv4 or IPv6, with or without its prefix length. Without one, the prefix that the old host uses, else that of the interface's subnet.",
    "examples": [
     "192.168.1.60",
     "192.168.1.60/24",
     "2001:db8::60/64"
    ]
   },
   "from": {
    "type": "string",
    "format": "host-name",
    "description": "Inventory name of the host that holds the address now. Needs `to`.",
    "examples": [
     "old"
    ]
   },
   "to": {
    "type": "string",
    "format": "host-name",
    "description": "Inventory name of the host that shall hold the address. Needs `from`.",
    "examples": [
     "new"
    ]
   },
   "moves": {
    "type": "array",
    "minItems": 1,
    "description": "Several addresses that move together: all of them, or none. Each entry is a move; what it does not say it takes from the task, `from` and `to` included. Locks, checks and the commit are common to all; `strategy`, `confirm`, `watch`, `lease` and `overrule` belong to the task.",
    "items": {
     "type": "object",
     "additionalProperties": false,
     "required": [
      "address"
     ],
     "properties": {
      "address": {
       "type": "string",
       "format": "ip-interface",
       "description": "The address to move, IPv4 or IPv6, with or without its prefix length.",
       "examples": [
        "192.168.1.60",
        "192.168.1.60/24",
        "2001:db8::60/64"
       ]
      },
      "from": {
       "type": "string",
       "format": "host-name",
       "description": "Inventory name of the host that holds it now; without it, the `from` of the task.",
       "examples": [
        "old"
       ]
      },
      "to": {
       "type": "string",
       "format": "host-name",
       "description": "Inventory name of the host that shall hold it; without it, the `to` of the task.",
       "examples": [
        "new"
       ]
      },
      "interface": {
       "type": "string",
       "format": "interface-name",
       "description": "Interface that carries the address. Without it, that of the task.",
       "examples": [
        "eth0"
       ]
      },
      "label": {
       "type": "string",
       "format": "interface-label",
       "description": "Label of the address (`eth0:1`), at most 15 bytes. Default: the old host's label if it is free on the new host, else the next free number.",
       "examples": [
        "eth0:1"
       ]
      },
      "prefix": {
       "type": "integer",
       "minimum": 0,
       "maximum": 128,
       "description": "Prefix length, where `address` does not give it. Without it, that of the task.",
       "examples": [
        24
       ]
      },
      "persist": {
       "type": "string",
       "enum": [
        "auto",
        "alias",
        "up-down",
        "stanza",
        "none"
       ],
       "enumDescriptions": [
        "The way the address is written now, else alias.",
        "A stanza of its own for the label: iface eth0:1 inet static.",
        "Lines in the interface's stanza: up ip addr add … and down ip addr del ….",
        "A second stanza of the same interface: iface eth0 inet static with the address.",
        "Only the running kernel; the file is left alone, and a reboot undoes the change."
       ],
       "description": "How the address is written into the interfaces file. Without it, that of the task."
      },
      "file": {
       "type": "string",
       "pattern": "^/",
       "description": "Interfaces file that a new stanza is written to. Without it, that of the task.",
       "examples": [
        "/etc/network/interfaces.d/chat"
       ]
      },
      "announce": {
       "type": "integer",
       "minimum": 1,
       "maximum": 20,
       "description": "How many times the new host announces the address to the segment. Without it, that of the task."
      },
      "flush": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "description": "Hosts of the inventory whose neighbour entry for the address is flushed after the announcement. Without it, that of the task.",
       "examples": [
        [
         "gateway",
         "client"
        ]
       ]
      },
      "service": {
       "type": "string",
       "minLength": 1,
       "description": "Service that must be running on the new host before the cut-over. Without it, that of the task.",
       "examples": [
        "ejabberd"
       ]
      },
      "port": {
       "type": "integer",
       "minimum": 1,
       "maximum": 65535,
       "description": "TCP port of the service, as `port` of the task says. Without it, that of the task.",
       "examples": [
        5222
       ]
      },
      "drain": {
       "type": "number",
       "minimum": 0,
       "maximum": 86400,
       "description": "Seconds to wait at most for open connections on the old host to end before the address is taken off it. Without it, that of the task."
      },
      "connections": {
       "type": "string",
       "enum": [
        "keep",
        "drop"
       ],
       "enumDescriptions": [
        "Packets of connections that the new host does not know go back to the old one, until they end or `drain` is over.",
        "They break. How many is told beforehand. For a service that must stop on the old host first."
       ],
       "description": "What becomes of TCP connections that are open on the old host, with make-before-break. Without it, that of the task."
      }
     }
    },
    "examples": [
     [
      {
       "address": "192.168.1.60",
       "to": "new1"
      },
      {
       "address": "192.168.1.61",
       "to": "new2"
      }
     ]
    ]
   },
   "state": {
    "type": "string",
    "enum": [
     "present",
     "absent"
    ],
    "enumDescriptions": [
     "Each host of the play holds the address.",
     "No host of the play holds the address."
    ],
    "description": "What shall be true on each host of the play. Not together with `from` and `to`. Refused (VIP034) on a host where a move of the address is under way."
   },
   "interface": {
    "type": "string",
    "format": "interface-name",
    "description": "Interface that carries the address. Found from the subnet of the address when absent.",
    "examples": [
     "eth0"
    ]
   },
   "label": {
    "type": "string",
    "format": "interface-label",
    "description": "Label of the address (`eth0:1`), at most 15 bytes. Default: the old host's label if it is free on the new host, else the next free number.",
    "examples": [
     "eth0:1"
    ]
   },
   "prefix": {
    "type": "integer",
    "minimum": 0,
    "maximum": 128,
    "description": "Prefix length, where `address` does not give it.",
    "examples": [
     24
    ]
   },
   "strategy": {
    "type": "string",
    "enum": [
     "make-before-break",
     "break-before-make"
    ],
    "enumDescriptions": [
     "Both hosts hold the address for a moment; no packet is lost. For any service that two hosts may serve at once for some milliseconds.",
     "Never two hosts with the address; some milliseconds without it. For services with a single writer, such as databases."
    ],
    "default": "make-before-break",
    "description": "Order of the cut-over."
   },
   "persist": {
    "type": "string",
    "enum": [
     "auto",
     "alias",
     "up-down",
     "stanza",
     "none"
    ],
    "enumDescriptions": [
     "The way the address is written now, else alias.",
     "A stanza of its own for the label: iface eth0:1 inet static.",
     "Lines in the interface's stanza: up ip addr add … and down ip addr del ….",
     "A second stanza of the same interface: iface eth0 inet static with the address.",
     "Only the running kernel; the file is left alone, and a reboot undoes the change."
    ],
    "default": "auto",
    "description": "How the address is written into the interfaces file."
   },
   "file": {
    "type": "string",
    "pattern": "^/",
    "default": "/etc/network/interfaces",
    "description": "Interfaces file that a new stanza is written to. Files that it sources are read too.",
    "examples": [
     "/etc/network/interfaces.d/chat"
    ]
   },
   "announce": {
    "type": "integer",
    "minimum": 1,
    "maximum": 20,
    "default": 3,
    "description": "How many times the new host announces the address to the segment, 1 to 20; a second apart."
   },
   "flush": {
    "type": "array",
    "items": {
     "type": "string"
    },
    "description": "Hosts of the inventory whose neighbour entry for the address is flushed after the announcement.",
    "examples": [
     [
      "gateway",
      "client"
     ]
    ]
   },
   "neighbours": {
    "type": "array",
    "description": "What neighbours run (routers, switches, hosts that nobody logs in to), where their MAC address does not tell: when one does not follow the move, the commands that make it are named for its kind.",
    "items": {
     "type": "object",
     "additionalProperties": false,
     "required": [
      "address",
      "kind"
     ],
     "properties": {
      "address": {
       "type": "string",
       "format": "ip-address",
       "description": "Address of the neighbour on the segment.",
       "examples": [
        "192.168.1.1"
       ]
      },
      "kind": {
       "type": "string",
       "enum": [
        "cisco-ios",
        "junos",
        "linux",
        "other"
       ],
       "enumDescriptions": [
        "Cisco IOS and IOS XE.",
        "Juniper Junos.",
        "Linux.",
        "Anything else."
       ],
       "description": "What it runs."
      }
     }
    }
   },
   "names": {
    "type": "array",
    "items": {
     "type": "string",
     "pattern": "^[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?$"
    },
    "description": "Names that should lead to the address. They are resolved on the controller before the move (name servers, with their TTL, and /etc/hosts); one that leads elsewhere is named, and so is a long TTL where the address stays behind (`bridge`).",
    "examples": [
     [
      "chat.example.org"
     ]
    ]
   },
   "service": {
    "type": "string",
    "minLength": 1,
    "description": "Service that must be running on the new host before the cut-over.",
    "examples": [
     "ejabberd"
    ]
   },
   "port": {
    "type": "integer",
    "minimum": 1,
    "maximum": 65535,
    "description": "TCP port of the service. Before the move something on the new host must listen on it; after the cut-over it must answer at the address, seen from each host in `flush`. A run that shows no plan (`--yes`, or no terminal) asks another host of the inventory as well. Without any of these nobody tries it from outside.",
    "examples": [
     5222
    ]
   },
   "drain": {
    "type": "number",
    "minimum": 0,
    "maximum": 86400,
    "description": "Seconds, 0 to 86400, to wait at most for open connections on the old host to end before the address is taken off it. Default: 10 with make-before-break, where they go on working meanwhile; 0 with break-before-make, where there is nothing to wait for. Without an open connection there is no waiting."
   },
   "connections": {
    "type": "string",
    "enum": [
     "keep",
     "drop"
    ],
    "enumDescriptions": [
     "Packets of connections that the new host does not know go back to the old one, until they end or `drain` is over.",
     "They break. How many is told beforehand. For a service that must stop on the old host first."
    ],
    "default": "keep",
    "description": "What becomes of TCP connections that are open on the old host, with make-before-break. Break-before-make always drops them, and tells how many."
   },
   "confirm": {
    "type": [
     "string",
     "integer"
    ],
    "minimum": 1,
    "maximum": 86400,
    "pattern": "^[1-9][0-9]{0,4}[smh]?$",
    "description": "Hold the commit for this long until a person says yes with `vipbook confirm`, from any machine that reaches the hosts; without a yes the move is undone. Seconds, or a number with s, m or h.",
    "examples": [
     "60s",
     "5m"
    ]
   },
   "bridge": {
    "type": "string",
    "enum": [
     "dnat"
    ],
    "enumDescriptions": [
     "Within a segment the address moves, and the old host hands on, as they are, the packets that neighbours still send to it. To a host of another subnet the address cannot move: the old host keeps it and translates it to the new host's own address (DNAT, masqueraded)."
    ],
    "description": "What still comes to the old host is served by the new one, for `bridge_for`. Needs nft on the old host. The host itself ends it; a reboot ends it, too, and `vipbook clean`."
   },
   "bridge_for": {
    "type": [
     "string",
     "integer"
    ],
    "minimum": 1,
    "maximum": 2592000,
    "pattern": "^[1-9][0-9]{0,6}[smhd]?$",
    "default": "1h",
    "description": "How long the bridge lasts. Seconds, or a number with s, m, h or d.",
    "examples": [
     "1h",
     "7d"
    ]
   },
   "watch": {
    "type": [
     "string",
     "integer"
    ],
    "minimum": 0,
    "maximum": 3600,
    "pattern": "^(0|[1-9][0-9]{0,3})[sm]?$",
    "default": "15s",
    "description": "Look every second for this long after the move, whether the address stays where it is: a host that still claims it may steal it back only later. Other tasks do not wait for it, only the end of the run does. `ignore_errors` counts for what it finds, too; `failed_when`, `until`, `register` and a `rescue` are over by then. Seconds (at most 3600), or a number with s or m; 0: do not look.",
    "examples": [
     "15s",
     "1m",
     0
    ]
   },
   "lease": {
    "type": "integer",
    "minimum": 5,
    "maximum": 600,
    "default": 30,
    "description": "Seconds, 5 to 600. The new host's claim lapses so long after the controller's last word; the old host takes the address back within 5 s more (9 s with break-before-make). After the commit both finish within twice the lease + 50 s. An answer of a host that takes longer than 0.4 of it (8 to 15 s) counts as lost."
   },
   "overrule": {
    "type": "array",
    "description": "Checks that may fail without stopping the move, each with the reason why that is right here. The reason is shown in the output.",
    "items": {
     "type": "object",
     "additionalProperties": false,
     "required": [
      "code",
      "reason"
     ],
     "properties": {
      "code": {
       "type": "string",
       "pattern": "^[A-Z]{3}[0-9]{3}$",
       "description": "Code of the check.",
       "examples": [
        "VIP012"
       ]
      },
      "reason": {
       "type": "string",
       "minLength": 1,
       "description": "Why the check may fail here."
      }
     }
    }
   }
  },
  "dependencies": {
   "bridge_for": [
    "bridge"
   ]
  },
  "allOf": [
   {
    "not": {
     "required": [
      "from",
      "state"
     ]
    }
   },
   {
    "not": {
     "required": [
      "to",
      "state"
     ]
    }
   },
   {
    "not": {
     "required": [
      "bridge",
      "state"
     ]
    }
   },
   {
    "not": {
     "required": [
      "moves",
      "address"
     ]
    }
   },
   {
    "not": {
     "required": [
      "moves",
      "state"
     ]
    }
   },
   {
    "not": {
     "required": [
      "moves",
      "label"
     ]
    }
   },
   {
    "anyOf": [
     {
      "required": [
       "from"
      ]
     },
     {
      "required": [
       "to"
      ]
     },
     {
      "required": [
       "state"
      ]
     },
     {
      "required": [
       "moves"
      ]
     }
    ]
   },
   {
    "if": {
     "required": [
      "moves"
     ]
    },
    "else": {
     "required": [
      "address"
     ],
     "dependencies": {
      "from": [
       "to"
      ],
      "to": [
       "from"
      ]
     }
    }
   }
  ],
  "defaultSnippets": [
   {
    "label": "move an address",
    "description": "From one host to another",
    "body": {
     "address": "${1:192.168.1.60}",
     "from": "${2:old}",
     "to": "${3:new}"
    }
   },
   {
    "label": "move several addresses",
    "description": "All or none",
    "body": {
     "from": "${1:old}",
     "moves": [
      {
       "address": "${2:192.168.1.60}",
       "to": "${3:new1}"
      },
      {
       "address": "${4:192.168.1.61}",
       "to": "${5:new2}"
      }
     ]
    }
   },
   {
    "label": "address present",
    "description": "On each host of the play",
    "body": {
     "address": "${1:192.168.1.60/24}",
     "state": "present"
    }
   }
  ]
 },
 "wait_for": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "modules/wait_for.schema.json",
  "title": "wait_for",
  "description": "Wait until a TCP port answers or is closed, a path is there or gone, an address answers pings, or the right host answers ARP for it.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Skipped.",
   "refused": {
    "search_regex": "Use `shell` with grep and `until`.",
    "connect_timeout": "Each attempt takes `sleep` seconds at most.",
    "active_connection_states": "drained counts every connection that is not closing.",
    "exclude_hosts": "Use `shell` with ss and `until`."
   },
   "examples": [
    {
     "title": "The service answers at the moved address, seen from a client",
     "yaml": "- name: chat answers\n  wait_for:\n    host: 192.168.1.60\n    port: 5222\n    timeout: 10\n  delegate_to: client\n"
    },
    {
     "title": "The new host's MAC address is the one that answers",
     "yaml": "- name: new answers for the address\n  wait_for:\n    arp:\n      address: 192.168.1.60\n      host: new\n  delegate_to: gateway\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "host": {
    "type": "string",
    "minLength": 1,
    "default": "127.0.0.1",
    "description": "Address or name whose port is tried, from the host that runs the task.",
    "examples": [
     "192.168.1.60"
    ]
   },
   "port": {
    "type": "integer",
    "minimum": 1,
    "maximum": 65535,
    "description": "TCP port to wait for.",
    "examples": [
     5222
    ]
   },
   "path": {
    "type": "string",
    "pattern": "^/",
    "description": "Path on the host to wait for.",
    "examples": [
     "/run/ejabberd.pid"
    ]
   },
   "state": {
    "type": "string",
    "enum": [
     "started",
     "stopped",
     "present",
     "absent",
     "drained"
    ],
    "enumDescriptions": [
     "The port answers (or the path is there).",
     "The port is closed.",
     "The path is there.",
     "The path is gone.",
     "No connection to the port is open."
    ],
    "default": "started",
    "description": "What to wait for."
   },
   "timeout": {
    "type": "number",
    "minimum": 0,
    "maximum": 86400,
    "default": 300,
    "description": "Seconds after which the task fails."
   },
   "delay": {
    "type": "number",
    "minimum": 0,
    "maximum": 86400,
    "default": 0,
    "description": "Seconds before the first attempt."
   },
   "sleep": {
    "type": "number",
    "minimum": 0,
    "maximum": 3600,
    "default": 1,
    "description": "Seconds between attempts."
   },
   "ping": {
    "type": [
     "boolean",
     "string"
    ],
    "description": "Address that must answer a ping; true means `host`.",
    "examples": [
     "192.168.1.60"
    ]
   },
   "arp": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "address"
    ],
    "description": "Address that must be answered for by exactly the MAC address given, or by that of the host given.",
    "properties": {
     "address": {
      "type": "string",
      "format": "ip-address",
      "description": "The address to ask for.",
      "examples": [
       "192.168.1.60"
      ]
     },
     "mac": {
      "type": "string",
      "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$",
      "description": "MAC address that must answer. Quote it: YAML 1.1 reads some as numbers.",
      "examples": [
       "52:54:00:12:34:56"
      ]
     },
     "host": {
      "type": "string",
      "format": "host-name",
      "description": "Inventory name of the host that must answer.",
      "examples": [
       "new"
      ]
     },
     "interface": {
      "type": "string",
      "format": "interface-name",
      "description": "Interface to ask on; found from the address when absent."
     }
    },
    "allOf": [
     {
      "not": {
       "required": [
        "mac",
        "host"
       ]
      }
     }
    ]
   },
   "msg": {
    "type": "string",
    "description": "Message on failure, instead of the usual one."
   }
  },
  "allOf": [
   {
    "anyOf": [
     {
      "required": [
       "port"
      ]
     },
     {
      "required": [
       "path"
      ]
     },
     {
      "required": [
       "ping"
      ]
     },
     {
      "required": [
       "arp"
      ]
     },
     {
      "required": [
       "timeout"
      ]
     },
     {
      "required": [
       "delay"
      ]
     }
    ]
   },
   {
    "not": {
     "required": [
      "port",
      "path"
     ]
    }
   },
   {
    "if": {
     "required": [
      "state"
     ],
     "properties": {
      "state": {
       "const": "drained"
      }
     }
    },
    "then": {
     "required": [
      "port"
     ]
    }
   }
  ],
  "defaultSnippets": [
   {
    "label": "port",
    "body": {
     "host": "${1:192.168.1.60}",
     "port": "${2:22}",
     "timeout": 10
    }
   }
  ]
 }
};

/** One for each file in schemas/statements: tasks that the playbook itself carries out. */
export const statementSchemas: Readonly<Record<string, ModuleSchema>> = {
 "import_role": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "statements/import_role.schema.json",
  "title": "import_role",
  "description": "Read a role before the run, as if its tasks stood here.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Runs.",
   "refused": {
    "apply": "Put the task into a block with these keywords.",
    "rolespec_validate": "Leave it out.",
    "allow_duplicates": "A role named here always runs; leave it out.",
    "public": "The role’s defaults and variables are seen by its own tasks only.",
    "handlers_from": "Put the handlers into the role’s handlers/main.yml."
   },
   "examples": [
    {
     "title": "A role",
     "yaml": "- import_role:\n    name: chat\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "required": [
   "name"
  ],
  "properties": {
   "name": {
    "type": "string",
    "minLength": 1,
    "description": "Name of the role.",
    "examples": [
     "chat"
    ]
   },
   "tasks_from": {
    "type": "string",
    "minLength": 1,
    "default": "main",
    "description": "File in the role’s tasks folder."
   },
   "vars_from": {
    "type": "string",
    "minLength": 1,
    "default": "main",
    "description": "File in the role’s vars folder."
   },
   "defaults_from": {
    "type": "string",
    "minLength": 1,
    "default": "main",
    "description": "File in the role’s defaults folder."
   }
  }
 },
 "import_tasks": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "statements/import_tasks.schema.json",
  "title": "import_tasks",
  "description": "Read a file of tasks before the run, as if its tasks stood here.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "raw",
   "checkMode": "Runs.",
   "refused": {
    "apply": "Put the task into a block with these keywords.",
    "rolespec_validate": "Leave it out."
   },
   "examples": [
    {
     "title": "A file beside the playbook",
     "yaml": "- import_tasks: tasks/checks.yml\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "_raw": {
    "type": "string",
    "minLength": 1,
    "x-internal": true,
    "description": "The file."
   },
   "file": {
    "type": "string",
    "minLength": 1,
    "description": "The file, relative to the one that names it.",
    "examples": [
     "tasks/checks.yml"
    ]
   }
  },
  "allOf": [
   {
    "anyOf": [
     {
      "required": [
       "_raw"
      ]
     },
     {
      "required": [
       "file"
      ]
     }
    ]
   },
   {
    "not": {
     "required": [
      "_raw",
      "file"
     ]
    }
   }
  ]
 },
 "include_role": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "statements/include_role.schema.json",
  "title": "include_role",
  "description": "Read a role when the run comes here; its name may depend on variables.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "keys",
   "checkMode": "Runs.",
   "refused": {
    "apply": "Put the task into a block with these keywords.",
    "rolespec_validate": "Leave it out.",
    "allow_duplicates": "A role named here always runs; leave it out.",
    "public": "The role’s defaults and variables are seen by its own tasks only.",
    "handlers_from": "Put the handlers into the role’s handlers/main.yml."
   },
   "examples": [
    {
     "title": "A role",
     "yaml": "- include_role:\n    name: chat\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "required": [
   "name"
  ],
  "properties": {
   "name": {
    "type": "string",
    "minLength": 1,
    "description": "Name of the role.",
    "examples": [
     "chat"
    ]
   },
   "tasks_from": {
    "type": "string",
    "minLength": 1,
    "default": "main",
    "description": "File in the role’s tasks folder."
   },
   "vars_from": {
    "type": "string",
    "minLength": 1,
    "default": "main",
    "description": "File in the role’s vars folder."
   },
   "defaults_from": {
    "type": "string",
    "minLength": 1,
    "default": "main",
    "description": "File in the role’s defaults folder."
   }
  }
 },
 "include_tasks": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "statements/include_tasks.schema.json",
  "title": "include_tasks",
  "description": "Read a file of tasks when the run comes here; its name may depend on variables and on the loop.",
  "x-vipbook": {
   "collection": "ansible.builtin",
   "freeForm": "raw",
   "checkMode": "Runs.",
   "refused": {
    "apply": "Put the task into a block with these keywords.",
    "rolespec_validate": "Leave it out."
   },
   "examples": [
    {
     "title": "A file beside the playbook",
     "yaml": "- include_tasks: tasks/checks.yml\n"
    }
   ]
  },
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "_raw": {
    "type": "string",
    "minLength": 1,
    "x-internal": true,
    "description": "The file."
   },
   "file": {
    "type": "string",
    "minLength": 1,
    "description": "The file, relative to the one that names it.",
    "examples": [
     "tasks/checks.yml"
    ]
   }
  },
  "allOf": [
   {
    "anyOf": [
     {
      "required": [
       "_raw"
      ]
     },
     {
      "required": [
       "file"
      ]
     }
    ]
   },
   {
    "not": {
     "required": [
      "_raw",
      "file"
     ]
    }
   }
  ]
 }
};

/** The files beside them: playbook, inventory, vipbook. */
export const formatSchemas: Readonly<Record<string, Schema>> = {
 "inventory": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "inventory.schema.json",
  "title": "vipbook inventory",
  "description": "An inventory in YAML: groups, each with hosts, children and variables. The same as Ansible's.",
  "type": "object",
  "additionalProperties": {
   "$ref": "#/definitions/group"
  },
  "definitions": {
   "group": {
    "title": "group",
    "description": "A group of hosts.",
    "type": [
     "object",
     "null"
    ],
    "additionalProperties": false,
    "properties": {
     "hosts": {
      "type": [
       "object",
       "string",
       "null"
      ],
      "additionalProperties": {
       "$ref": "#/definitions/variables"
      },
      "description": "Hosts by name, each with its variables. Names may be ranges: web[01:10]."
     },
     "children": {
      "type": [
       "object",
       "string",
       "null"
      ],
      "additionalProperties": {
       "$ref": "#/definitions/group"
      },
      "description": "Groups that belong to this one."
     },
     "vars": {
      "$ref": "#/definitions/variables",
      "description": "Variables of every host of the group."
     }
    }
   },
   "variables": {
    "title": "variables",
    "description": "Variables by name.",
    "type": [
     "object",
     "null"
    ],
    "properties": {
     "ansible_host": {
      "type": "string",
      "minLength": 1,
      "description": "Address or name to connect to, if not the inventory's name."
     },
     "ansible_port": {
      "type": [
       "integer",
       "string"
      ],
      "default": 22,
      "description": "Port of the SSH server."
     },
     "ansible_user": {
      "type": "string",
      "minLength": 1,
      "description": "User to log in as."
     },
     "ansible_password": {
      "type": "string",
      "description": "Password to log in with; keep it in the vault."
     },
     "ansible_connection": {
      "description": "How to reach the host.",
      "default": "ssh",
      "anyOf": [
       {
        "enum": [
         "ssh",
         "openssh",
         "local"
        ],
        "enumDescriptions": [
         "vipbook's own SSH client.",
         "The ssh program, with all its configuration.",
         "No connection: the controller itself."
        ]
       },
       {
        "type": "string",
        "pattern": "^(ansible\\.(builtin|legacy|netcommon)\\.)?(ssh|smart|paramiko|paramiko_ssh|openssh|local)$|\\{\\{"
       }
      ]
     },
     "ansible_ssh_private_key_file": {
      "type": "string",
      "minLength": 1,
      "description": "Private key to log in with."
     },
     "ansible_ssh_common_args": {
      "type": "string",
      "description": "Arguments for the ssh program."
     },
     "ansible_become": {
      "type": [
       "boolean",
       "string"
      ],
      "description": "Whether to become another user."
     },
     "ansible_become_user": {
      "type": "string",
      "minLength": 1,
      "description": "The user to become."
     },
     "ansible_become_method": {
      "type": "string",
      "minLength": 1,
      "examples": [
       "sudo",
       "su",
       "doas"
      ],
      "description": "The program that does it."
     },
     "ansible_become_password": {
      "type": "string",
      "description": "Its password; keep it in the vault."
     },
     "ansible_group_priority": {
      "type": [
       "integer",
       "string"
      ],
      "default": 1,
      "description": "Of groups at the same depth the one with the higher number wins."
     }
    },
    "additionalProperties": true
   }
  },
  "defaultSnippets": [
   {
    "label": "group",
    "body": {
     "${1:chat}": {
      "hosts": {
       "${2:old}": {
        "ansible_host": "${3:192.168.1.50}"
       },
       "${4:new}": {
        "ansible_host": "${5:192.168.1.51}"
       }
      }
     }
    }
   }
  ]
 },
 "playbook": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "playbook.schema.json",
  "title": "vipbook playbook",
  "description": "A list of plays, each for hosts of the inventory.",
  "type": "array",
  "minItems": 1,
  "items": {
   "if": {
    "required": [
     "import_playbook"
    ]
   },
   "then": {
    "$ref": "#/definitions/import"
   },
   "else": {
    "$ref": "#/definitions/play"
   }
  },
  "definitions": {
   "play": {
    "title": "play",
    "description": "Tasks for hosts.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "hosts"
    ],
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1,
      "description": "What it is for, as shown in the output."
     },
     "vars": {
      "type": [
       "object",
       "null"
      ],
      "propertyNames": {
       "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
      },
      "description": "Variables, for what is below."
     },
     "environment": {
      "type": [
       "object",
       "array",
       "string"
      ],
      "items": {
       "type": [
        "object",
        "string"
       ]
      },
      "description": "Environment variables for programs on the host."
     },
     "become": {
      "type": "boolean",
      "default": false,
      "description": "Whether to become another user, root unless become_user says otherwise."
     },
     "become_user": {
      "type": "string",
      "minLength": 1,
      "default": "root",
      "description": "The user to become."
     },
     "become_method": {
      "type": "string",
      "minLength": 1,
      "examples": [
       "sudo",
       "su",
       "doas"
      ],
      "default": "sudo",
      "description": "The program that does it."
     },
     "ignore_errors": {
      "type": "boolean",
      "description": "Whether the run goes on for a host after a failure."
     },
     "ignore_unreachable": {
      "type": "boolean",
      "description": "Whether the run goes on for a host that could not be reached."
     },
     "any_errors_fatal": {
      "type": "boolean",
      "default": true,
      "description": "Whether a failure on one host ends the play on all hosts."
     },
     "check_mode": {
      "type": "boolean",
      "description": "Whether to run as with --check; false runs even with --check."
     },
     "diff": {
      "type": "boolean",
      "description": "Whether to show differences as with --diff."
     },
     "no_log": {
      "type": "boolean",
      "description": "Whether arguments and results are kept out of output and logs."
     },
     "run_once": {
      "type": "boolean",
      "description": "Whether to run on the first host only, with the result for all."
     },
     "throttle": {
      "type": "number",
      "minimum": 0,
      "description": "How many hosts run it at the same time, at most; 0 for no limit."
     },
     "tags": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "description": "Names by which -t and --skip-tags choose it. always and never have a meaning of their own."
     },
     "remote_user": {
      "type": "string",
      "minLength": 1,
      "description": "The user to log in as; the inventory's ansible_user wins."
     },
     "connection": {
      "type": "string",
      "minLength": 1,
      "examples": [
       "ssh",
       "openssh",
       "local"
      ],
      "description": "How to reach the host."
     },
     "hosts": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "minLength": 1,
      "examples": [
       "all",
       "chat",
       "web:!old"
      ],
      "description": "Hosts and groups of the inventory, as a pattern or a list of patterns."
     },
     "gather_facts": {
      "type": "boolean",
      "default": true,
      "description": "Whether facts are gathered at the start of the play."
     },
     "serial": {
      "type": [
       "integer",
       "string",
       "array"
      ],
      "items": {
       "type": [
        "integer",
        "string"
       ]
      },
      "description": "How many hosts go through the play together: a number, a share such as \"30%\", or a list of those for one batch after the other."
     },
     "max_fail_percentage": {
      "type": "number",
      "minimum": 0,
      "description": "The play ends when more than this percentage of a batch has failed."
     },
     "force_handlers": {
      "type": "boolean",
      "default": false,
      "description": "Whether handlers run for hosts that failed."
     },
     "vars_files": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "array"
       ],
       "items": {
        "type": "string"
       }
      },
      "description": "Files of variables. A list in the list means the first of its files that exists."
     },
     "vars_prompt": {
      "type": "array",
      "items": {
       "type": "object"
      },
      "description": "Variables that are asked for at the start."
     },
     "pre_tasks": {
      "$ref": "#/definitions/tasks",
      "description": "Tasks before the roles."
     },
     "roles": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": [
        "string",
        "object"
       ]
      },
      "description": "Roles, by name or with variables."
     },
     "tasks": {
      "$ref": "#/definitions/tasks",
      "description": "The tasks."
     },
     "post_tasks": {
      "$ref": "#/definitions/tasks",
      "description": "Tasks after the others and their handlers."
     },
     "handlers": {
      "$ref": "#/definitions/handlers",
      "description": "Tasks that run when another one notifies them."
     }
    }
   },
   "import": {
    "title": "import_playbook",
    "description": "The plays of another playbook.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "import_playbook"
    ],
    "properties": {
     "import_playbook": {
      "type": "string",
      "minLength": 1,
      "description": "Another playbook, relative to this one."
     },
     "name": {
      "type": "string",
      "minLength": 1,
      "description": "What it is for, as shown in the output."
     },
     "vars": {
      "type": [
       "object",
       "null"
      ],
      "propertyNames": {
       "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
      },
      "description": "Variables, for what is below."
     },
     "tags": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "description": "Names by which -t and --skip-tags choose it. always and never have a meaning of their own."
     },
     "when": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions that must all hold; expressions without {{ }}."
     }
    }
   },
   "tasks": {
    "type": [
     "array",
     "null"
    ],
    "items": {
     "$ref": "#/definitions/entry"
    }
   },
   "handlers": {
    "type": [
     "array",
     "null"
    ],
    "items": {
     "if": {
      "required": [
       "block"
      ]
     },
     "then": {
      "$ref": "#/definitions/block"
     },
     "else": {
      "$ref": "#/definitions/handler"
     }
    }
   },
   "entry": {
    "if": {
     "anyOf": [
      {
       "required": [
        "block"
       ]
      },
      {
       "required": [
        "rescue"
       ]
      },
      {
       "required": [
        "always"
       ]
      }
     ]
    },
    "then": {
     "$ref": "#/definitions/block"
    },
    "else": {
     "$ref": "#/definitions/task"
    }
   },
   "block": {
    "title": "block",
    "description": "Tasks that share keywords, and what to do when one fails.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "block"
    ],
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1,
      "description": "What it is for, as shown in the output."
     },
     "vars": {
      "type": [
       "object",
       "null"
      ],
      "propertyNames": {
       "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
      },
      "description": "Variables, for what is below."
     },
     "environment": {
      "type": [
       "object",
       "array",
       "string"
      ],
      "items": {
       "type": [
        "object",
        "string"
       ]
      },
      "description": "Environment variables for programs on the host."
     },
     "become": {
      "type": "boolean",
      "default": false,
      "description": "Whether to become another user, root unless become_user says otherwise."
     },
     "become_user": {
      "type": "string",
      "minLength": 1,
      "default": "root",
      "description": "The user to become."
     },
     "become_method": {
      "type": "string",
      "minLength": 1,
      "examples": [
       "sudo",
       "su",
       "doas"
      ],
      "default": "sudo",
      "description": "The program that does it."
     },
     "ignore_errors": {
      "type": "boolean",
      "description": "Whether the run goes on for a host after a failure."
     },
     "ignore_unreachable": {
      "type": "boolean",
      "description": "Whether the run goes on for a host that could not be reached."
     },
     "any_errors_fatal": {
      "type": "boolean",
      "default": true,
      "description": "Whether a failure on one host ends the play on all hosts."
     },
     "check_mode": {
      "type": "boolean",
      "description": "Whether to run as with --check; false runs even with --check."
     },
     "diff": {
      "type": "boolean",
      "description": "Whether to show differences as with --diff."
     },
     "no_log": {
      "type": "boolean",
      "description": "Whether arguments and results are kept out of output and logs."
     },
     "run_once": {
      "type": "boolean",
      "description": "Whether to run on the first host only, with the result for all."
     },
     "throttle": {
      "type": "number",
      "minimum": 0,
      "description": "How many hosts run it at the same time, at most; 0 for no limit."
     },
     "tags": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "description": "Names by which -t and --skip-tags choose it. always and never have a meaning of their own."
     },
     "remote_user": {
      "type": "string",
      "minLength": 1,
      "description": "The user to log in as; the inventory's ansible_user wins."
     },
     "connection": {
      "type": "string",
      "minLength": 1,
      "examples": [
       "ssh",
       "openssh",
       "local"
      ],
      "description": "How to reach the host."
     },
     "when": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions that must all hold; expressions without {{ }}."
     },
     "delegate_to": {
      "type": "string",
      "minLength": 1,
      "description": "The host that does it instead."
     },
     "notify": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "description": "Handlers to run when something was changed."
     },
     "block": {
      "$ref": "#/definitions/tasks",
      "description": "The tasks of the block."
     },
     "rescue": {
      "$ref": "#/definitions/tasks",
      "description": "Tasks that run when one of the block failed."
     },
     "always": {
      "$ref": "#/definitions/tasks",
      "description": "Tasks that run in any case."
     }
    }
   },
   "task": {
    "title": "task",
    "description": "One module with its arguments. The modules are those of schemas/modules.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1,
      "description": "What it is for, as shown in the output."
     },
     "vars": {
      "type": [
       "object",
       "null"
      ],
      "propertyNames": {
       "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
      },
      "description": "Variables, for what is below."
     },
     "environment": {
      "type": [
       "object",
       "array",
       "string"
      ],
      "items": {
       "type": [
        "object",
        "string"
       ]
      },
      "description": "Environment variables for programs on the host."
     },
     "become": {
      "type": "boolean",
      "default": false,
      "description": "Whether to become another user, root unless become_user says otherwise."
     },
     "become_user": {
      "type": "string",
      "minLength": 1,
      "default": "root",
      "description": "The user to become."
     },
     "become_method": {
      "type": "string",
      "minLength": 1,
      "examples": [
       "sudo",
       "su",
       "doas"
      ],
      "default": "sudo",
      "description": "The program that does it."
     },
     "ignore_errors": {
      "type": "boolean",
      "description": "Whether the run goes on for a host after a failure."
     },
     "ignore_unreachable": {
      "type": "boolean",
      "description": "Whether the run goes on for a host that could not be reached."
     },
     "any_errors_fatal": {
      "type": "boolean",
      "default": true,
      "description": "Whether a failure on one host ends the play on all hosts."
     },
     "check_mode": {
      "type": "boolean",
      "description": "Whether to run as with --check; false runs even with --check."
     },
     "diff": {
      "type": "boolean",
      "description": "Whether to show differences as with --diff."
     },
     "no_log": {
      "type": "boolean",
      "description": "Whether arguments and results are kept out of output and logs."
     },
     "run_once": {
      "type": "boolean",
      "description": "Whether to run on the first host only, with the result for all."
     },
     "throttle": {
      "type": "number",
      "minimum": 0,
      "description": "How many hosts run it at the same time, at most; 0 for no limit."
     },
     "tags": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "description": "Names by which -t and --skip-tags choose it. always and never have a meaning of their own."
     },
     "remote_user": {
      "type": "string",
      "minLength": 1,
      "description": "The user to log in as; the inventory's ansible_user wins."
     },
     "connection": {
      "type": "string",
      "minLength": 1,
      "examples": [
       "ssh",
       "openssh",
       "local"
      ],
      "description": "How to reach the host."
     },
     "when": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions that must all hold; expressions without {{ }}."
     },
     "delegate_to": {
      "type": "string",
      "minLength": 1,
      "description": "The host that does it instead."
     },
     "notify": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "description": "Handlers to run when something was changed."
     },
     "register": {
      "type": "string",
      "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
      "description": "Name of a variable that keeps the result."
     },
     "loop": {
      "type": [
       "array",
       "string"
      ],
      "description": "Values for which the task is repeated, as item."
     },
     "with_items": {
      "type": [
       "array",
       "string",
       "number",
       "boolean"
      ],
      "description": "The same as loop, with lists among its items flattened by one level."
     },
     "loop_control": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "loop_var": {
        "type": "string",
        "minLength": 1,
        "description": "Name of the variable instead of item."
       },
       "index_var": {
        "type": "string",
        "minLength": 1,
        "description": "Name of a variable that counts from 0."
       },
       "label": {
        "description": "What the output shows for an item."
       },
       "pause": {
        "type": "number",
        "minimum": 0,
        "description": "Seconds to wait between items."
       },
       "extended": {
        "type": "boolean",
        "description": "Whether ansible_loop tells of the position in the loop."
       },
       "extended_allitems": {
        "type": "boolean",
        "description": "Whether ansible_loop has all items."
       }
      },
      "description": "How the loop runs."
     },
     "until": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions that must all hold; until then the task is repeated."
     },
     "retries": {
      "type": "number",
      "minimum": 0,
      "default": 3,
      "description": "How many times it is repeated at most."
     },
     "delay": {
      "type": "number",
      "minimum": 0,
      "default": 5,
      "description": "Seconds between attempts."
     },
     "changed_when": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions under which the result counts as changed."
     },
     "failed_when": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions under which the result counts as failed."
     },
     "args": {
      "type": "object",
      "description": "Arguments of the module, besides those in its line."
     },
     "action": {
      "type": [
       "string",
       "object"
      ],
      "description": "The module and its arguments, another way to write it."
     },
     "local_action": {
      "type": [
       "string",
       "object"
      ],
      "description": "The same, on the controller."
     }
    }
   },
   "handler": {
    "title": "handler",
    "description": "A task that runs when it is notified.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1,
      "description": "What it is for, as shown in the output."
     },
     "vars": {
      "type": [
       "object",
       "null"
      ],
      "propertyNames": {
       "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
      },
      "description": "Variables, for what is below."
     },
     "environment": {
      "type": [
       "object",
       "array",
       "string"
      ],
      "items": {
       "type": [
        "object",
        "string"
       ]
      },
      "description": "Environment variables for programs on the host."
     },
     "become": {
      "type": "boolean",
      "default": false,
      "description": "Whether to become another user, root unless become_user says otherwise."
     },
     "become_user": {
      "type": "string",
      "minLength": 1,
      "default": "root",
      "description": "The user to become."
     },
     "become_method": {
      "type": "string",
      "minLength": 1,
      "examples": [
       "sudo",
       "su",
       "doas"
      ],
      "default": "sudo",
      "description": "The program that does it."
     },
     "ignore_errors": {
      "type": "boolean",
      "description": "Whether the run goes on for a host after a failure."
     },
     "ignore_unreachable": {
      "type": "boolean",
      "description": "Whether the run goes on for a host that could not be reached."
     },
     "any_errors_fatal": {
      "type": "boolean",
      "default": true,
      "description": "Whether a failure on one host ends the play on all hosts."
     },
     "check_mode": {
      "type": "boolean",
      "description": "Whether to run as with --check; false runs even with --check."
     },
     "diff": {
      "type": "boolean",
      "description": "Whether to show differences as with --diff."
     },
     "no_log": {
      "type": "boolean",
      "description": "Whether arguments and results are kept out of output and logs."
     },
     "run_once": {
      "type": "boolean",
      "description": "Whether to run on the first host only, with the result for all."
     },
     "throttle": {
      "type": "number",
      "minimum": 0,
      "description": "How many hosts run it at the same time, at most; 0 for no limit."
     },
     "tags": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "description": "Names by which -t and --skip-tags choose it. always and never have a meaning of their own."
     },
     "remote_user": {
      "type": "string",
      "minLength": 1,
      "description": "The user to log in as; the inventory's ansible_user wins."
     },
     "connection": {
      "type": "string",
      "minLength": 1,
      "examples": [
       "ssh",
       "openssh",
       "local"
      ],
      "description": "How to reach the host."
     },
     "when": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions that must all hold; expressions without {{ }}."
     },
     "delegate_to": {
      "type": "string",
      "minLength": 1,
      "description": "The host that does it instead."
     },
     "notify": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "description": "Handlers to run when something was changed."
     },
     "register": {
      "type": "string",
      "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
      "description": "Name of a variable that keeps the result."
     },
     "loop": {
      "type": [
       "array",
       "string"
      ],
      "description": "Values for which the task is repeated, as item."
     },
     "with_items": {
      "type": [
       "array",
       "string",
       "number",
       "boolean"
      ],
      "description": "The same as loop, with lists among its items flattened by one level."
     },
     "loop_control": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "loop_var": {
        "type": "string",
        "minLength": 1,
        "description": "Name of the variable instead of item."
       },
       "index_var": {
        "type": "string",
        "minLength": 1,
        "description": "Name of a variable that counts from 0."
       },
       "label": {
        "description": "What the output shows for an item."
       },
       "pause": {
        "type": "number",
        "minimum": 0,
        "description": "Seconds to wait between items."
       },
       "extended": {
        "type": "boolean",
        "description": "Whether ansible_loop tells of the position in the loop."
       },
       "extended_allitems": {
        "type": "boolean",
        "description": "Whether ansible_loop has all items."
       }
      },
      "description": "How the loop runs."
     },
     "until": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions that must all hold; until then the task is repeated."
     },
     "retries": {
      "type": "number",
      "minimum": 0,
      "default": 3,
      "description": "How many times it is repeated at most."
     },
     "delay": {
      "type": "number",
      "minimum": 0,
      "default": 5,
      "description": "Seconds between attempts."
     },
     "changed_when": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions under which the result counts as changed."
     },
     "failed_when": {
      "type": [
       "string",
       "boolean",
       "array"
      ],
      "items": {
       "type": [
        "string",
        "boolean"
       ]
      },
      "x-expression": true,
      "description": "Conditions under which the result counts as failed."
     },
     "args": {
      "type": "object",
      "description": "Arguments of the module, besides those in its line."
     },
     "action": {
      "type": [
       "string",
       "object"
      ],
      "description": "The module and its arguments, another way to write it."
     },
     "local_action": {
      "type": [
       "string",
       "object"
      ],
      "description": "The same, on the controller."
     },
     "listen": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "description": "Topics that run the handler when they are notified."
     }
    }
   }
  },
  "defaultSnippets": [
   {
    "label": "play",
    "description": "A play that moves an address",
    "body": [
     {
      "name": "${1:chat moves}",
      "hosts": "${2:chat}",
      "become": true,
      "tasks": [
       {
        "name": "${3:the address moves}",
        "vip": {
         "address": "${4:192.168.1.60}",
         "from": "${5:old}",
         "to": "${6:new}"
        }
       }
      ]
     }
    ]
   }
  ]
 },
 "vipbook": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "vipbook.schema.json",
  "title": "vipbook project",
  "description": "vipbook.yml: what flags say when they are not given. Paths are relative to the file; it wins over ansible.cfg.",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "inventory": {
    "type": [
     "string",
     "array"
    ],
    "minLength": 1,
    "items": {
     "type": "string",
     "minLength": 1
    },
    "examples": [
     "inventory.yml"
    ],
    "description": "Inventories, as with -i."
   },
   "playbooks": {
    "type": [
     "string",
     "array"
    ],
    "minLength": 1,
    "items": {
     "type": "string",
     "minLength": 1
    },
    "default": [
     "playbooks"
    ],
    "description": "Folders and files with playbooks."
   },
   "facts": {
    "type": "string",
    "minLength": 1,
    "default": "facts",
    "description": "Folder of fact snapshots, one JSON file a host."
   },
   "plans": {
    "type": "string",
    "minLength": 1,
    "default": "plans",
    "description": "Folder of saved plans."
   },
   "policies": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "max_outage_ms": {
      "type": "integer",
      "minimum": 0,
      "examples": [
       100
      ],
      "description": "The longest outage of an address that a plan may expect, in milliseconds."
     },
     "protected_hosts": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "examples": [
       [
        "db1",
        "gw*"
       ]
      ],
      "description": "Hosts that no plan may change; `*` and `?` as in a shell."
     },
     "hours": {
      "type": [
       "object",
       "array"
      ],
      "additionalProperties": false,
      "properties": {
       "days": {
        "type": [
         "string",
         "array"
        ],
        "items": {
         "type": "string"
        },
        "examples": [
         [
          "mon",
          "tue"
         ]
        ],
        "description": "Days on which it begins: mon, tue, wed, thu, fri, sat, sun. All when absent."
       },
       "from": {
        "type": "string",
        "examples": [
         "22:00"
        ],
        "description": "When it begins."
       },
       "to": {
        "type": "string",
        "examples": [
         "05:00"
        ],
        "description": "When it ends; earlier than `from`: on the next day."
       },
       "timezone": {
        "type": "string",
        "default": "UTC",
        "examples": [
         "Europe/Berlin"
        ],
        "description": "Whose clock."
       }
      },
      "items": {
       "type": "object"
      },
      "description": "When plans may be applied: one window of time, or a list of them."
     },
     "approve_risk": {
      "type": "string",
      "enum": [
       "low",
       "medium",
       "high"
      ],
      "description": "From this risk on, `vipbook apply` wants --approve."
     },
     "strategies": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string",
       "enum": [
        "make-before-break",
        "break-before-make"
       ]
      },
      "description": "Strategies that moves may use."
     },
     "allow_unknown": {
      "type": "boolean",
      "default": true,
      "description": "false: a plan of which something cannot be known beforehand is refused."
     }
    },
    "description": "What plans may do; each refusal has a code. Looked at when planning, and again when applying."
   },
   "remote_user": {
    "type": "string",
    "minLength": 1,
    "description": "User to log in as; the inventory wins."
   },
   "private_key_file": {
    "type": "string",
    "minLength": 1,
    "description": "Private key to log in with; the inventory wins."
   },
   "agent": {
    "type": "boolean",
    "default": false,
    "description": "Whether the keys of an ssh-agent that is there ($SSH_AUTH_SOCK) are used, as with --agent."
   },
   "forks": {
    "type": "integer",
    "minimum": 1,
    "default": 50,
    "description": "How many hosts run a task at the same time."
   },
   "timeout": {
    "type": "integer",
    "minimum": 1,
    "default": 10,
    "description": "Seconds that a connection may take."
   },
   "become": {
    "type": "boolean",
    "default": false,
    "description": "Whether to become another user."
   },
   "become_user": {
    "type": "string",
    "minLength": 1,
    "default": "root",
    "description": "The user to become."
   },
   "become_method": {
    "type": "string",
    "minLength": 1,
    "default": "sudo",
    "examples": [
     "sudo",
     "su",
     "doas"
    ],
    "description": "The program that does it."
   },
   "vault_password_file": {
    "type": "string",
    "minLength": 1,
    "description": "File or program with the vault password, as with --vault-password-file."
   }
  },
  "defaultSnippets": [
   {
    "label": "project",
    "body": {
     "inventory": "${1:inventory.yml}",
     "remote_user": "${2:root}"
    }
   }
  ]
 }
};
