// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * Debian packages are installed, up to date, or not there.
 */
export interface AptArguments {
  /**
   * Packages, installed in one run of apt-get; `name=version` asks for that version.
   */
  name?: string[];
  /**
   * Another name of `name`.
   */
  pkg?: string[];
  /**
   * Another name of `name`.
   */
  package?: string[];
  /**
   * Whether they shall be there.
   */
  state?: 'present' | 'absent' | 'latest' | 'installed' | 'removed';
  /**
   * Update the lists first (`apt-get update`).
   */
  update_cache?: boolean;
  /**
   * Another name of `update_cache`.
   */
  'update-cache'?: boolean;
  /**
   * Seconds for which lists are new enough; `update_cache` is then left out.
   */
  cache_valid_time?: number;
  /**
   * Install what packages recommend too. Default: as apt is set on the host.
   */
  install_recommends?: boolean;
  /**
   * Another name of `install_recommends`.
   */
  'install-recommends'?: boolean;
  /**
   * With `state: absent` remove configuration files too.
   */
  purge?: boolean;
  /**
   * Remove packages that nothing needs any more.
   */
  autoremove?: boolean;
}

/**
 * Announce an address to the segment, flush neighbour entries for it, or show them.
 */
export interface ArpArguments {
  /**
   * What to do.
   */
  action: 'announce' | 'flush' | 'show';
  /**
   * The address; a prefix length is ignored. `show` without it reports every entry.
   */
  address?: string;
  /**
   * Interface to use; found from the address when absent.
   */
  interface?: string;
  /**
   * How many times to announce.
   */
  count?: number;
  /**
   * Neighbours that are asked directly and must acknowledge, besides the broadcast.
   */
  targets?: string[];
}

/**
 * Fail unless every condition holds.
 */
export interface AssertArguments {
  /**
   * Condition, or list of conditions that must all hold.
   *
   * @minItems 1
   */
  that: string | boolean | (string | boolean)[];
  /**
   * Message when a condition does not hold.
   */
  fail_msg?: string | string[];
  /**
   * The same as `fail_msg`.
   */
  msg?: string | string[];
  /**
   * Message when all conditions hold.
   */
  success_msg?: string | string[];
  /**
   * Whether the conditions are left out of the output.
   */
  quiet?: boolean;
}

/**
 * Some lines between two marker lines of a file are there, or are not; every other byte of the file stays.
 */
export interface BlockinfileArguments {
  /**
   * File on the host. `~` and `$NAME` are what they are there.
   */
  path: string;
  /**
   * Another name of `path`.
   */
  dest?: string;
  /**
   * Another name of `path`.
   */
  destfile?: string;
  /**
   * Another name of `path`.
   */
  name?: string;
  /**
   * Whether the block shall be there.
   */
  state?: 'present' | 'absent';
  /**
   * The lines between the markers.
   */
  block?: string;
  /**
   * Another name of `block`.
   */
  content?: string;
  /**
   * The marker lines; `{mark}` stands for `marker_begin` and `marker_end`. Without it every run would add a block.
   */
  marker?: string;
  /**
   * What `{mark}` is in the line above the block.
   */
  marker_begin?: string;
  /**
   * What `{mark}` is in the line below the block.
   */
  marker_end?: string;
  /**
   * Where a block goes that is not there yet: behind the last line that matches this regular expression; `EOF`: the end. Default: `EOF`.
   */
  insertafter?: string;
  /**
   * The same, before the line; `BOF`: the beginning.
   */
  insertbefore?: string;
  /**
   * Make the file when it is not there, and the folders above it.
   */
  create?: boolean;
  /**
   * Keep the old file beside the new one; `backup_file` of the result names it. Below /etc/network its name begins with a dot, so that `source interfaces.d/*` does not read it.
   */
  backup?: boolean;
  /**
   * Command that must accept the new file before it takes its place. It is split into words as a shell would, but run without one; `%s` stands for the new file's path. Not run with --check, where there is no new file.
   */
  validate?: string;
  /**
   * Permissions of the file, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.
   */
  mode?: string;
  /**
   * Owner of the file, by name or number; kept when absent.
   */
  owner?: string;
  /**
   * Group of the file, by name or number; kept when absent.
   */
  group?: string;
}

/**
 * Run a program on the host, without a shell: no pipes, no redirections, no variables of the shell.
 */
export interface CommandArguments {
  /**
   * The command as one text, split into words as a shell would.
   */
  _raw?: string;
  /**
   * The command as one text, split into words as a shell would.
   */
  cmd?: string;
  /**
   * The command as a list of words.
   *
   * @minItems 1
   */
  argv?: string[];
  /**
   * Folder to run it in.
   */
  chdir?: string;
  /**
   * Path or glob; when it exists, the command is not run.
   */
  creates?: string;
  /**
   * Path or glob; when it does not exist, the command is not run.
   */
  removes?: string;
  /**
   * Text for the command's standard input.
   */
  stdin?: string;
  /**
   * Whether a newline is added to `stdin`.
   */
  stdin_add_newline?: boolean;
  /**
   * false declares that the command only reads: it also runs with --check and is never reported as changed.
   */
  changes?: boolean;
}

