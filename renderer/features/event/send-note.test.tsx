import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { draftSchema } from '#app/event/draft.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { sendNote } from './send-note.tsx';

const uat = {
  draft: sampleDraft,
  environment: blankEnvironment('uat'),
  send: { kind: 'idle' },
  repeatedAfter: null,
} as const;

it('says beside Send that it is the sample, also after a restart', () => {
  expect(sendNote(uat)?.id).toBe('sample-event');
  const saved = draftSchema.parse(JSON.parse(JSON.stringify(sampleDraft)));
  expect(sendNote({ ...uat, draft: saved })?.id).toBe('sample-event');
});

it('says nothing of it on Practice, after the first send, and once it is changed', () => {
  const done = { kind: 'done', exchange: makeReceived('x', 't'), notRecorded: null } as const;
  expect(sendNote({ ...uat, environment: blankEnvironment(practiceId) })).toBeNull();
  expect(sendNote({ ...uat, send: done })).toBeNull();
  expect(sendNote({ ...uat, draft: { ...sampleDraft, customerKey: 'bob@example.com' } })).toBeNull();
  expect(sendNote({ ...uat, send: done, repeatedAfter: 1_000 })?.id).toBe('sent-before');
});
