/** A valid playbook of about so many lines: moves, commands, conditions, templates, handlers, comments. */
export function playbookOf(lines: number): string {
  const head = [
    '- name: many moves',
    '  hosts: all',
    '  become: true',
    '  vars:',
    '    chat_address: 192.168.1.60',
    '  tasks:',
  ];
  const tail = ['  handlers:', '    - name: tell the team', '      debug:', '        msg: done'];
  const text: string[] = [];
  for (let task = 0; head.length + text.length + tail.length < lines; task += 1) {
    const address = `10.${String((task >> 8) & 255)}.${String(task & 255)}.60`;
    text.push(
      `    # move ${String(task)}`,
      `    - name: the address ${address} moves`,
      '      vip:',
      `        address: ${address}/24`,
      '        from: old',
      '        to: new',
      "      when: chat_address is defined and 'chat' in group_names",
      `      tags: [network, part${String(task % 10)}]`,
      '      notify: tell the team',
      '',
      `    - name: look ${String(task)}`,
      '      command: ip addr show dev eth0',
      `      register: out${String(task % 20)}`,
      '      changed_when: false',
      '',
      `    - name: show ${String(task)}`,
      '      debug:',
      `        msg: "{{ out${String(task % 20)}.stdout | default('none') }} of {{ chat_address }}"`,
      '',
    );
  }
  return [
    ...head,
    ...text.slice(0, Math.max(0, lines - head.length - tail.length)),
    ...tail,
    '',
  ].join('\n');
}