/**
 * Put a file, a folder with all that is in it, or a text on the host.
 */
export interface CopyArguments {
  /**
   * File or folder here. Ends a folder's path in `/`, what is in it is copied, else the folder itself. With `remote_src` a path on the host.
   */
  src?: string;
  /**
   * The text of the file instead of a source. Lists and mappings are written as JSON.
   */
  content?: string | {} | unknown[];
  /**
   * Path on the host. `~` and `$NAME` are what they are there. A folder, or a path that ends in `/`, gets the source under its own name.
   */
  dest: string;
  /**
   * The source is on the host.
   */
  remote_src?: boolean;
  /**
   * Replace a file whose content differs; false only copies what is not there.
   */
  force?: boolean;
  /**
   * Keep the old file beside the new one; `backup_file` of the result names it. Below /etc/network its name begins with a dot, so that `source interfaces.d/*` does not read it.
   */
  backup?: boolean;
  /**
   * Command that must accept the new file before it takes its place. It is split into words as a shell would, but run without one; `%s` stands for the new file's path. Not run with --check, where there is no new file.
   */
  validate?: string;
  /**
   * SHA-1 that the source must have, in hex.
   */
  checksum?: string;
  /**
   * Permissions of folders that are made, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.
   */
  directory_mode?: string;
  /**
   * When the destination is a symlink, write what it leads to; false replaces the link.
   */
  follow?: boolean;
  /**
   * Copy what symlinks in a source folder lead to; false copies the links.
   */
  local_follow?: boolean;
  /**
   * Ansible decrypts sources that the vault encrypted. vipbook refuses them, and with false copies them as they are.
   */
  decrypt?: boolean;
  /**
   * Permissions of the file, octal or as chmod takes them (`u+rwX,g-w`). `preserve` takes those of the source. Kept when absent; a new file has what the umask leaves of 0666.
   */
  mode?: string;
  /**
   * Owner of the file, by name or number; kept when absent.
   */
  owner?: string;
  /**
   * Group of the file, by name or number; kept when absent.
   */
  group?: string;
}

/**
 * Show a message, or the value of a variable.
 */
export interface DebugArguments {
  /**
   * What to show.
   */
  msg?: string | number | boolean | null | unknown[] | {};
  /**
   * Variable, or expression, whose value to show; without {{ }}.
   */
  var?: string;
  /**
   * Number of -v from which on it is shown.
   */
  verbosity?: number;
}

/**
 * Fail with a message.
 */
export interface FailArguments {
  /**
   * The message.
   */
  msg?: string;
}

/**
 * Bring a file of the host to this machine.
 */
export interface FetchArguments {
  /**
   * File on the host. `~` and `$NAME` are what they are there.
   */
  src: string;
  /**
   * Folder here; with `flat` the file itself, or a folder when it ends in `/`.
   */
  dest: string;
  /**
   * Do not put it into DEST/HOST/PATH.
   */
  flat?: boolean;
  /**
   * Fail when the file is not there.
   */
  fail_on_missing?: boolean;
  /**
   * Compare the checksum of what arrived. It is always compared.
   */
  validate_checksum?: boolean;
}

/**
 * A folder, an empty file, a link is there, or nothing is; with the permissions and the owner asked for.
 */
export interface FileArguments {
  /**
   * File, folder or link on the host. `~` and `$NAME` are what they are there.
   */
  path: string;
  /**
   * Another name of `path`.
   */
  dest?: string;
  /**
   * Another name of `path`.
   */
  name?: string;
  /**
   * What shall be there. When absent: what is there now, or a file (a folder with `recurse`).
   */
  state?: 'absent' | 'directory' | 'file' | 'hard' | 'link' | 'touch';
  /**
   * What a link leads to; for a symlink the text of the link, relative to the link's folder.
   */
  src?: string;
  /**
   * Permissions and owner also for all that is below the folder.
   */
  recurse?: boolean;
  /**
   * Make a link although its target is not there, or in place of a file or an empty folder.
   */
  force?: boolean;
  /**
   * When the path is a symlink, set permissions and owner of what it leads to; false sets the link's own.
   */
  follow?: boolean;
  /**
   * `preserve`, `now`, or a time. Default: `preserve`, with `touch` `now`.
   */
  modification_time?: string;
  /**
   * How the time is written, with the letters of strftime(3) `%Y %m %d %H %M %S`.
   */
  modification_time_format?: string;
  /**
   * `preserve`, `now`, or a time. Default: `preserve`, with `touch` `now`.
   */
  access_time?: string;
  /**
   * How the time is written, with the letters of strftime(3) `%Y %m %d %H %M %S`.
   */
  access_time_format?: string;
  /**
   * Permissions of the path, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.
   */
  mode?: string;
  /**
   * Owner of the path, by name or number; kept when absent.
   */
  owner?: string;
  /**
   * Group of the path, by name or number; kept when absent.
   */
  group?: string;
}

