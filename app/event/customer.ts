/** A customer key short enough for a button: what stands before the @ of an e-mail, else its first 16 characters. */
export function shortName(customerKey: string): string {
  const name = /^([^@\s]+)@/.exec(customerKey)?.[1] ?? customerKey;
  return name.length > 16 ? `${name.slice(0, 15)}…` : name;
}
