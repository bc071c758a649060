import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** What a command gets besides its options. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Ends with this exit code once the command's promise is fulfilled; 0 when never called. */
  readonly exitWith: (code: number) => void;
}

export type Register = (program: Command, context: CommandContext) => void;

export interface CommandEntry {
  readonly name: string;
  /** As `vipbook --help` shows it, where no command's own module is loaded. */
  readonly summary: string;
  readonly load: () => Promise<Register>;
}

/** Each command's module is loaded only when it is wanted: `run` does not pay for the lab. */
export const commandTable: readonly CommandEntry[] = [
  {
    name: 'run',
    summary: 'run playbooks: move addresses, edit interfaces files, announce, verify',
    load: async () => (await import('./commands/run.ts')).registerRun,
  },
  {
    name: 'status',
    summary: 'runs that did not end: what they meant, where their addresses are, what to type next',
    load: async () => (await import('./commands/status.ts')).registerStatus,
  },
  {
    name: 'resume',
    summary: 'take up a run that died: finish its moves, or take them back',
    load: async () => (await import('./commands/resume.ts')).registerResume,
  },
  {
    name: 'rollback',
    summary: 'take back the moves of a run, finished or not',
    load: async () => (await import('./commands/rollback.ts')).registerRollback,
  },
  {
    name: 'confirm',
    summary: 'say yes to a move that waits for it (`confirm: 60s`)',
    load: async () => (await import('./commands/confirm.ts')).registerConfirm,
  },
  {
    name: 'history',
    summary: 'the runs of this controller: when, who, what, and how they ended',
    load: async () => (await import('./commands/history.ts')).registerHistory,
  },
  {
    name: 'lock',
    summary: 'who is moving which address: list, and break what somebody left',
    load: async () => (await import('./commands/lock.ts')).registerLock,
  },
  {
    name: 'clean',
    summary: 'remove what a crash left on hosts',
    load: async () => (await import('./commands/clean.ts')).registerClean,
  },
  {
    name: 'plan',
    summary: 'all that a run would do, as a plan to review and apply',
    load: async () => (await import('./commands/plan.ts')).registerPlan,
  },
  {
    name: 'show',
    summary: 'a saved plan, for people or programs',
    load: async () => (await import('./commands/show.ts')).registerShow,
  },
  {
    name: 'apply',
    summary: 'carry out a plan: exactly its steps, or nothing',
    load: async () => (await import('./commands/apply.ts')).registerApply,
  },
  {
    name: 'drift',
    summary: 'what differs on the hosts from their saved facts',
    load: async () => (await import('./commands/drift.ts')).registerDrift,
  },
  {
    name: 'addresses',
    summary: 'every address of every host, and whether its file says so too',
    load: async () => (await import('./commands/addresses.ts')).registerAddresses,
  },
  {
    name: 'watch',
    summary: 'an address, live: who has it, who answers for it, its packets and connections',
    load: async () => (await import('./commands/watch.ts')).registerWatch,
  },
  {
    name: 'facts',
    summary: 'all facts of hosts as JSON, in one round trip each',
    load: async () => (await import('./commands/facts.ts')).registerFacts,
  },
  {
    name: 'inventory',
    summary: 'hosts, groups and variables, and where each came from',
    load: async () => (await import('./commands/inventory.ts')).registerInventory,
  },
  {
    name: 'interfaces',
    summary: 'read, check and edit interfaces(5) files on this machine',
    load: async () => (await import('./commands/interfaces/index.ts')).registerInterfaces,
  },
  {
    name: 'lint',
    summary: 'everything that is wrong with playbooks, without any host',
    load: async () => (await import('./commands/lint.ts')).registerLint,
  },
  {
    name: 'doc',
    summary: "a module's arguments and examples",
    load: async () => (await import('./commands/doc.ts')).registerDoc,
  },
  {
    name: 'explain',
    summary: 'what a code such as VIP012 means and what to do',
    load: async () => (await import('./commands/explain.ts')).registerExplain,
  },
  {
    name: 'lab',
    summary: 'a LAN of network namespaces to rehearse on, with a prober',
    load: async () => (await import('./commands/lab.ts')).registerLab,
  },
  {
    name: 'lsp',
    summary: 'the language server, for Neovim, Helix, Emacs and other editors',
    load: async () => (await import('./commands/lsp.ts')).registerLsp,
  },
  {
    name: 'completion',
    summary: 'completion script for bash, zsh or fish',
    load: async () => (await import('./commands/completion.ts')).registerCompletion,
  },
];
