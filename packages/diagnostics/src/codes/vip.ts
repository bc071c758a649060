import type { CodeTable } from '../code-table.ts';

/** Codes of `vip`: VIP001 upwards. */
export const vipCodes = {
  VIP001: {
    title: 'Address outside every subnet of the host',
    severity: 'error',
    explanation:
      'The address lies in none of the subnets that the host has an address in, so no neighbour would look for it there. A move by ARP works within one network segment only.',
    remedy:
      'Check the address. If the interface is right all the same, name it with `interface:` and give the prefix (`address: A/32`). If the new host is in another subnet, `bridge: dnat` leads the address there from the old host.',
  },
  VIP002: {
    title: 'Neither host holds the address',
    severity: 'error',
    explanation:
      'A move takes an address from one host to another, and the host that it should be taken from does not have it.',
    remedy:
      'Check `from`, or use `state: present` to bring the address up on a host for the first time.',
  },
  VIP003: {
    title: 'Both hosts hold the address',
    severity: 'error',
    explanation:
      'Two hosts have the address at once. Neighbours reach the one whose ARP answer came last, and connections break at random.',
    remedy: 'Decide which host keeps it and take it off the other (`vip` with `state: absent`).',
  },
  VIP004: {
    title: 'Another machine answers for the address',
    severity: 'error',
    explanation:
      'A machine that is part of neither side of the move answers ARP requests for the address. After a move, two machines would claim it.',
    remedy:
      'Find the machine by its MAC address (`ip neigh`, the switch’s table) and take the address off it.',
  },
  VIP005: {
    title: 'Label too long or not of the interface',
    severity: 'error',
    explanation:
      'The label of an address has at most 15 bytes (IFNAMSIZ in linux/if.h) and begins with its interface and a colon, as in `eth0:1`.',
    remedy: 'Give a shorter `label:`, or none: the next free number is then taken.',
  },
  VIP006: {
    title: 'ifupdown refuses the interfaces file',
    severity: 'error',
    explanation:
      'ifupdown itself cannot read the interfaces file of the host: after the next boot no interface of it would come up. vipbook does not edit a file that is already broken.',
    remedy: 'Correct the file first; `vipbook interfaces check` explains every finding.',
  },
  VIP007: {
    title: 'Not root on the host',
    severity: 'error',
    explanation: 'Changing addresses, neighbour tables and files below /etc needs root.',
    remedy: 'Add `become: true` (and -K if sudo asks for a password), or log in as root.',
  },
  VIP008: {
    title: 'The link belongs to another network manager',
    severity: 'error',
    explanation:
      'The link is managed by a program that keeps its own list of addresses (systemd-networkd, NetworkManager, netplan, ifupdown2, ifupdown-ng). Writing /etc/network/interfaces would have no effect there, or the wrong one.',
    remedy: 'Use `persist: none` and configure the address in that manager yourself.',
  },
  VIP009: {
    title: 'Other addresses depend on this one',
    severity: 'error',
    explanation:
      'The address is the primary of its subnet and has secondary addresses. The kernel deletes those together with their primary, unless promote_secondaries is set.',
    remedy:
      'sysctl -w net.ipv4.conf.all.promote_secondaries=1 (on the host that loses the address)',
  },
  VIP010: {
    title: 'The link is down',
    severity: 'error',
    explanation: 'The interface that should carry the address is down or has no carrier.',
    remedy: 'Bring the interface up (`ip link set dev … up`, the cable, the switch port).',
  },
  VIP011: {
    title: 'The hosts do not share a segment',
    severity: 'error',
    explanation:
      'The new host asked on the wire who has the address, and the old host, which has it, did not answer. They are not on one Ethernet segment (or something filters ARP), so neighbours of one would not hear the other.',
    remedy: 'Check VLANs and cabling. An address moves by ARP only within a segment.',
  },
  VIP012: {
    title: 'From and to are the same host',
    severity: 'error',
    explanation:
      'A move needs two hosts. The two names lead to the same machine (the same boot id).',
    remedy: 'Correct `from` or `to`, or the addresses in the inventory.',
  },
  VIP013: {
    title: 'Not an address',
    severity: 'error',
    explanation:
      'The value is neither an IPv4 nor an IPv6 address, with or without a prefix length.',
    remedy: 'Write it as 192.168.1.60, 192.168.1.60/24 or 2001:db8::60/64.',
  },
  VIP014: {
    title: 'No such interface on the host',
    severity: 'error',
    explanation: 'The interface named for the address does not exist on the host.',
    remedy: 'See `vipbook addresses` for the interfaces of the host.',
  },
  VIP015: {
    title: 'Permanent neighbour entry',
    severity: 'warning',
    explanation:
      'A host has a PERMANENT neighbour entry for the address. Neither gratuitous ARP nor a flush changes it: that host keeps sending to the old machine.',
    remedy: 'On that host: ip neigh replace ADDRESS lladdr MAC-OF-NEW-HOST dev DEVICE',
  },
  VIP016: {
    title: 'A neighbour did not acknowledge',
    severity: 'warning',
    explanation:
      'The neighbour did not answer the directed ARP request that points its cache at the new host. It may be switched off; if it is not, it may send to the old host until its entry expires.',
  },
  VIP017: {
    title: 'Verification failed',
    severity: 'error',
    explanation:
      'After the cut-over, something was not as it must be. The move was rolled back: the address is where it was, and was announced again from there.',
    remedy:
      'Look at what the message names on that host, then run the playbook again: nothing is left of the first try.',
  },
  VIP018: {
    title: 'Interrupted',
    severity: 'error',
    explanation:
      'The move was interrupted. Before the commit it is undone, after it finished: in both cases the address is on exactly one host, which the message names.',
  },
  VIP019: {
    title: 'Moved, but not everything after it worked',
    severity: 'error',
    explanation:
      'The address has moved and is served by the new host. Something that comes after (a file, the clean-up of the old host) failed, and the message says what is left to do.',
    remedy: 'Remove the cause and run the playbook again: it finishes what is missing.',
  },
  VIP020: {
    title: 'Outcome uncertain',
    severity: 'error',
    explanation:
      'The connection to a host was lost while it was at work, and it could not be asked afterwards. Nobody knows which of its steps happened.',
    remedy: 'Look at the hosts (`vipbook addresses`) and run the playbook again once they answer.',
  },
  VIP021: {
    title: 'Open connections would break',
    severity: 'warning',
    explanation:
      'A host has no nft, which keeps open TCP connections alive during a move by handing their packets back to the old host, and silences the old host. Without it both answer for the address for a moment.',
    remedy: 'apt-get install nftables (on both hosts)',
  },
  VIP022: {
    title: 'Label already in use',
    severity: 'error',
    explanation:
      'The label is taken by another address of the host, or by a stanza of its interfaces file.',
    remedy: 'Choose another `label:`, or none: the next free number is then taken.',
  },
  VIP023: {
    title: 'The move failed and was undone',
    severity: 'error',
    explanation:
      'A step failed before the commit. Every step was undone in reverse order; the address is on the old host as before and was announced from there.',
  },
  VIP024: {
    title: 'The address carries a route',
    severity: 'error',
    explanation:
      'A route of the old host uses the address as its source. Without the address the route is deleted, and the host may be cut off.',
    remedy: 'Give that route another source (`ip route change … src …`) before moving the address.',
  },
  VIP025: {
    title: 'Nothing listens for the service on the new host',
    severity: 'error',
    explanation:
      'No socket of the new host would serve this port at the address: none listens on the wildcard, and a socket bound to the address itself can exist only once the address is there.',
    remedy: 'Start the service on the new host first, or make it listen on the wildcard address.',
  },
  VIP026: {
    title: 'The interfaces files disagree with the kernel',
    severity: 'warning',
    explanation:
      'The address is written into the interfaces file of a host that does not hold it. After a reboot that host would bring it up as a second owner. A move corrects the file.',
  },
  VIP027: {
    title: 'Connections were still open',
    severity: 'warning',
    explanation:
      'The drain time was over while TCP connections to the address were still open on the old host. They break when it gives the address up.',
    remedy: 'Give a longer `drain:`.',
  },
  VIP028: {
    title: 'Commands in the stanza are not run',
    severity: 'warning',
    explanation:
      'The stanza of the address carries commands (up, down, pre-up, post-down). They move with it and ifup will run them at the next boot, but a move changes the running kernel without ifup and does not run them.',
    remedy: 'If they matter now, add a `command` task after the move.',
  },
  VIP029: {
    title: 'ifupdown is not installed',
    severity: 'error',
    explanation:
      'The host has no ifupdown, so nothing would read /etc/network/interfaces at its next boot.',
    remedy: 'Use `persist: none`, or install ifupdown on the host.',
  },
  VIP030: {
    title: 'Something else answers after the move',
    severity: 'error',
    explanation:
      'After the cut-over exactly one MAC address must answer for the address: the new host’s.',
  },
  VIP031: {
    title: 'The service does not answer at the address',
    severity: 'error',
    explanation:
      'A TCP connection to the address and port failed after the cut-over, as seen from another host.',
    remedy: 'Check that the service runs on the new host and that no firewall is in between.',
  },
  VIP032: {
    title: 'The host holds the address with another prefix',
    severity: 'error',
    explanation:
      'The prefix length asked for is not the one with which the old host holds the address.',
    remedy: 'Leave the prefix out, or write the one that is in use.',
  },
  VIP033: {
    title: 'The move goes through the address itself',
    severity: 'error',
    explanation:
      'The inventory reaches one of the two hosts at the very address that should move: the connection would be cut in the middle of the move, or leads to the other host.',
    remedy: 'Give the host’s own address as ansible_host.',
  },
  VIP034: {
    title: 'The address is locked by another run',
    severity: 'error',
    explanation:
      'Another run of vipbook moves this address, or a host is finishing one by itself whose controller is gone. Two moves of one address at once would mix, as would a move and `state: present` or `state: absent`; the message names who has it and why.',
    remedy:
      'Wait until it is over (`vipbook lock list`). If nobody is there any more: `vipbook resume`, or `vipbook lock break ADDRESS`.',
  },
  VIP035: {
    title: 'The host refused a command of a run that lost its lock',
    severity: 'error',
    explanation:
      'Every command of a move names the lock under which it was given. The host no longer knows that lock: it was broken, the move was resumed elsewhere, the host was rebooted, or its guard took over because the controller was silent for too long. The command changed nothing.',
    remedy: 'See `vipbook status` for who has the address now, and run the playbook again.',
  },
  VIP036: {
    title: 'The address was moved meanwhile',
    severity: 'error',
    explanation:
      'Between looking at the hosts and locking the address another run has had it: the plan was made from what is no longer true.',
    remedy: 'Run again: the new state is then looked at first.',
  },
  VIP037: {
    title: 'No move to confirm',
    severity: 'error',
    explanation: 'The host has no lock of this address, so no run waits for a confirmation there.',
    remedy: 'See `vipbook status`; a move that was not confirmed in time has been undone.',
  },
  VIP038: {
    title: 'No guard is armed on the host',
    severity: 'error',
    explanation:
      'A move commits only where a guard stands that would finish it without its controller. The guard of this run has decided already, or the host was rebooted.',
    remedy: 'See `vipbook status` for where the address is, and run the playbook again.',
  },
  VIP039: {
    title: 'Nobody confirmed the move in time',
    severity: 'error',
    explanation:
      'With `confirm:` a move is final only when a person says so. Nobody did, so the address went back to where it was, and was announced again from there.',
    remedy:
      'Run again, and `vipbook confirm ADDRESS` in time, from any machine that reaches the hosts.',
  },
  VIP040: {
    title: 'The hosts finish by themselves',
    severity: 'warning',
    explanation:
      'The address has moved, but the old host could not be told. Its guard finds out on the wire and lets go; only then does the new host write its interfaces file, by its own guard. A boot of either host in between is looked after as well.',
    remedy: 'See `vipbook status`; nothing else is to be done if both hosts live.',
  },
  VIP041: {
    title: 'A host is gone, the move goes on',
    severity: 'warning',
    explanation:
      'The old host could not be reached after the new one had announced the address. The new host is in service, so the move goes on; the old host, if it lives, lets go by its guard as soon as it hears the new one on the wire. Of a host in `flush`, only its cache and the port were to be looked at there.',
    remedy:
      'Find out what became of that host before it comes back: vipbook status says what is still to be done on it.',
  },
  VIP042: {
    title: 'Open connections will break',
    severity: 'warning',
    explanation:
      'The old host has open TCP connections of the address, and this move does not keep them: break-before-make cannot, and `connections: drop` says so.',
    remedy:
      'Move at a quieter hour, or with `strategy: make-before-break` and `connections: keep`.',
  },
  VIP043: {
    title: 'A program that locks and guards need is missing',
    severity: 'error',
    explanation:
      'A move is locked on both hosts with flock, and its guard is started with setsid (where systemd is not in charge). Without them two operators could mix their moves, and nobody would end a move whose controller has died.',
    remedy: 'apt-get install util-linux (on the host)',
  },
  VIP044: {
    title: 'Another program moves addresses on the host',
    severity: 'error',
    explanation:
      'A program that gives addresses to hosts by itself (keepalived, Pacemaker, kube-vip, ucarp, vrrpd) runs there. If the address is one of its own, it would take it back.',
    remedy:
      'Move the address with that program, or overrule VIP044 with the reason why this address is not one of its own.',
  },
  VIP045: {
    title: 'The address flipped back',
    severity: 'error',
    explanation:
      'After the move was complete, both hosts looked for a while who has the address (`watch:`, 15 s unless the playbook says otherwise): the old one holds it again, another machine answers for it, or the new one does not (three times in a row, in which the old host heard others). Nothing is undone: the move is complete.',
    remedy:
      'Find who answers by the MAC address in the message; `vipbook addresses` names its host.',
  },
  VIP046: {
    title: 'A third host holds the address',
    severity: 'error',
    explanation:
      'A host of the inventory that is neither side of the move has the address. It need not answer for it today (another segment, arp_ignore, a link that is down), and may tomorrow.',
  },
  VIP047: {
    title: 'Not every host of the inventory was asked',
    severity: 'information',
    explanation:
      'Before a move the other hosts of the inventory are asked whether they hold the address, too, for as long as the look at the two takes and a little longer. Some did not answer in time, could not be reached, or were more than are asked. The question on the wire has been asked all the same.',
  },
  VIP048: {
    title: 'The gateway is not seen alike by both hosts',
    severity: 'warning',
    explanation:
      'Both hosts asked on the wire for their gateway. It did not answer one of them, or answered them with different MAC addresses: then they may be on two segments that look the same. A gateway that does not answer probes from 0.0.0.0 (RFC 5227) is rare, but there are some.',
    remedy: 'Check VLANs and cabling: `ip neigh show GATEWAY` on both hosts should say the same.',
  },
  VIP049: {
    title: 'A policy rule names the address',
    severity: 'warning',
    explanation:
      'A policy rule (ip-rule(8)) of the old host makes packets of the address take another route than others, and the new host has no such rule: from there its answers leave by the main table. A move takes no rules along.',
  },
  VIP050: {
    title: 'The new host would not answer for the address',
    severity: 'error',
    explanation:
      'By its arp_ignore the new host would answer no ARP request for the address, or almost none: after the move nobody would find it. The greater of the interface’s value and that of `all` counts.',
  },
  VIP051: {
    title: 'Two links of the new host answer for the address',
    severity: 'warning',
    explanation:
      'The new host has two links in the subnet of the address. Linux answers for an address on every link unless arp_ignore says otherwise: if both are on one segment, two MAC addresses answer, and the check after the move fails. With arp_filter only one answers, and not always the one that the address is on.',
  },
  VIP052: {
    title: 'Reverse path filtering drops what comes for the address',
    severity: 'warning',
    explanation:
      'With rp_filter=1 a host drops a packet whose answer would leave by another link than it came in by. The default route of the new host leaves by another link than that of the address, so clients beyond the subnet would not be heard.',
  },
  VIP053: {
    title: 'Kernel, interfaces file and ifstate disagree',
    severity: 'warning',
    explanation:
      'What the kernel holds, what the interfaces file says and what ifupdown remembers in /run/network/ifstate tell different stories of the address. The move goes by the kernel and writes the other two right on both hosts; somebody has changed the address by hand before.',
  },
  VIP054: {
    title: 'A service of the address does not listen on the new host',
    severity: 'warning',
    explanation:
      'Something listens for the address on the old host (on the address itself or on the wildcard), and nothing listens on that port of the new one. With `port:` for the one that matters it is an error (VIP025).',
  },
  VIP056: {
    title: 'Somebody still sends to the old host',
    severity: 'warning',
    explanation:
      'Counted on the old host after the cut-over: packets for the address that a neighbour sent to its MAC address, seconds after the new host had announced the address in every way there is. When the old host lets go of the address they are lost, until that neighbour’s entry expires. The message names it by its MAC address.',
  },
  VIP057: {
    title: 'A packet of a third host came to neither',
    severity: 'warning',
    explanation:
      'After the cut-over packets of the address are counted on both hosts (nft), and a third host of the inventory sends one. It came to neither of the two: something between them drops it, or sends it elsewhere (a filter, another router, a permanent neighbour entry).',
    remedy: 'On that host: `ip route get ADDRESS` and `ip neigh show ADDRESS` say where it sends.',
  },
  VIP058: {
    title: 'The bridge cannot be made',
    severity: 'error',
    explanation:
      'With `bridge: dnat` the old host leads what comes for the address to the new one. It needs nft on the old host, and in another subnet an address of the new host to lead to.',
    remedy: 'apt-get install nftables (on the old host)',
  },
  VIP059: {
    title: 'The address stays, and leads to another subnet',
    severity: 'information',
    explanation:
      'No address can move by ARP to a host of another subnet. With `bridge: dnat` the old host keeps it and translates it to the new host’s own address. Answers must come back the same way, so the old host masquerades: the new one sees it as the client of every connection. The old host must stay up until the names of the service lead to the new address.',
  },
  VIP060: {
    title: 'The hosts of several moves cannot all ask about one of them',
    severity: 'error',
    explanation:
      'Several addresses that move all or none have one commit point: the commit of one of the moves, the anchor. A host without its controller finds out how the anchor ended by asking who answers for its address, so every host that takes part must be on a segment with it and hear its old host.',
    remedy: 'Move the addresses of another segment in a task of their own.',
  },
  VIP061: {
    title: 'An address is moved twice by one task',
    severity: 'error',
    explanation:
      'Each address may stand once among the `moves` of a task: all of them happen at the same time, and an address cannot go to two hosts.',
    remedy: 'Leave one of the two out, or move it a second time in a later task.',
  },
  VIP062: {
    title: 'One of several addresses is where it shall be, and its files are not',
    severity: 'error',
    explanation:
      'Of several addresses that move together, one is on its new host already, but interfaces files or ifstate say otherwise. Putting them right while other addresses move could not be undone with them.',
    remedy: 'Run its move alone first: it only tidies.',
  },
  VIP063: {
    title: 'A move lacks a host',
    severity: 'error',
    explanation:
      'Each of the `moves` of a task needs `from` and `to`, its own or those of the task.',
    remedy: 'Write `from` and `to` at the entry, or beside `moves` when they are the same for all.',
  },
  VIP064: {
    title: 'A name does not lead to the address',
    severity: 'warning',
    explanation:
      'A name of `names:` was resolved on the controller, by the name servers and by /etc/hosts, and leads to another address, to others as well, or nowhere. The move changes no names: clients that use this one do not come to the address, before or after it.',
    remedy: 'Correct the record (or /etc/hosts on the controller), or `names:`.',
  },
  VIP065: {
    title: 'A name leads to the address for longer than the bridge lasts',
    severity: 'warning',
    explanation:
      'The address stays on the old host, and its names must lead to the new host’s own address before the bridge ends. Caches may keep the old answer for as long as its TTL says.',
    remedy:
      'Lower the TTL of the record (60 s) and wait for as long as the old one says; then run again. Or give a longer `bridge_for:`.',
  },
  VIP066: {
    title: 'Not looked at until the end',
    severity: 'warning',
    explanation:
      'After a move vipbook looks for a while whether the address flips back (`watch:`). At the last look nobody could tell who has it: neither of the two hosts could be asked, or only the old one, and that hears nobody. The move itself is complete, and an address that flipped back in the meantime would not have been seen.',
    remedy: 'Look yourself: `vipbook watch ADDRESS` asks the hosts that are still there.',
  },
  VIP067: {
    title: 'The firewall of the new host drops what it hands back',
    severity: 'warning',
    explanation:
      'While connections are open on the old host, the new one hands their packets back to it (`connections: keep`). It sends them itself, and they belong to no connection that it knows, so that a rule for established ones does not accept them. A chain of its nft (or iptables-nft) on the way out drops what no rule accepts: those connections would hang. Rules that jump elsewhere or say more than interface, destination and protocol are not followed.',
    remedy:
      'Accept what leaves for the address, on the new host: it sends nothing else there. If another rule does so already, overrule VIP067 and name it.',
  },
  VIP068: {
    title: 'The move waits for no yes',
    severity: 'error',
    explanation:
      'A yes counts only while a run waits for it: a move with `confirm:` that has come to its commit, within the time that it gives. The move that has the address was not begun with `confirm:`, or is not there yet, or its time is over and it is being taken back.',
    remedy: 'See what becomes of it with: vipbook status',
  },
  VIP069: {
    title: 'No lock to break',
    severity: 'error',
    explanation:
      'None of the hosts that were asked has a lock of this address, so nobody is moving it there, and nothing was changed. A run that ended, or whose hosts ended it by themselves, has given its lock back.',
    remedy:
      'See all locks with `vipbook lock list`, and runs that did not end with `vipbook status`.',
  },
  VIP070: {
    title: 'The books changed after the move',
    severity: 'warning',
    explanation:
      'When a move has been looked at for its time (`watch:`), kernel, interfaces file and ifstate of both hosts are read once more. The move had left all of them right, and now one of them says something else of the address: somebody else has written it meanwhile, as configuration management does that still knows the old state. Nothing is broken yet, but the next boot, `ifup` or `ifdown` goes by it: then nobody has the address, or two have.',
    remedy:
      'Tell whoever writes these files of the move, put them right, and look with `vipbook addresses`.',
  },
  VIP071: {
    title: 'A host ended the move by itself, and its interfaces file says otherwise',
    severity: 'warning',
    explanation:
      'The controller fell silent, so the guard of the host decided where the address belongs; but it could not write that into the interfaces file: somebody else has written the file since the move was planned, or the host refused it (no space, read-only). The address is served as the kernel has it, until the next boot: that goes by the file, and then nobody has the address, or two have.',
    remedy:
      'Free the file system if it is full or read-only; then `vipbook resume RUN` puts the file right, before the host boots; where the run has ended, the playbook does, run again.',
  },
  VIP073: {
    title: 'The move was taken back, and an interfaces file says otherwise',
    severity: 'warning',
    explanation:
      'The move did not come to its end, and was undone. Meanwhile somebody else had written the interfaces file of the host, which stays as they have left it: vipbook writes no file that it has not read. The address is served as the kernel has it, until the next boot: that goes by the file, and then nobody has the address, or two have.',
    remedy:
      'Put the file right before the host boots: a task of vip with `state: present` (or `absent`) for this host and address does, and changes nothing else.',
  },
} as const satisfies CodeTable;