/**
 * Change one option of one stanza of an interfaces(5) file, or create or remove a stanza; every other byte of the file stays.
 */
export interface InterfacesFileArguments {
  /**
   * The interfaces file.
   */
  dest?: string;
  /**
   * Name of the stanza, as after `iface`.
   */
  iface?: string;
  /**
   * Family of the stanza, where an interface has several (`inet`, `inet6`).
   */
  address_family?: string;
  /**
   * Name of the option in the stanza. Options that may repeat (`up`, `down`, `pre-up`, `post-up`, `pre-down`, `post-down`) are added beside those that are there.
   */
  option?: string;
  /**
   * Value of the option. With `state: present` an option without a value is looked for and must be there.
   */
  value?: string;
  /**
   * Permissions of the file, as chmod takes them; kept when absent.
   */
  mode?: string;
  /**
   * Owner of the file; kept when absent.
   */
  owner?: string;
  /**
   * Group of the file; kept when absent.
   */
  group?: string;
  /**
   * Whether the option, or without `option` the stanza, shall be there.
   */
  state?: 'present' | 'absent';
  /**
   * Whether the interface is in an `auto` line.
   */
  auto?: boolean;
  /**
   * Family of the stanza to create, with `method`.
   */
  family?: 'inet' | 'inet6' | 'can' | 'ipx';
  /**
   * Method of the stanza to create when it is not there.
   */
  method?: string;
}

/**
 * One line of a file is there, or is not; every other byte of the file stays.
 */
export interface LineinfileArguments {
  /**
   * File on the host. `~` and `$NAME` are what they are there.
   */
  path: string;
  /**
   * Another name of `path`.
   */
  dest?: string;
  /**
   * Another name of `path`.
   */
  destfile?: string;
  /**
   * Another name of `path`.
   */
  name?: string;
  /**
   * Whether the line shall be there.
   */
  state?: 'present' | 'absent';
  /**
   * The line, without its newline. Needed with `state: present`.
   */
  line?: string;
  /**
   * Another name of `line`.
   */
  value?: string;
  /**
   * Regular expression of the line to replace (the last that matches), or of the lines to remove.
   */
  regexp?: string;
  /**
   * Another name of `regexp`.
   */
  regex?: string;
  /**
   * Plain text instead of a regular expression.
   */
  search_string?: string;
  /**
   * Where a line goes that is not there yet: behind the last line that matches this regular expression; `EOF`: the end; `BOF`: the beginning. Default: `EOF`.
   */
  insertafter?: string;
  /**
   * The same, before the line; `BOF`: the beginning.
   */
  insertbefore?: string;
  /**
   * `\1` and `\g<name>` in `line` stand for groups of `regexp`; when it matches nowhere, nothing is changed.
   */
  backrefs?: boolean;
  /**
   * The first line that matches instead of the last.
   */
  firstmatch?: boolean;
  /**
   * Make the file when it is not there, and the folders above it.
   */
  create?: boolean;
  /**
   * Keep the old file beside the new one; `backup_file` of the result names it. Below /etc/network its name begins with a dot, so that `source interfaces.d/*` does not read it.
   */
  backup?: boolean;
  /**
   * Command that must accept the new file before it takes its place. It is split into words as a shell would, but run without one; `%s` stands for the new file's path. Not run with --check, where there is no new file.
   */
  validate?: string;
  /**
   * Permissions of the file, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.
   */
  mode?: string;
  /**
   * Owner of the file, by name or number; kept when absent.
   */
  owner?: string;
  /**
   * Group of the file, by name or number; kept when absent.
   */
  group?: string;
}

/**
 * Steer the run itself: run the handlers now, end the play, ask for a host again.
 */
export interface MetaArguments {
  /**
   * What to do.
   */
  _raw:
    | 'flush_handlers'
    | 'end_play'
    | 'end_host'
    | 'end_batch'
    | 'clear_facts'
    | 'clear_host_errors'
    | 'refresh_inventory'
    | 'reset_connection'
    | 'noop';
}

/**
 * Packages are installed, up to date, or not there, by the host's own package manager. vipbook knows apt only: other hosts are refused.
 */
