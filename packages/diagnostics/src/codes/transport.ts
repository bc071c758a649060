import type { CodeTable } from '../code-table.ts';

/** Codes of `transport`: SSH001 upwards. 00x reaching, 01x host keys, 02x login, 03x become,
 *  04x scripts, 05x limits, 06x settings, 07x the system's ssh. */
export const transportCodes = {
  SSH001: {
    title: 'Connection refused',
    severity: 'error',
    explanation:
      'The host answered, but nothing listens on that port. sshd is stopped, listens elsewhere, or a firewall rejects the connection.',
    remedy: 'Check that sshd runs on the host and that ansible_port names its port.',
  },
  SSH002: {
    title: 'No route to the host',
    severity: 'error',
    explanation:
      'The network says that the address cannot be reached: no route, no answer to ARP, or a firewall that says so. The host may be down.',
    remedy:
      'Check the address, the route from here (ip route get ADDRESS) and that the host is up.',
  },
  SSH003: {
    title: 'Connecting took too long',
    severity: 'error',
    explanation:
      'TCP, the SSH handshake and authentication together did not end within the time allowed. The host may be down or overloaded, or a firewall drops the packets.',
    remedy: 'Check that the host is up and the port open, or allow more time with ConnectTimeout.',
  },
  SSH004: {
    title: 'Host name not found',
    severity: 'error',
    explanation: 'The name does not resolve to an address on this machine.',
    remedy: 'Correct the name, or give the address with ansible_host.',
  },
  SSH005: {
    title: 'Connection closed before login',
    severity: 'error',
    explanation:
      "The other side took the connection and closed it before authentication was over. sshd does so when too many logins are open at once (MaxStartups), when it refuses this client's address, or when what listens there is not an SSH server.",
    remedy:
      'Look into the log of sshd on the host; lower --forks when many hosts share a jump host.',
  },
  SSH006: {
    title: 'No algorithm in common',
    severity: 'error',
    explanation:
      'The server and the built-in SSH client share no key exchange, host key, cipher or MAC algorithm. The built-in client knows neither host certificates nor hardware-backed (sk) keys nor post-quantum key exchange.',
    remedy: "Use the system's ssh for this host: ansible_connection: openssh.",
  },
  SSH007: {
    title: 'Jump host could not reach the next host',
    severity: 'error',
    explanation:
      'The connection to the jump host is open, but the jump host could not connect to the next host in the chain, or does not allow TCP forwarding.',
    remedy:
      'Check the address as the jump host sees it, and AllowTcpForwarding in its sshd_config.',
  },
  SSH008: {
    title: 'Protocol failure',
    severity: 'error',
    explanation: 'The SSH connection ended with a failure of the protocol itself.',
    remedy: "Try the system's ssh for this host: ansible_connection: openssh.",
  },
  SSH009: {
    title: 'Connecting was cancelled',
    severity: 'error',
    explanation: 'The run was interrupted before the connection was open. Nothing ran on the host.',
  },
  SSH010: {
    title: 'Host key unknown',
    severity: 'error',
    explanation:
      'No known_hosts file has a key for this host, so nobody can tell whether it is the right host or somebody in between. vipbook never accepts such a key on its own.',
    remedy: 'Compare the fingerprint with the host, then store the key or use --accept-new.',
  },
  SSH011: {
    title: 'Host key changed',
    severity: 'error',
    explanation:
      'The host shows another key than the one stored in known_hosts. The host was installed anew, another host has its address now (which is what moving an address does), or somebody is in between. The connection is always refused, also with --accept-new.',
    remedy: 'If the change is right, remove the old line with ssh-keygen -R and store the new key.',
  },
  SSH012: {
    title: 'Host key revoked',
    severity: 'error',
    explanation: 'known_hosts marks the key that the host shows as @revoked: it must not be used.',
    remedy: 'Give the host a new key.',
  },
  SSH013: {
    title: 'Host certificates are not supported',
    severity: 'error',
    explanation:
      'known_hosts trusts a certificate authority for this host (@cert-authority). The built-in client does not read host certificates, and no plain key of the host is stored.',
    remedy: "Use ansible_connection: openssh, or store the host's plain key.",
  },
  SSH014: {
    title: 'known_hosts cannot be used',
    severity: 'error',
    explanation:
      'A known_hosts file exists but cannot be read or is larger than 16 MiB, or a new key cannot be stored in it.',
    remedy: "Check the file's owner, mode and size.",
  },
  SSH020: {
    title: 'Login refused',
    severity: 'error',
    explanation:
      'The host accepted none of the keys and passwords that were offered for this user.',
    remedy: 'Check the user, and that one of the keys is in its authorized_keys on the host.',
  },
  SSH021: {
    title: 'Key file cannot be read',
    severity: 'error',
    explanation: 'A private key file that was asked for does not exist or cannot be read.',
    remedy: 'Correct ansible_ssh_private_key_file or --private-key.',
  },
  SSH022: {
    title: 'Not a private key',
    severity: 'error',
    explanation:
      'The file is no private key that the built-in client understands. Hardware-backed (sk) keys and DSA keys are not supported.',
    remedy: 'Name the private key, not the .pub file; for sk keys use ansible_connection: openssh.',
  },
  SSH023: {
    title: 'Passphrase missing or wrong',
    severity: 'error',
    explanation: 'The private key is encrypted, and the passphrase is missing or does not open it.',
    remedy: 'Give the passphrase, load the key into ssh-agent, or use another key.',
  },
  SSH024: {
    title: 'Password expired',
    severity: 'error',
    explanation: 'The host wants a new password before it lets the user in.',
    remedy: 'Log in once by hand and change the password.',
  },
  SSH025: {
    title: 'ssh-agent cannot be reached',
    severity: 'error',
    explanation: 'The agent was asked for, but its socket does not answer.',
    remedy: 'Start ssh-agent, or correct SSH_AUTH_SOCK.',
  },
  SSH030: {
    title: 'Privilege escalation needs a password',
    severity: 'error',
    explanation: 'sudo, su or doas asked for a password on the host, and none was given.',
    remedy: 'Give it with -K, or with ansible_become_password from a vault.',
  },
  SSH031: {
    title: 'Wrong password for privilege escalation',
    severity: 'error',
    explanation: 'sudo, su or doas did not accept the password.',
    remedy:
      "Check it: sudo and doas want the login user's password, su the password of the user to become.",
  },
  SSH032: {
    title: 'Privilege escalation not allowed',
    severity: 'error',
    explanation: 'The host does not allow this user to become the other one.',
    remedy: 'Add a rule to sudoers (visudo) or doas.conf on the host.',
  },
  SSH033: {
    title: 'Privilege escalation wants a terminal',
    severity: 'error',
    explanation: 'The program refuses to work without a terminal.',
    remedy: 'Remove "Defaults requiretty" from sudoers for this user.',
  },
  SSH034: {
    title: 'Program for privilege escalation missing',
    severity: 'error',
    explanation: 'sudo, su or doas is not installed on the host, or not in the PATH of the user.',
    remedy: 'Install it, or choose another with ansible_become_method.',
  },
  SSH035: {
    title: 'Privilege escalation failed',
    severity: 'error',
    explanation: 'sudo, su or doas ended before it started a shell.',
    remedy: 'Try the same by hand on the host.',
  },
  SSH040: {
    title: 'Connection lost: outcome unknown',
    severity: 'error',
    explanation:
      'The connection or the shell on the host ended while a script ran there. Whether the script did its work, a part of it or nothing cannot be told from here, and it may still be running.',
    remedy: 'Look at the host again before deciding anything.',
  },
  SSH041: {
    title: 'Script took too long: outcome unknown',
    severity: 'error',
    explanation:
      'The script did not end within the time allowed. Its shell was closed; the script itself may still be running on the host.',
    remedy: 'Look at the host again before deciding anything.',
  },
  SSH042: {
    title: 'Interrupted: outcome unknown',
    severity: 'error',
    explanation:
      'The run was interrupted while a script ran on the host. The script may have done its work, a part of it, or may still be running.',
    remedy: 'Look at the host again before deciding anything.',
  },
  SSH043: {
    title: 'No shell on the host',
    severity: 'error',
    explanation:
      'The login works, but no POSIX shell could be started: the account has no login shell, or a forced command stands in its place. Nothing ran.',
    remedy: 'Use a user whose login shell can run /bin/sh.',
  },
  SSH044: {
    title: 'Too much output: outcome unknown',
    severity: 'error',
    explanation:
      'The script wrote more than vipbook is willing to hold in memory. Its shell was closed.',
    remedy: 'Write the output to a file on the host.',
  },
  SSH045: {
    title: 'Not run: connection closed',
    severity: 'error',
    explanation: 'The connection or the shell was already closed, so the script was not sent.',
  },
  SSH046: {
    title: 'Not run: interrupted',
    severity: 'error',
    explanation: 'The run was interrupted before the script was sent. It did not run.',
  },
  SSH047: {
    title: 'Script cannot be sent',
    severity: 'error',
    explanation: 'A shell script cannot hold a NUL byte.',
  },
  SSH050: {
    title: 'Too many sessions on one connection',
    severity: 'error',
    explanation:
      'sshd refused another session on the open connection (MaxSessions, 10 unless changed; 0 forbids shells). vipbook needs one session a host and one more for each user to become.',
    remedy: 'Raise MaxSessions in sshd_config on the host.',
  },
  SSH060: {
    title: 'ssh option not supported',
    severity: 'error',
    explanation:
      'The option would change how the host is reached, and the built-in client does not have it. Leaving it out silently could reach another host or weaken a check.',
    remedy: "Remove the option, or use the system's ssh: ansible_connection: openssh.",
  },
  SSH061: {
    title: 'ssh_config cannot be used',
    severity: 'error',
    explanation:
      'A file named for ssh settings is missing, unreadable, larger than 16 MiB, or includes itself too deeply.',
  },
  SSH062: {
    title: 'Connection variable is not valid',
    severity: 'error',
    explanation: 'A variable that says how to reach the host has a value that makes no sense.',
  },
  SSH063: {
    title: 'Match is not supported',
    severity: 'error',
    explanation:
      'ssh_config decides with "Match" here. The built-in client understands only "Match all" and "Match host PATTERNS" (also "originalhost" and "user"); guessing the rest could reach another host.',
    remedy: "Use Host blocks, or the system's ssh: ansible_connection: openssh.",
  },
  SSH064: {
    title: 'ssh option has no effect here',
    severity: 'warning',
    explanation:
      'The option is understood but weaker or stronger than what vipbook does: vipbook never accepts a changed host key.',
  },
  SSH070: {
    title: "The system's ssh is missing",
    severity: 'error',
    explanation:
      'ansible_connection: openssh runs the ssh program of this machine, which is missing.',
    remedy: 'Install it: apt install openssh-client.',
  },
  SSH071: {
    title: "The system's ssh failed",
    severity: 'error',
    explanation: 'The ssh program ended before the connection was open; its own words are quoted.',
  },
} as const satisfies CodeTable;
