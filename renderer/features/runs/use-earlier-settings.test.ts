import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankRunForm, type RunForm, withData, withSource } from '#app/runs/run-form.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { someData } from '#renderer/testing/make-run.ts';
import { useEarlierSettings } from './use-earlier-settings.ts';

it('maps data that is already there to the events that are chosen', async () => {
  installFakeBridge({ 'run.lastOf': () => ({ run: null }) });
  const data = { dataId: 'd1', about: someData({}), from: { kind: 'file', fileId: 'f1' } } as const;
  const blank = blankRunForm({ environmentId: 'uat', siteKey: 'ONE-1' }, null);
  let form: RunForm = withSource(withData(blank, data, []), { kind: 'request', requestId: 'r' });
  const drafts = [{ ...blankDraft, uri: 'assist://a/{{City}}' }];
  renderHook(() =>
    useEarlierSettings(form, drafts, (change) => {
      form = change(form);
    }),
  );
  await waitFor(() => expect(form.mapping[1]?.target).toEqual({ kind: 'variable', name: 'City' }));
});
