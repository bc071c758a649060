import type { CodeTable } from '../code-table.ts';

/** Codes of the action of GitHub and the job of GitLab: ACT001 upwards. */
export const actionCodes = {
  ACT001: {
    title: 'An input of the action is wrong',
    severity: 'error',
    explanation:
      'An input (on GitLab a variable VIPBOOK_…) is missing, or has a value that it cannot have. Paths are those of the checkout, and lead to nothing outside of it.',
    remedy:
      'docs/pull-requests.md lists the inputs; the message names the one, and what it may be.',
  },
  ACT002: {
    title: 'The action refuses pull_request_target',
    severity: 'error',
    explanation:
      'On this event a workflow has the secrets and the rights of the repository, and the playbook would be a stranger’s: looking things up while planning can run programs.',
    remedy:
      'Use the event pull_request; for forks the plan is in the summary of the job and on the lines of the playbook.',
  },
  ACT003: {
    title: 'The event of the run cannot be read',
    severity: 'error',
    explanation:
      'GitHub writes what brought the run about into the file that GITHUB_EVENT_PATH names; it is missing or is no JSON. Without it nobody knows which pull request it is.',
    remedy: 'Leave GITHUB_EVENT_PATH as the runner sets it.',
  },
  ACT004: {
    title: 'The vipbook command cannot be started',
    severity: 'error',
    explanation:
      'Everything about plans comes from the vipbook command: that of the action’s own checkout, or the one that the input vipbook names. It is not there, or is no program.',
    remedy:
      'Name an installed one with the input vipbook, or use the action from a whole checkout.',
  },
  ACT005: {
    title: 'vipbook cannot be built',
    severity: 'error',
    explanation:
      'The first step of a job builds vipbook in the action’s checkout with npm. npm failed: the log of the job has what it said.',
    remedy:
      'Give the runner Node 20.19 or newer and a way to the npm registry, or install vipbook there and name it with the input vipbook.',
  },
  ACT006: {
    title: 'There is no plan',
    severity: 'error',
    explanation:
      'vipbook plan ended without a plan: the playbook or the inventory has an error, a snapshot is missing, or a host could not be asked. The comment, the log and the annotations have its findings.',
    remedy: 'Run the same on your machine: vipbook plan PLAYBOOK -i INVENTORY --facts',
  },
  ACT007: {
    title: 'The plan’s file cannot be used',
    severity: 'error',
    explanation: 'The file that the input plan names is no plan, or vipbook show cannot draw it.',
    remedy: 'Make it anew with vipbook plan … --out FILE, and commit it.',
  },
  ACT008: {
    title: 'The committed plan is another one',
    severity: 'error',
    explanation:
      'The plan in the pull request is not what its playbook, inventory and facts give now. An approval would be of something that nobody can apply.',
    remedy: 'Plan again with vipbook plan … --out FILE, and commit it.',
  },
  ACT009: {
    title: 'The plan cannot be applied',
    severity: 'error',
    explanation:
      'The plan is made, and something in it forbids to carry it out: a check before the move fails, a policy is broken, a task will fail. The comment has the findings with their codes. fail-on: none lets the job pass all the same.',
    remedy: 'Put right what the findings of the plan name.',
  },
  ACT010: {
    title: 'The plan is beyond what the job lets pass',
    severity: 'error',
    explanation:
      'The inputs fail-on and max-outage-ms say which plans must not pass without somebody who looks: those that change something, are risky, or have a longer outage.',
    remedy: 'Make the plan smaller, or let somebody decide and change the input.',
  },
  ACT011: {
    title: 'The approved hash is not known',
    severity: 'error',
    explanation:
      'Only the plan that was approved is applied. Its hash is read from the comment of the merged pull request of this commit, written by this token’s own user; there is no such comment, no such pull request, or no token to read it with.',
    remedy: 'Give the approved hash with the input expect-hash.',
  },
  ACT012: {
    title: 'The approved plan was not carried out',
    severity: 'error',
    explanation:
      'vipbook apply ended otherwise than well. Its exit code says whether it was refused, and nothing changed from there on (3, 4, 5), all was put back (6), some of it is done (1, 2), or nobody knows (7).',
    remedy: 'Read what it said, in the comment and in the log, before anything else is done.',
  },
  ACT013: {
    title: 'The token is not known',
    severity: 'error',
    explanation:
      'GitHub or GitLab does not know the token that comments are read and written with.',
    remedy:
      'GitHub: leave github-token as it is. GitLab: VIPBOOK_TOKEN is a project access token with the scope api; it may have expired.',
  },
  ACT014: {
    title: 'GitHub or GitLab cannot be asked',
    severity: 'error',
    explanation:
      'A request to the API failed, also when it was tried again. The message has the answer.',
    remedy: 'Start the job again later; look at the status page of the service.',
  },
  ACT015: {
    title: 'No comment was written',
    severity: 'information',
    explanation:
      'There is no token, or it may only read, as that of a pull request from a fork. The plan is in the summary of the job and on the lines of the playbook all the same.',
    remedy:
      'For pull requests of the repository itself the job wants "permissions: pull-requests: write".',
  },
  ACT090: {
    title: 'The action itself failed',
    severity: 'error',
    explanation: 'Something happened that the action does not expect.',
    remedy: 'Report it with the log of the job.',
  },
} as const satisfies CodeTable;
