import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { draftFromTemplate } from '#app/library/form.ts';
import { builtInTemplates } from '#app/library/templates/built-in.ts';

const property = (name: string, value: string, json = false) => ({ enabled: true, name, value, json });
/** Events that another tool has to carry byte for byte, hard ones among them. `who` is a variable of theirs. */
export const nastyDrafts: readonly Draft[] = [
  sampleDraft,
  { ...sampleDraft, tid: 'dedc2983-4666-4641-8047-61250a878f89', customerKey: '{{who}}' },
  { ...blankDraft, uri: 'android://App.Example/%2Fa b?x=ä&y', properties: [property('n', '12.50', true)] },
  {
    ...blankDraft,
    uri: 'social://a/ümläut/😀',
    properties: [property('"quotes" \'and\' \\', 'line\nbreak\ttab'), property('</script>', '$(x) %PATH% `y`')],
    extra: [{ name: 'more', json: '[1e3,null]' }],
  },
  moveParameters(editUri(blankDraft, "a://b?q=it's&r=a%20b&s=ü"), 'request-url'),
  ...builtInTemplates.map((template) => ({ ...draftFromTemplate(template), customerKey: 'ada@example.com' })),
];
