/** Modules that Ansible, or a collection in wide use, has and vipbook has not; with what to do instead
 *  where there is something. Names of ansible-core 2.14 to 2.19 and of the collections' documentation. */
const remedies: Readonly<Record<string, string>> = {
  raw: 'Use shell: vipbook needs no Python on hosts, so shell works where raw was needed.',
  gather_facts: 'Use setup.',
  wait_for_connection: 'Use meta: reset_connection and then ping, with until and retries.',
  include: 'Use import_tasks or include_tasks.',
  include_vars: 'Use vars_files of the play.',
  add_host: 'List the host in the inventory.',
  group_by: 'List the group in the inventory.',
  sysvinit: 'Use service.',
  set_stats: 'Use set_fact.',
  service_facts: 'Use command: systemctl is-active NAME, with changes: false.',
  package_facts: 'Use command: dpkg-query, with changes: false.',
  tempfile: 'Use command: mktemp, and register its output.',
  expect: 'Use shell with stdin.',
  validate_argument_spec: 'Use assert.',
};

const byCollection: Readonly<Record<string, string>> = {
  'ansible.builtin': `add_host apt apt_key apt_repository assemble async_status blockinfile copy cron
    deb822_repository debconf dnf dnf5 dpkg_selections expect fetch file find gather_facts get_url getent git
    group group_by hostname include include_vars iptables known_hosts lineinfile mount_facts package
    package_facts pip raw reboot replace rpm_key script service_facts set_stats slurp stat subversion sysvinit
    tempfile template unarchive uri user validate_argument_spec wait_for_connection yum yum_repository`,
  'ansible.posix':
    'acl at authorized_key firewalld mount patch seboolean selinux synchronize sysctl',
  'community.general': `alternatives archive capabilities filesystem git_config gconftool2 ini_file
    iptables_state java_keystore kernel_blacklist keyring lvg lvol make modprobe monit nmcli npm
    open_iscsi pam_limits parted pip_package_info sefcontext slack snap ssh_config sudoers sysrc ufw xml
    zfs apache2_module consul cpanm django_manage haproxy htpasswd ldap_attrs ldap_entry mail read_csv
    rhsm_release supervisorctl timezone homebrew pacman zypper apk opkg redis github_release`,
  'community.docker': 'docker_container docker_image docker_network docker_compose_v2',
  'community.mysql': 'mysql_db mysql_user mysql_query',
  'community.postgresql': 'postgresql_db postgresql_user postgresql_query',
  'community.crypto': 'openssl_privatekey x509_certificate openssh_keypair acme_certificate',
};

export interface RefusedModule {
  readonly collection: string;
  readonly name: string;
  readonly remedy?: string;
}

const collections = new Map<string, string>();
for (const [collection, names] of Object.entries(byCollection)) {
  for (const name of names.split(/\s+/))
    if (!collections.has(name)) collections.set(name, collection);
}

/** By short or full name; names of collections that are not listed are refused as theirs. */
export function refusedModule(written: string): RefusedModule | undefined {
  const parts = written.split('.');
  const name = parts.at(-1) ?? written;
  const known = collections.get(name);
  const collection = parts.length >= 3 ? parts.slice(0, -1).join('.') : known;
  if (collection === undefined) return undefined;
  if (parts.length >= 3 && known === undefined && ownCollections.has(collection)) return undefined;
  const remedy = remedies[name];
  return { collection, name, ...(remedy === undefined ? {} : { remedy }) };
}

/** Collections whose names are all known here, so that an unknown one is a slip. */
const ownCollections = new Set(['ansible.builtin', 'ansible.legacy', 'vipbook']);

export function refusedModuleNames(): Iterable<string> {
  return collections.keys();
}
