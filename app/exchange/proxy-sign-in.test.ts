import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proxySignInCode, unspokenSignInMessage } from './proxy-sign-in.ts';

it.each([
  [[], '407'],
  [['Basic realm="a, Digest b"'], '407'],
  [['NTLM', 'basic realm=x'], '407'],
  [['Negotiate', 'NTLM'], '407_NEGOTIATE_NTLM'],
  [['Negotiate, NTLM TlRMTVNTUAAC=='], '407_NEGOTIATE_NTLM'],
  [['Digest realm="a \\" Basic, Basic", nonce="b", qop = "auth", algorithm=SHA-256', 'Digest realm="a"'], '407_DIGEST'],
  [['Digest realm="a", Basic realm="b"'], '407'],
  [['=?', '"NTLM"', ''], '407'],
])('%j is %s', (challenges, code) => {
  expect(proxySignInCode(challenges)).toBe(code);
});

it('makes a code of anything', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (challenges) => {
      expect(proxySignInCode(challenges)).toMatch(/^407(_[A-Z][A-Z0-9-]*){0,5}$/);
    }),
  );
});

it('describes the sign-in of Windows, and any other', () => {
  expect(unspokenSignInMessage('407_NEGOTIATE_NTLM')?.sign).toBe(
    'a sign-in with Negotiate or NTLM (Windows sign-in); Tidings supports only Basic',
  );
  expect(unspokenSignInMessage('407_DIGEST')?.sign).toBe('a sign-in with Digest; Tidings supports only Basic');
  for (const code of ['407', '403', 'TIMED_OUT']) expect(unspokenSignInMessage(code)).toBeNull();
});
