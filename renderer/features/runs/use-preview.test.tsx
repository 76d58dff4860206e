import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankRunForm, formToSetup } from '#app/runs/run-form.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { source } from '#renderer/testing/show-new-run.tsx';
import { usePreview } from './use-preview.ts';

const form = blankRunForm({ environmentId: 'uat', siteKey: 'ONE-1' }, source);

it('shows no items of the data before beside those of new data, and keeps them while a setting changes', async () => {
  installFakeBridge({
    'run.preview': ({ setup }) => ({ planned: setup.dataId === 'd1' ? 3 : 7, items: [], says: [] }),
  });
  const setup = formToSetup(form, 'Interest');
  if (setup === null) throw new Error('It is complete.');
  const { result, rerender } = renderHook((of) => usePreview(of, ''), { initialProps: { ...setup, dataId: 'd1' } });
  const total = () => result.current.items.total;
  await waitFor(() => expect(total()).toBe(3));
  rerender({ ...setup, dataId: 'd1', siteKey: 'ONE-2' });
  expect(total()).toBe(3);
  rerender({ ...setup, dataId: 'd2' });
  expect(total()).toBeNull();
  await waitFor(() => expect(total()).toBe(7));
});