export interface PackageArguments {
  /**
   * Packages, installed in one run of apt-get; `name=version` asks for that version.
   */
  name: string[];
  /**
   * Whether they shall be there.
   */
  state: 'present' | 'absent' | 'latest' | 'installed' | 'removed';
  /**
   * The package manager; only apt is known.
   */
  use?: 'auto' | 'apt';
}

/**
 * Wait for some time, or until somebody presses Enter; once for all hosts.
 */
export interface PauseArguments {
  /**
   * Seconds to wait.
   */
  seconds?: number;
  /**
   * Minutes to wait.
   */
  minutes?: number;
  /**
   * Text to show; without a time, Enter goes on.
   */
  prompt?: string;
  /**
   * Whether what is typed is shown.
   */
  echo?: boolean;
}

/**
 * See that vipbook can log in and run a shell on the host. Not an ICMP ping: for that, wait_for with ping.
 */
export interface PingArguments {
  /**
   * Text to return as `ping`; `crash` makes the task fail.
   */
  data?: string;
}

/**
 * Run a script of this machine on the host; nothing of it stays there.
 */
export interface ScriptArguments {
  /**
   * Path of the script here, and the words to give it, quoted as for a shell.
   */
  _raw?: string;
  /**
   * Path of the script here, and the words to give it, quoted as for a shell.
   */
  cmd?: string;
  /**
   * Folder on the host to run it in.
   */
  chdir?: string;
  /**
   * Path or glob on the host; when it exists, the script is not run.
   */
  creates?: string;
  /**
   * Path or glob on the host; when it does not exist, the script is not run.
   */
  removes?: string;
  /**
   * Program on the host that reads the script, with its options.
   */
  executable?: string;
}

/**
 * Start, stop, restart or reload a service, and enable or disable it at boot; systemd or sysvinit.
 */
export interface ServiceArguments {
  /**
   * Name of the service.
   */
  name: string;
  /**
   * What shall be true of the service now.
   */
  state?: 'started' | 'stopped' | 'restarted' | 'reloaded';
  /**
   * Whether the service starts at boot.
   */
  enabled?: boolean;
}

/**
 * Set variables of the host for the rest of the run; every argument is a variable.
 */
export interface SetFactArguments {
  [k: string]: unknown;
}

/**
 * Gather the host's facts, as `gather_facts: true` does at the start of a play.
 */
export interface SetupArguments {
  /**
   * Globs of the names of facts to return.
   */
  filter?: string[];
  /**
   * Accepted as Ansible writes it; everything comes in one round trip anyway.
   */
  gather_subset?: string[];
}

/**
 * Run a text with the host's shell: pipes, redirections and variables work.
 */
export interface ShellArguments {
  /**
   * The text to run.
   */
  _raw?: string;
  /**
   * The text to run.
   */
  cmd?: string;
  /**
   * Folder to run it in.
   */
  chdir?: string;
  /**
   * Path or glob; when it exists, the text is not run.
   */
  creates?: string;
  /**
   * Path or glob; when it does not exist, the text is not run.
   */
  removes?: string;
  /**
   * Absolute path of the shell.
   */
  executable?: string;
  /**
   * Text for the standard input.
   */
  stdin?: string;
  /**
   * Whether a newline is added to `stdin`.
   */
  stdin_add_newline?: boolean;
  /**
   * false declares that the text only reads: it also runs with --check and is never reported as changed.
   */
  changes?: boolean;
}

/**
 * Read a file of the host into the result, as base64.
 */
export interface SlurpArguments {
  /**
   * File on the host. `~` and `$NAME` are what they are there.
   */
  src: string;
  /**
   * Another name of `src`.
   */
  path?: string;
}

/**
 * What the host's file system says of a path: whether it exists, of which kind, whose, how large, its checksum.
 */
export interface StatArguments {
  /**
   * File or folder on the host. `~` and `$NAME` are what they are there.
   */
  path: string;
  /**
   * Another name of `path`.
   */
  dest?: string;
  /**
   * Another name of `path`.
   */
  name?: string;
  /**
   * Look at what a symlink leads to.
   */
  follow?: boolean;
  /**
   * Compute the checksum of a regular file.
   */
  get_checksum?: boolean;
  /**
   * Which checksum.
   */
  checksum_algorithm?: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
  /**
   * Another name of `checksum_algorithm`.
   */
  checksum?: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
  /**
   * Another name of `checksum_algorithm`.
   */
  checksum_algo?: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
  /**
   * Ask file(1) for the type of the content.
   */
  get_mime?: boolean;
  /**
   * Another name of `get_mime`.
   */
  mime?: boolean;
  /**
   * Ask lsattr(1) for the file's attributes.
   */
  get_attributes?: boolean;
  /**
   * Another name of `get_attributes`.
   */
  attributes?: boolean;
}

