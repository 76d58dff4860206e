import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { noTiming, type Result } from '#app/exchange/exchange.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import type { SendState } from '#renderer/state/tabs-state.ts';
import { render } from '#renderer/testing/render.tsx';
import type { EventAtPlace } from './two-places.ts';
import { TwoPlacesResult } from './two-places-result.tsx';

const environment = { ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://h' };
const draw = { seed: 's', at: '2026-01-01T00:00:00.000Z' };
const place: EventAtPlace = {
  environment,
  selection: { environmentId: 'uat', siteKey: 'K' },
  draft: blankDraft,
  prepared: prepareSend(blankDraft, { environment, siteKey: 'K' }, { workspace: [], answers: {}, draw }),
  tidReason: null,
  isTidSent: false,
  tidUse: undefined,
};

const done = (result: Result): SendState => ({
  kind: 'done',
  exchange: makeExchange('x', { left: 'yes', result }),
  notRecorded: null,
});
const answer = { status: 200, statusText: 'OK', headers: [], body: '', bodyBytes: 0, sha256: '', whole: false };
const cutOff = { kind: 'unanswered', outcome: 'cut-off', code: 'ECONNRESET', timing: noTiming } as const;

it('says of a body that is not there what became of it, not that it is empty', () => {
  const states = { A: done({ ...cutOff, answer: null }), B: done({ ...cutOff, answer }) };
  const on = { onTryAgain: () => {}, onOpen: () => {}, onCopy: () => {} };
  render(<TwoPlacesResult plan={{ A: place, B: place }} states={states} on={on} />);
  expect(screen.getByRole('region', { name: 'Response body A', hidden: true }).textContent).toBe(
    'No response arrived.',
  );
  expect(screen.getByRole('region', { name: 'Response body B', hidden: true }).textContent).toBe(
    'The body of the response didn’t arrive.',
  );
});
