#!/bin/sh
# Run every playbook here by ansible-playbook and keep what it did, for tests that then need no Ansible.
# Made with ansible-core 2.14.18. Nothing is changed on this machine: the tasks echo, and nothing else.
set -u
cd "$(dirname "$0")" || exit 1
export ANSIBLE_NOCOLOR=1 ANSIBLE_RETRY_FILES_ENABLED=0 ANSIBLE_LOCALHOST_WARNING=0 \
  ANSIBLE_HOST_KEY_CHECKING=0 ANSIBLE_SSH_RETRIES=0 ANSIBLE_TIMEOUT=3 ANSIBLE_DEPRECATION_WARNINGS=0 \
  ANSIBLE_CALLBACKS_ENABLED= ANSIBLE_STDOUT_CALLBACK=default
for playbook in playbooks/${1:-*}.yml; do
  name=$(basename "$playbook" .yml)
  options=$(sed -n '1s/.*options: //p' "$playbook")
  output=$(eval "ansible-playbook -i hosts.ini $options \"\$playbook\"" 2>/dev/null)
  status=$?
  printf '%s\n' "$output" | node parse-output.mjs "$status" >"expected/$name.json"
  echo "$name: exit $status"
done
