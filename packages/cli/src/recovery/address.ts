import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { parseAddress } from '@vipbook/vip';

/** The address in the form in which hosts know it. @throws VipbookError VIP013. */
export function addressArgument(text: string): string {
  const parsed = parseAddress(text);
  if (parsed !== undefined) return parsed.address;
  throw new VipbookError(diagnostic('VIP013', { message: `"${text}" is not an IP address` }));
}

export function isAddress(text: string): boolean {
  return parseAddress(text) !== undefined;
}
