/**
 * The technical reason of a proxy's refusal: `407`, and with what it asks for where that is nothing that Tidings speaks, as
 * `407_NEGOTIATE_NTLM`.
 * @param challenges the values of its `Proxy-Authenticate` headers (RFC 9110, 11.7.1)
 */
export function proxySignInCode(challenges: readonly string[]): string {
  const schemes = [...new Set(challenges.flatMap(schemesIn).map((scheme) => scheme.toUpperCase()))];
  return schemes.includes('BASIC') ? '407' : ['407', ...schemes.slice(0, 5)].join('_');
}

/** What sign-in that is, and what to do without it. @param code as `proxySignInCode` makes it. Returns null where it could be signed in to */
export function unspokenSignInMessage(code: string): { readonly sign: string; readonly next: string } | null {
  const [status, ...schemes] = code.split('_');
  if (status !== '407' || schemes.length === 0) return null;
  const isOfWindows = schemes.some((scheme) => /^(NTLM|NEGOTIATE|KERBEROS)$/.test(scheme));
  return {
    sign: `a sign-in with ${schemes.map(nameOf).join(' or ')}${isOfWindows ? ' (Windows sign-in)' : ''}; Tidings supports only Basic`,
    next: 'Ask your administrator for a proxy with Basic sign-in or without sign-in. Or set up a local proxy that signs in for you, such as Px or Cntlm.',
  };
}

function nameOf(scheme: string): string {
  return scheme === 'NTLM' ? scheme : `${scheme.charAt(0)}${scheme.slice(1).toLowerCase()}`;
}

/** A challenge begins with its scheme; what has a `=` after its first word is a parameter of the one before. */
function schemesIn(header: string): readonly string[] {
  return header
    .replace(/(?<!\\)"(?:[^"\\]|\\.)*"/g, '""')
    .split(',')
    .flatMap((part) => /^\s*([a-z][a-z0-9-]{0,19})(?=\s*$|\s+[^\s=])/i.exec(part)?.[1] ?? []);
}
