import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankDraft, type Draft } from './draft.ts';
import { editParameters, editUri, moveParameters, rowsToParameters } from './parameters.ts';
import { encodeCell, parametersToQuery, parseUri, queryToParameters } from './uri.ts';

type Edit = (draft: Draft) => Draft;

const cell = (kind: 'name' | 'value') => fc.string().map((typed) => encodeCell(typed, kind));
const rows = fc.array(fc.record({ enabled: fc.boolean(), name: cell('name'), value: cell('value') }), { maxLength: 5 });
const edits = fc.array(
  fc.oneof(
    fc.string().map(
      (uri): Edit =>
        (draft) =>
          editUri(draft, uri),
    ),
    rows.map(
      (table): Edit =>
        (draft) =>
          editParameters(draft, rowsToParameters(table)),
    ),
    fc.nat(4).map(
      (at): Edit =>
        (draft) =>
          editParameters(
            draft,
            draft.parameters.map((row, index) => (index === at ? { ...row, enabled: !row.enabled } : row)),
          ),
    ),
  ),
  { maxLength: 6 },
);
const drafts = edits.map((all) => all.reduce((draft, edit) => edit(draft), blankDraft));

it('the text of the uri and its parts are the same characters', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { scheme, host, path, query, fragment } = parseUri(text);
      const before = text.startsWith(`${scheme}://`) ? `${scheme}://` : '';
      const after = (query === null ? '' : `?${query}`) + (fragment === null ? '' : `#${fragment}`);
      expect(before + host + path + after).toBe(text);
    }),
  );
});

it('a query read and written again is the same query', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parametersToQuery(queryToParameters(text))).toBe(text);
    }),
  );
});

it('uri and table say the same after any edits', () => {
  fc.assert(
    fc.property(drafts, ({ uri, parameters }) => {
      const { query } = parseUri(uri);
      const written = query === null ? [] : queryToParameters(query);
      expect(parameters.filter(({ enabled }) => enabled)).toEqual(written);
      expect(parametersToQuery(parameters)).toBe(query);
    }),
  );
});

it('switched-off rows survive every edit of the text', () => {
  fc.assert(
    fc.property(drafts, fc.string(), (draft, text) => {
      const off = (one: Draft) => one.parameters.filter(({ enabled }) => !enabled);
      expect(off(editUri(draft, text))).toEqual(off(draft));
    }),
  );
});

it('parameters that move to the request URL and back leave the draft as it was', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      expect(moveParameters(moveParameters(draft, 'request-url'), 'event-uri')).toEqual(draft);
    }),
  );
});
