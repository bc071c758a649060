/**
 * A router advertisement from the host's eth0 (RFC 4861, 4.2), as a shell command: a default route for 1800 s, no
 * prefix. Perl is on every Debian; the kernel adds the checksum. Fails while the link-local address is tentative.
 */
export const advertise = `perl -MSocket=:all -e '
socket(my $s, AF_INET6, SOCK_RAW, 58) or die $!;
open(my $f, "<", "/sys/class/net/eth0/ifindex") or die $!; my $i = <$f> + 0;
setsockopt($s, 41, $_->[0], pack("i", $_->[1])) or die $! for [18, 255], [17, $i];
send($s, pack("C2 n C2 n N2", 134, 0, 0, 64, 0, 1800, 0, 0), 0, pack_sockaddr_in6(0, inet_pton(AF_INET6, "ff02::1"), $i)) or die $!'`;
