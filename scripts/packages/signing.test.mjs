import { describe, expect, it } from 'vitest';
import { planSigning } from './signing.mjs';

/** As GitHub passes secrets that a repository doesn't have. */
const none = {
  SIGNING_LINK: '',
  SIGNING_PASSWORD: '',
  APPLE_ID: '',
  APPLE_APP_SPECIFIC_PASSWORD: '',
  APPLE_TEAM_ID: '',
};
const certificate = { ...none, SIGNING_LINK: 'base64', SIGNING_PASSWORD: 'secret' };
const apple = { APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' };

/** @param {import('./signing.mjs').Signing} signing */
const variables = ({ set }) => Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));

describe('without secrets', () => {
  it.each(['darwin', 'win32', 'linux'])('%s is built unsigned, and no variable is left empty', (platform) => {
    for (const env of [none, {}, { ...none, CSC_LINK: '', CSC_KEY_PASSWORD: '' }, { ...none, ...apple }]) {
      const signing = planSigning(env, platform);
      expect(variables(signing)).toEqual({});
      expect(Object.keys(signing.set)).toEqual(expect.arrayContaining(['CSC_LINK', 'APPLE_ID']));
      expect(signing.says).toMatch(/not signed|no signature/);
    }
  });

  it('macOS gets a signature without an identity: without any, Apple processors start no app', () => {
    expect(planSigning(none, 'darwin').config).toEqual({ mac: { identity: '-', hardenedRuntime: false } });
    expect(planSigning(none, 'win32').config).toEqual({});
  });
});

describe('with a certificate', () => {
  it('signs on Windows and macOS', () => {
    const signed = { CSC_LINK: 'base64', CSC_KEY_PASSWORD: 'secret' };
    expect(variables(planSigning(certificate, 'win32'))).toEqual(signed);
    expect(variables(planSigning({ CSC_LINK: 'base64', CSC_KEY_PASSWORD: 'secret' }, 'darwin'))).toEqual(signed);
    expect(variables(planSigning({ ...none, SIGNING_LINK: 'base64' }, 'darwin'))).toEqual({ CSC_LINK: 'base64' });
  });

  it('notarizes only with all that it needs', () => {
    expect(variables(planSigning({ ...certificate, ...apple }, 'darwin'))).toMatchObject(apple);
    const some = planSigning({ ...certificate, APPLE_ID: 'a' }, 'darwin');
    expect(variables(some)).not.toHaveProperty('APPLE_ID');
    expect(some.says).toContain('signed, but not notarized');
  });
});
