import { blankDraft, type Draft } from './draft.ts';
import { editUri } from './parameters.ts';
import { sampleUri } from './sample-uri.ts';

/** The event that is prepared for the first start: a promotion interest noted by a call-centre agent. */
export const sampleDraft: Draft = editUri(
  {
    ...blankDraft,
    customerKey: 'ada@example.com',
    properties: [
      { enabled: true, name: 'channel', value: 'call centre' },
      { enabled: true, name: 'interestLevel', value: 'high' },
    ],
  },
  sampleUri,
);

/** Whether an event is the sample as it was prepared. */
export function isSample(draft: Draft): boolean {
  return JSON.stringify(draft) === JSON.stringify(sampleDraft);
}
