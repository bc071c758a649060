import { all, type Team } from '../together.ts';
import type { BinaryString } from '../script.ts';

/** The one nft table of ours in each family; gone once nothing is in it. */
export const table = 'vipbook';

/** Run an nft script in one transaction; says `1`. */
export function nft(commands: BinaryString): BinaryString {
  return nftThen(commands, '&& echo 1');
}

/** All lines of an operation: what an nft(8) transaction of it alone consists of. */
export function nftAlone({ frame, elements }: NftLines): BinaryString {
  return nft(frame === '' ? elements : `${frame}\n${elements}`);
}

function nftThen(commands: BinaryString, then: BinaryString): BinaryString {
  return `nft -f - <<'VIPBOOK_NFT' ${then}\n${commands}\nVIPBOOK_NFT`;
}

/** What an operation says to nft(8); its answer is `1`. */
export interface NftLines {
  /** Tables, chains and rules that others may need as well: of several that are alike, one is said. */
  readonly frame: BinaryString;
  readonly elements: BinaryString;
}

/** One transaction for all, of whatever kind: the kernel does it whole or not at all. */
export const nftTeam: Team = {
  script(members) {
    const lines = members.flatMap(({ operation, definition }) => definition.nft?.(operation) ?? []);
    if (lines.length < members.length) return undefined;
    const frames = new Set(lines.map(({ frame }) => frame).filter((frame) => frame !== ''));
    const said = [...frames, ...lines.map(({ elements }) => elements)].join('\n');
    return `if ${nftThen(said, '2>/dev/null')}\nthen\n${all(members, 'echo 1')}\nelse false; fi`;
  },
  inline: true,
};
