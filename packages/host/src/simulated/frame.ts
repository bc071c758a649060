/** An ARP packet on the wire (RFC 826), by the names of its fields there. */
export interface Frame {
  readonly op: 'request' | 'reply';
  /** Sender's hardware address. */
  readonly sha: string;
  /** Sender's protocol address; 0.0.0.0 in a probe (RFC 5227). */
  readonly spa: string;
  readonly tpa: string;
  /** Undefined: broadcast. */
  readonly to: string | undefined;
}

export const nobody = '0.0.0.0';