/**
 * Bring folders in step with rsync: from here to the host, from the host to here, or from one host to another.
 */
export interface SynchronizeArguments {
  /**
   * What to copy, as rsync takes it: with a `/` at its end what is in the folder. Here, or on the host with `mode: pull`.
   */
  src: string;
  /**
   * Where to. On the host, or here with `mode: pull`.
   */
  dest: string;
  /**
   * Which way.
   */
  mode?: 'push' | 'pull';
  /**
   * Recursive, with links, permissions, times, owner, group and devices (`-a`).
   */
  archive?: boolean;
  /**
   * Recursive. Default: as `archive`.
   */
  recursive?: boolean;
  /**
   * Copy symlinks as such. Default: as `archive`.
   */
  links?: boolean;
  /**
   * Copy what symlinks lead to.
   */
  copy_links?: boolean;
  /**
   * Keep permissions. Default: as `archive`.
   */
  perms?: boolean;
  /**
   * Keep times. Default: as `archive`.
   */
  times?: boolean;
  /**
   * Keep owners. Default: as `archive`.
   */
  owner?: boolean;
  /**
   * Keep groups. Default: as `archive`.
   */
  group?: boolean;
  /**
   * Folders without what is in them.
   */
  dirs?: boolean;
  /**
   * Remove at the destination what the source does not have. Needs `recursive`.
   */
  delete?: boolean;
  /**
   * Make no new files.
   */
  existing_only?: boolean;
  /**
   * Put the new files in their places at the end, all at once.
   */
  delay_updates?: boolean;
  /**
   * Compare checksums instead of sizes and times.
   */
  checksum?: boolean;
  /**
   * Compress on the way.
   */
  compress?: boolean;
  /**
   * The rsync program of the far side.
   */
  rsync_path?: string;
  /**
   * More options for rsync.
   */
  rsync_opts?: string[];
}

/**
 * A kernel setting has a value: in a file of sysctl.conf's kind, and, when asked, in the kernel at once.
 */
export interface SysctlArguments {
  /**
   * Name of the setting, with dots or slashes.
   */
  name: string;
  /**
   * Another name of `name`.
   */
  key?: string;
  /**
   * The value. Needed with `state: present`.
   */
  value?: string | number | boolean;
  /**
   * Another name of `value`.
   */
  val?: string | number | boolean;
  /**
   * Whether the file shall set it.
   */
  state?: 'present' | 'absent';
  /**
   * The file.
   */
  sysctl_file?: string;
  /**
   * Make the kernel read the file after a change.
   */
  reload?: boolean;
  /**
   * Set it in the kernel too.
   */
  sysctl_set?: boolean;
  /**
   * Do not fail for settings that the kernel does not have.
   */
  ignoreerrors?: boolean;
}

/**
 * As service, for hosts with systemd; masks units, and has unit files read again.
 */
export interface SystemdArguments {
  /**
   * Name of the unit; without an ending it is a service.
   */
  name?: string;
  /**
   * Another name of `name`.
   */
  service?: string;
  /**
   * Another name of `name`.
   */
  unit?: string;
  /**
   * What shall be true of the service now.
   */
  state?: 'started' | 'stopped' | 'restarted' | 'reloaded';
  /**
   * Whether the service starts at boot.
   */
  enabled?: boolean;
  /**
   * Whether the unit is masked: then nothing can start it.
   */
  masked?: boolean;
  /**
   * First let systemd read all unit files again (`systemctl daemon-reload`); not with `--check`.
   */
  daemon_reload?: boolean;
  /**
   * Another name of `daemon_reload`.
   */
  'daemon-reload'?: boolean;
  /**
   * First start the service manager itself again (`systemctl daemon-reexec`); not with `--check`.
   */
  daemon_reexec?: boolean;
  /**
   * Another name of `daemon_reexec`.
   */
  'daemon-reexec'?: boolean;
}

/**
 * Put a file on the host that is made of a template here, with the host's variables.
 */
