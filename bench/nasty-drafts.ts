import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { builtInTemplates } from '#app/templates/built-in/built-in.ts';
import { draftFromTemplate } from '#app/templates/form.ts';

const property = (name: string, value: string, json = false) => ({ enabled: true, name, value, json });
/** Events, also difficult ones, that another tool must send byte for byte. `who` is a variable in that tool. */
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
  { ...blankDraft, uri: 'a://{{server}}/{{siteKey}}?t={{tid}}', customerKey: '{{tidings_server}}' },
  { ...blankDraft, uri: 'a://b', customerKey: '{{nasty}}', tid: '{{plain}}' },
  { ...blankDraft, uri: 'a://b/{{nasty}}?p={{nasty}}&q={{plain}}' },
  {
    ...moveParameters(editUri(blankDraft, 'a://b?p={{nasty}}&q={{plain}}&{{plain}}=1'), 'request-url'),
    tid: '{{nasty}}',
  },
  { ...blankDraft, uri: 'a://b', extra: [{ name: 'deep', json: '{"a":["{{nasty}}",{"b":"{{plain}}"}]}' }] },
  {
    ...blankDraft,
    uri: 'a://b',
    properties: [property('{{plain}}', '{{plain}}{{nasty}}'), property('n', '{"x":"{{nasty}}"}', true)],
  },
  { ...blankDraft, uri: 'a://b?x=%7B%7Bplain%7D%7D&y=100%', properties: [property('tab', '\t\u2028\u0000')] },
  { ...blankDraft, uri: 'a://b', properties: [property('pm', 'pm.test("x")'), property('brace', '}} {{ { }')] },
  moveParameters(editUri(blankDraft, 'a://b?"q"=[1]{2}|\\^`<>&empty=&bare&&={{plain}}'), 'request-url'),
  {
    ...blankDraft,
    uri: 'a://b',
    customerKey: ' {{plain}} ',
    properties: [property('', ''), property('empty', ''), property('n', 'null', true)],
  },
  ...builtInTemplates.map((template) => ({ ...draftFromTemplate(template), customerKey: 'ada@example.com' })),
];
