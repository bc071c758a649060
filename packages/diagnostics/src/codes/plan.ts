import type { CodeTable } from '../code-table.ts';

/** Codes of `plan`: PLN001 upwards. */
export const planCodes = {
  PLN001: {
    title: 'The snapshot does not tell',
    severity: 'error',
    explanation:
      'The plan is made from a snapshot of facts, without asking the host, and this task needs something of the host that a snapshot does not hold: a file that is no interfaces file, the state of a service, the output of a program. The plan says that it cannot be known, and goes on.',
    remedy: 'Plan without --facts: the hosts are then asked, and nothing is changed on them.',
  },
  PLN002: {
    title: 'No snapshot of the host',
    severity: 'error',
    explanation:
      'The plan is made from a folder of snapshots, and a host that takes part has none there.',
    remedy: 'Save one: vipbook facts -i INVENTORY --save DIR',
  },
  PLN003: {
    title: 'The snapshot cannot be used',
    severity: 'error',
    explanation:
      'The file is no snapshot of facts, or its facts are not those that its digest was made of: somebody edited it. A plan must not be made from facts that no host has told.',
    remedy: 'Save it again: vipbook facts -i INVENTORY --save DIR',
  },
  PLN004: {
    title: 'The plan cannot be used',
    severity: 'error',
    explanation:
      'The file is no plan, or is larger than one may be (64 MiB), or has a format that this version does not know, or its content is not that which its identity was made of: somebody edited it after it was made.',
    remedy: 'Make the plan again with vipbook plan.',
  },
  PLN005: {
    title: 'Not the plan that was approved',
    severity: 'error',
    explanation:
      'The plan has another identity than --expect-hash says. What was reviewed is another plan than the one in the file. Nothing was changed.',
    remedy: 'Apply the file that was reviewed, or have this one reviewed.',
  },
  PLN006: {
    title: 'The plan says that it cannot be applied',
    severity: 'error',
    explanation:
      'The plan was made with errors: preflight found something that forbids it, or a task is expected to fail. Nothing was changed.',
    remedy: 'See vipbook show PLAN, put right what it names, and plan again.',
  },
  PLN010: {
    title: 'Stale: a file of the playbook differs',
    severity: 'error',
    explanation:
      'A playbook, role or file of variables is not the one that the plan was made from. Nothing was changed.',
    remedy: 'Plan again, and have the new plan reviewed.',
  },
  PLN011: {
    title: 'Stale: the inventory differs',
    severity: 'error',
    explanation:
      'The variables of a host that takes part are not those that the plan was made from, or another host takes part. Nothing was changed.',
    remedy: 'Plan again, and have the new plan reviewed.',
  },
  PLN012: {
    title: 'Stale: a file on a host differs',
    severity: 'error',
    explanation:
      'A file that the plan would change is not the one that was reviewed. Nothing was changed.',
    remedy: 'See who edited it; then plan again.',
  },
  PLN013: {
    title: 'Stale: an address is not where it was',
    severity: 'error',
    explanation:
      'An address that the plan builds on has come, gone, or is held in another way than when the plan was made. Nothing was changed.',
    remedy: 'See vipbook addresses; then plan again.',
  },
  PLN014: {
    title: 'Stale: a network device differs',
    severity: 'error',
    explanation:
      'The MAC address or the state of a device is not that which was reviewed: a card was exchanged, a link went down, or the name belongs to another machine. Nothing was changed.',
    remedy: 'See that the host is the one that is meant; then plan again.',
  },
  PLN015: {
    title: 'Stale: a setting of a host differs',
    severity: 'error',
    explanation:
      'A kernel setting, the book-keeping of ifupdown, who manages a device, or who logs in is not as when the plan was made. Nothing was changed.',
    remedy: 'Plan again, and have the new plan reviewed.',
  },
  PLN016: {
    title: 'Stale: made by another version',
    severity: 'error',
    explanation:
      'Another version of vipbook made the plan. It may mean other things by the same steps, so only the version that made it applies it. Nothing was changed.',
    remedy: 'Use that version, or plan again with this one.',
  },
  PLN017: {
    title: 'The plan was used',
    severity: 'error',
    explanation:
      'A plan is carried out once. This one was, or it was begun: what it was made for is not so any more. Nothing was changed now.',
    remedy:
      'Plan again; if nothing is left to do, the new plan says so. If the same plan comes out, because what it did was taken back: `vipbook run` shows it, asks and carries it out.',
  },
  PLN018: {
    title: 'Stale: other steps would be taken',
    severity: 'error',
    explanation:
      'Planned again now, the playbook would do something else than what was reviewed. The message names the first difference.',
    remedy: 'Plan again, and have the new plan reviewed.',
  },
  PLN019: {
    title: 'Steps of the plan were not carried out',
    severity: 'error',
    explanation:
      'The run came to its end without some steps of the plan: a condition came out otherwise than foreseen while it ran.',
    remedy: 'See the end of the run; then plan again to see what is left.',
  },
  PLN020: {
    title: 'Variables of the command line differ',
    severity: 'error',
    explanation:
      'The plan was made with variables given by -e. Their values are not in the plan, so they must be given again, the same ones. Nothing was changed.',
    remedy: 'Give vipbook apply the -e that vipbook plan was given.',
  },
  PLN030: {
    title: 'Policy: the outage is too long',
    severity: 'error',
    explanation:
      'The project allows an outage of so many milliseconds (policies.max_outage_ms in vipbook.yml), and the plan expects a longer one.',
    remedy: 'Use make-before-break, or raise the limit where it is agreed on.',
  },
  PLN031: {
    title: 'Policy: the host must not be touched',
    severity: 'error',
    explanation:
      'The project names hosts that no plan may change (policies.protected_hosts in vipbook.yml), and the plan changes one.',
    remedy: 'Leave the host out with --limit, or take it off the list where that is agreed on.',
  },
  PLN032: {
    title: 'Policy: not at this hour',
    severity: 'error',
    explanation:
      'The project allows changes at some hours only (policies.hours in vipbook.yml). Nothing was changed.',
    remedy: 'Apply the plan at one of those hours.',
  },
  PLN033: {
    title: 'Policy: the risk needs an approval',
    severity: 'error',
    explanation:
      'The plan carries at least the risk from which on the project wants somebody to say yes (policies.approve_risk in vipbook.yml).',
    remedy: 'Read the reasons in the plan; then: vipbook apply PLAN --approve',
  },
  PLN034: {
    title: 'Policy: the strategy is not allowed',
    severity: 'error',
    explanation:
      'The project allows some strategies of moving only (policies.strategies in vipbook.yml), and the plan uses another.',
    remedy: 'Change the strategy of the task, or the policy where that is agreed on.',
  },
  PLN035: {
    title: 'Policy: the plan has unknowns',
    severity: 'error',
    explanation:
      'The project allows only plans of which everything is known beforehand (policies.allow_unknown: false in vipbook.yml), and of this one something is not.',
    remedy:
      'Plan without --facts, or say `creates`, `removes` or `changes: false` at the commands.',
  },
  PLN040: {
    title: 'The gateway is not managed here',
    severity: 'warning',
    explanation:
      'The gateway of the segment is no host of the inventory, so its neighbour cache cannot be flushed from here. It is told of the move and asked for its acknowledgement; some routers ignore announcements until their entry ages.',
    remedy: 'Have somebody at hand who can clear its ARP cache.',
  },
  PLN050: {
    title: 'The host is not as its snapshot says',
    severity: 'warning',
    explanation:
      'What the host tells now differs from the snapshot of it that is committed. Plans made from the snapshot will be refused as stale where they build on it.',
    remedy: 'Save a new snapshot: vipbook facts -i INVENTORY --save DIR',
  },
} as const satisfies CodeTable;