export interface TemplateArguments {
  /**
   * Template here, in UTF-8.
   */
  src: string;
  /**
   * Path on the host. `~` and `$NAME` are what they are there. A folder, or a path that ends in `/`, gets the source under its own name.
   */
  dest: string;
  /**
   * Replace a file whose content differs; false only writes what is not there.
   */
  force?: boolean;
  /**
   * Keep the old file beside the new one; `backup_file` of the result names it. Below /etc/network its name begins with a dot, so that `source interfaces.d/*` does not read it.
   */
  backup?: boolean;
  /**
   * Command that must accept the new file before it takes its place. It is split into words as a shell would, but run without one; `%s` stands for the new file's path. Not run with --check, where there is no new file.
   */
  validate?: string;
  /**
   * When the destination is a symlink, write what it leads to; false replaces the link.
   */
  follow?: boolean;
  /**
   * The first newline behind a `{% %}` is dropped.
   */
  trim_blocks?: boolean;
  /**
   * Blanks from the beginning of a line up to a `{% %}` are dropped.
   */
  lstrip_blocks?: boolean;
  /**
   * How lines end in the file.
   */
  newline_sequence?: '\n' | '\r' | '\r\n' | '\\n' | '\\r' | '\\r\\n';
  /**
   * Only UTF-8.
   */
  output_encoding?: 'utf-8' | 'UTF-8' | 'utf8';
  /**
   * Permissions of the file, octal or as chmod takes them (`u+rwX,g-w`). `preserve` takes those of the source. Kept when absent; a new file has what the umask leaves of 0666.
   */
  mode?: string;
  /**
   * Owner of the file, by name or number; kept when absent.
   */
  owner?: string;
  /**
   * Group of the file, by name or number; kept when absent.
   */
  group?: string;
}

/**
 * Make an HTTP request from the host.
 */
export interface UriArguments {
  /**
   * Where to; http or https.
   */
  url: string;
  /**
   * Method of the request.
   */
  method?: string;
  /**
   * What to send. Mappings and lists are written in the way `body_format` says.
   */
  body?: {
    [k: string]: unknown;
  };
  /**
   * How `body` is written; sets Content-Type unless `headers` do.
   */
  body_format?: 'raw' | 'json' | 'form-urlencoded';
  /**
   * More headers.
   */
  headers?: {
    [k: string]: string | number | boolean;
  };
  /**
   * Statuses that are fine.
   */
  status_code?: number[];
  /**
   * Put the body of the response into `content`, also when it is an expected status.
   */
  return_content?: boolean;
  /**
   * Path on the host to write the response to; when a folder, under the last part of the URL.
   */
  dest?: string;
  /**
   * Path or glob on the host; when it exists, no request is made.
   */
  creates?: string;
  /**
   * Path or glob on the host; when it does not exist, no request is made.
   */
  removes?: string;
  /**
   * Whether to go where the server sends one.
   */
  follow_redirects?: 'all' | 'yes' | 'none' | 'no' | 'safe' | 'urllib2';
  /**
   * Seconds for the whole request.
   */
  timeout?: number;
  /**
   * Check the server's certificate.
   */
  validate_certs?: boolean;
  /**
   * User for authentication.
   */
  url_username?: string;
  /**
   * Another name of `url_username`.
   */
  user?: string;
  /**
   * Password for authentication.
   */
  url_password?: string;
  /**
   * Another name of `url_password`.
   */
  password?: string;
  /**
   * Send them at once, not only when the server asks.
   */
  force_basic_auth?: boolean;
  /**
   * Ask caches for a fresh copy.
   */
  force?: boolean;
  /**
   * Value of User-Agent.
   */
  http_agent?: string;
  /**
   * Socket on the host to connect to.
   */
  unix_socket?: string;
  /**
   * File on the host with the certificates to trust.
   */
  ca_path?: string;
  /**
   * Client certificate (PEM) on the host.
   */
  client_cert?: string;
  /**
   * Its key on the host.
   */
  client_key?: string;
  /**
   * Permissions of `dest`, octal or as chmod takes them (`u+rwX,g-w`). Kept when absent; a new file has what the umask leaves of 0666.
   */
  mode?: string;
  /**
   * Owner of `dest`.
   */
  owner?: string;
  /**
   * Group of `dest`.
   */
  group?: string;
}

/**
 * Move a virtual IP address (or several, all or none) to another host, or make it present or absent on each host of the play.
 */
