import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { siteKeyData } from './site-key-list.tsx';

it('offers a site key once that an environment from a file has twice', () => {
  const siteKeys = ['ONE-1', 'ONE-2', 'ONE-1'].map((siteKey) => ({ siteKey, label: '' }));
  const environment = { ...blankEnvironment('e'), siteKeys };
  expect(siteKeyData(environment)).toMatchObject([{ value: 'ONE-1' }, { value: 'ONE-2' }]);
});
