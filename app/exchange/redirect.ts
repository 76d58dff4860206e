/** Whether a redirect stays on the server of the URL that was called, as one to a path does. @param to as `Location` has it */
export function staysOnServer(to: string, url: string): boolean {
  const from = serverOf(url);
  const address = to.startsWith('//') ? `${from.replace(/\/\/.*/, '')}${to}` : to;
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? serverOf(address) === from : true;
}

/** `https://host` of an address; empty where it has none. */
function serverOf(address: string): string {
  return (/^[a-z]+:\/\/[^/?#]*/i.exec(address)?.[0] ?? '').toLowerCase();
}