export interface VipArguments {
  /**
   * The address to move, IPv4 or IPv6, with or without its prefix length. Without one, the prefix that the old host uses, else that of the interface's subnet.
   */
  address?: string;
  /**
   * Inventory name of the host that holds the address now. Needs `to`.
   */
  from?: string;
  /**
   * Inventory name of the host that shall hold the address. Needs `from`.
   */
  to?: string;
  /**
   * Several addresses that move together: all of them, or none. Each entry is a move; what it does not say it takes from the task, `from` and `to` included. Locks, checks and the commit are common to all; `strategy`, `confirm`, `watch`, `lease` and `overrule` belong to the task.
   *
   * @minItems 1
   */
  moves?: {
    /**
     * The address to move, IPv4 or IPv6, with or without its prefix length.
     */
    address: string;
    /**
     * Inventory name of the host that holds it now; without it, the `from` of the task.
     */
    from?: string;
    /**
     * Inventory name of the host that shall hold it; without it, the `to` of the task.
     */
    to?: string;
    /**
     * Interface that carries the address. Without it, that of the task.
     */
    interface?: string;
    /**
     * Label of the address (`eth0:1`), at most 15 bytes. Default: the old host's label if it is free on the new host, else the next free number.
     */
    label?: string;
    /**
     * Prefix length, where `address` does not give it. Without it, that of the task.
     */
    prefix?: number;
    /**
     * How the address is written into the interfaces file. Without it, that of the task.
     */
    persist?: 'auto' | 'alias' | 'up-down' | 'stanza' | 'none';
    /**
     * Interfaces file that a new stanza is written to. Without it, that of the task.
     */
    file?: string;
    /**
     * How many times the new host announces the address to the segment. Without it, that of the task.
     */
    announce?: number;
    /**
     * Hosts of the inventory whose neighbour entry for the address is flushed after the announcement. Without it, that of the task.
     */
    flush?: string[];
    /**
     * Service that must be running on the new host before the cut-over. Without it, that of the task.
     */
    service?: string;
    /**
     * TCP port of the service, as `port` of the task says. Without it, that of the task.
     */
    port?: number;
    /**
     * Seconds to wait at most for open connections on the old host to end before the address is taken off it. Without it, that of the task.
     */
    drain?: number;
    /**
     * What becomes of TCP connections that are open on the old host, with make-before-break. Without it, that of the task.
     */
    connections?: 'keep' | 'drop';
  }[];
  /**
   * What shall be true on each host of the play. Not together with `from` and `to`. Refused (VIP034) on a host where a move of the address is under way.
   */
  state?: 'present' | 'absent';
  /**
   * Interface that carries the address. Found from the subnet of the address when absent.
   */
  interface?: string;
  /**
   * Label of the address (`eth0:1`), at most 15 bytes. Default: the old host's label if it is free on the new host, else the next free number.
   */
  label?: string;
  /**
   * Prefix length, where `address` does not give it.
   */
  prefix?: number;
  /**
   * Order of the cut-over.
   */
  strategy?: 'make-before-break' | 'break-before-make';
  /**
   * How the address is written into the interfaces file.
   */
  persist?: 'auto' | 'alias' | 'up-down' | 'stanza' | 'none';
  /**
   * Interfaces file that a new stanza is written to. Files that it sources are read too.
   */
  file?: string;
  /**
   * How many times the new host announces the address to the segment, 1 to 20; a second apart.
   */
  announce?: number;
  /**
   * Hosts of the inventory whose neighbour entry for the address is flushed after the announcement.
   */
  flush?: string[];
  /**
   * What neighbours run (routers, switches, hosts that nobody logs in to), where their MAC address does not tell: when one does not follow the move, the commands that make it are named for its kind.
   */
  neighbours?: {
    /**
     * Address of the neighbour on the segment.
     */
    address: string;
    /**
     * What it runs.
     */
    kind: 'cisco-ios' | 'junos' | 'linux' | 'other';
  }[];
  /**
   * Names that should lead to the address. They are resolved on the controller before the move (name servers, with their TTL, and /etc/hosts); one that leads elsewhere is named, and so is a long TTL where the address stays behind (`bridge`).
   */
  names?: string[];
  /**
   * Service that must be running on the new host before the cut-over.
   */
  service?: string;
  /**
   * TCP port of the service. Before the move something on the new host must listen on it; after the cut-over it must answer at the address, seen from each host in `flush`. A run that shows no plan (`--yes`, or no terminal) asks another host of the inventory as well. Without any of these nobody tries it from outside.
   */
  port?: number;
  /**
   * Seconds, 0 to 86400, to wait at most for open connections on the old host to end before the address is taken off it. Default: 10 with make-before-break, where they go on working meanwhile; 0 with break-before-make, where there is nothing to wait for. Without an open connection there is no waiting.
   */
  drain?: number;
  /**
   * What becomes of TCP connections that are open on the old host, with make-before-break. Break-before-make always drops them, and tells how many.
   */
  connections?: 'keep' | 'drop';
  /**
   * Hold the commit for this long until a person says yes with `vipbook confirm`, from any machine that reaches the hosts; without a yes the move is undone. Seconds, or a number with s, m or h.
   */
  confirm?: string | number;
  /**
   * What still comes to the old host is served by the new one, for `bridge_for`. Needs nft on the old host. The host itself ends it; a reboot ends it, too, and `vipbook clean`.
   */
  bridge?: 'dnat';
  /**
   * How long the bridge lasts. Seconds, or a number with s, m, h or d.
   */
  bridge_for?: string | number;
  /**
   * Look every second for this long after the move, whether the address stays where it is: a host that still claims it may steal it back only later. Other tasks do not wait for it, only the end of the run does. `ignore_errors` counts for what it finds, too; `failed_when`, `until`, `register` and a `rescue` are over by then. Seconds (at most 3600), or a number with s or m; 0: do not look.
   */
  watch?: string | number;
  /**
   * Seconds, 5 to 600. The new host's claim lapses so long after the controller's last word; the old host takes the address back within 5 s more (9 s with break-before-make). After the commit both finish within twice the lease + 50 s. An answer of a host that takes longer than 0.4 of it (8 to 15 s) counts as lost.
   */
  lease?: number;
  /**
   * Checks that may fail without stopping the move, each with the reason why that is right here. The reason is shown in the output.
   */
  overrule?: {
    /**
     * Code of the check.
     */
    code: string;
    /**
     * Why the check may fail here.
     */
    reason: string;
  }[];
}

