/** An address as a number of so many bits. */
export type IpAddress = { readonly bits: 32 | 128; readonly value: bigint };

/** Reads an address of IPv4 or IPv6, without brackets; null when it is none. */
export function parseIp(text: string): IpAddress | null {
  if (!text.includes(':')) {
    const value = ipv4Value(text);
    return value === null ? null : { bits: 32, value };
  }
  // The last 32 bits may be written as IPv4.
  const [, before = '', last = ''] = /^(.*:)([^:]*)$/.exec(text) ?? [];
  const tail = last.includes('.') ? ipv4Value(last) : null;
  if (last.includes('.') && tail === null) return null;
  const groups = tail === null ? text : `${before}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const value = ipv6Value(groups);
  return value === null ? null : { bits: 128, value };
}

/** Whether an address is among those that share the first bits of another. */
export function isInRange(address: IpAddress, range: IpAddress, prefix: number): boolean {
  const rest = BigInt(range.bits - prefix);
  return address.bits === range.bits && address.value >> rest === range.value >> rest;
}

function ipv4Value(text: string): bigint | null {
  const parts = text.split('.');
  const isGood = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isGood ? parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) : null;
}

function ipv6Value(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}
