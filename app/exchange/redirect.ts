import { parseEndpoint } from '#app/environments/endpoint.ts';

/** Whether a redirect stays on the server of the URL that was called, as one to a path does. @param to as `Location` has it */
export function staysOnServer(to: string, url: string): boolean {
  const from = serverOf(url);
  const address = to.startsWith('//') ? `${from?.replace(/\/\/.*/, '') ?? ''}${to}` : to;
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? from !== null && serverOf(address) === from : true;
}

/** `https://host:443` of an address, its port always written; null where it has no server. */
function serverOf(address: string): string | null {
  const reading = parseEndpoint(/^[a-z]+:\/\/[^/?#]*/i.exec(address)?.[0] ?? '');
  return reading.ok ? `${reading.endpoint.scheme}://${reading.endpoint.host}:${reading.endpoint.port}` : null;
}