/**
 * Wait until a TCP port answers or is closed, a path is there or gone, an address answers pings, or the right host answers ARP for it.
 */
export interface WaitForArguments {
  /**
   * Address or name whose port is tried, from the host that runs the task.
   */
  host?: string;
  /**
   * TCP port to wait for.
   */
  port?: number;
  /**
   * Path on the host to wait for.
   */
  path?: string;
  /**
   * What to wait for.
   */
  state?: 'started' | 'stopped' | 'present' | 'absent' | 'drained';
  /**
   * Seconds after which the task fails.
   */
  timeout?: number;
  /**
   * Seconds before the first attempt.
   */
  delay?: number;
  /**
   * Seconds between attempts.
   */
  sleep?: number;
  /**
   * Address that must answer a ping; true means `host`.
   */
  ping?: boolean | string;
  /**
   * Address that must be answered for by exactly the MAC address given, or by that of the host given.
   */
  arp?: {
    /**
     * The address to ask for.
     */
    address: string;
    /**
     * MAC address that must answer. Quote it: YAML 1.1 reads some as numbers.
     */
    mac?: string;
    /**
     * Inventory name of the host that must answer.
     */
    host?: string;
    /**
     * Interface to ask on; found from the address when absent.
     */
    interface?: string;
  };
  /**
   * Message on failure, instead of the usual one.
   */
  msg?: string;
}

/**
 * Read a role before the run, as if its tasks stood here.
 */
export interface ImportRoleArguments {
  /**
   * Name of the role.
   */
  name: string;
  /**
   * File in the role’s tasks folder.
   */
  tasks_from?: string;
  /**
   * File in the role’s vars folder.
   */
  vars_from?: string;
  /**
   * File in the role’s defaults folder.
   */
  defaults_from?: string;
}

/**
 * Read a file of tasks before the run, as if its tasks stood here.
 */
export interface ImportTasksArguments {
  /**
   * The file.
   */
  _raw?: string;
  /**
   * The file, relative to the one that names it.
   */
  file?: string;
}

/**
 * Read a role when the run comes here; its name may depend on variables.
 */
export interface IncludeRoleArguments {
  /**
   * Name of the role.
   */
  name: string;
  /**
   * File in the role’s tasks folder.
   */
  tasks_from?: string;
  /**
   * File in the role’s vars folder.
   */
  vars_from?: string;
  /**
   * File in the role’s defaults folder.
   */
  defaults_from?: string;
}

/**
 * Read a file of tasks when the run comes here; its name may depend on variables and on the loop.
 */
export interface IncludeTasksArguments {
  /**
   * The file.
   */
  _raw?: string;
  /**
   * The file, relative to the one that names it.
   */
  file?: string;
}

/** Arguments by module, after validation and coercion; defaults are not filled in. */
export interface ModuleArguments {
  readonly apt: AptArguments;
  readonly arp: ArpArguments;
  readonly assert: AssertArguments;
  readonly blockinfile: BlockinfileArguments;
  readonly command: CommandArguments;
  readonly copy: CopyArguments;
  readonly debug: DebugArguments;
  readonly fail: FailArguments;
  readonly fetch: FetchArguments;
  readonly file: FileArguments;
  readonly interfaces_file: InterfacesFileArguments;
  readonly lineinfile: LineinfileArguments;
  readonly meta: MetaArguments;
  readonly package: PackageArguments;
  readonly pause: PauseArguments;
  readonly ping: PingArguments;
  readonly script: ScriptArguments;
  readonly service: ServiceArguments;
  readonly set_fact: SetFactArguments;
  readonly setup: SetupArguments;
  readonly shell: ShellArguments;
  readonly slurp: SlurpArguments;
  readonly stat: StatArguments;
  readonly synchronize: SynchronizeArguments;
  readonly sysctl: SysctlArguments;
  readonly systemd: SystemdArguments;
  readonly template: TemplateArguments;
  readonly uri: UriArguments;
  readonly vip: VipArguments;
  readonly wait_for: WaitForArguments;
  readonly import_role: ImportRoleArguments;
  readonly import_tasks: ImportTasksArguments;
  readonly include_role: IncludeRoleArguments;
  readonly include_tasks: IncludeTasksArguments;
}
