import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft, type Property } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { planImport } from '#app/formats/import/plan-import.ts';
import { readImport } from '#app/formats/import/read-import.ts';
import { addRequest } from '#app/library/library.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import { saveStepDraft, withStoryboard } from '#app/library/workspace-storyboards.ts';
import { createItemMaker } from '#app/runs/item.ts';
import type { Mapping } from '#app/runs/mapping.ts';
import { beginPresentation } from '#app/storyboards/presentation.ts';
import { draftInPresentation } from '#app/storyboards/shown-customer.ts';
import {
  addStep,
  blankStoryboard,
  createEventStep,
  duplicateStep,
  removeCastMember,
} from '#app/storyboards/storyboard-edit.ts';
import { storyboardFromExchanges } from '#app/storyboards/storyboard-from-history.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { formatPostmanCollection } from './postman/postman-collection.ts';

/*
 * Values keep their kind: an event that goes through a step, a row or a file comes out as it went in. Templates and their
 * forms are tested in `template-round-trip.test.ts`.
 */

/** JSON values as people write them, digits and all. */
const anyJson = fc.constantFrom(
  ...['12.50', '1e3', '-0', '12345678901234567890', 'true', 'false', 'null', '{"a":[1,"x"]}', '[]', '"text"'],
);

const anyName = fc.oneof(
  fc.constantFrom('a', 'b', '__proto__', 'toString', 'constructor'),
  fc.string({ minLength: 1, maxLength: 5 }),
);
const noTokens = (text: string) => !text.includes('{') && !text.includes('}');
const anyValue = fc.oneof(anyJson, fc.string({ maxLength: 6 })).filter(noTokens);

/** A property: a text, also one that looks like a number, or a JSON value. */
const anyProperty: fc.Arbitrary<Property> = fc.oneof(
  fc.record({ enabled: fc.constant(true), name: anyName.filter(noTokens), value: anyValue }),
  fc.record({ enabled: fc.constant(true), name: anyName.filter(noTokens), value: anyJson, json: fc.constant(true) }),
);

const anyQuery = fc.array(
  fc.constantFrom('tag=one', 'tag=two', 'k', 'e=', 'c=a%20b', 'u=ü', "q=it's", 'p=%2f', 'x=1', 's=a+b', 'm=%25'),
  { maxLength: 5 },
);

/** An event with values of every kind, duplicate names, extra members, and parameters on either URL. */
const anyEvent: fc.Arbitrary<Draft> = fc
  .record({
    query: anyQuery,
    properties: fc.array(anyProperty, { maxLength: 5 }),
    onUrl: fc.boolean(),
    extra: anyJson,
    customerKey: fc.constantFrom('', 'ada@example.com', ' 42 ', 'Åsa"\\'),
  })
  .map(({ query, properties, onUrl, extra, customerKey }) => {
    const uri = `a://b/c${query.length === 0 ? '' : `?${query.join('&')}`}#end`;
    const draft = { ...editUri(blankDraft, uri), properties, customerKey, extra: [{ name: 'more', json: extra }] };
    return onUrl ? moveParameters(draft, 'request-url') : draft;
  });

/** The same with rows that are switched off, for what keeps them. */
const anyEventWithOff: fc.Arbitrary<Draft> = fc
  .tuple(anyEvent, fc.array(anyProperty, { maxLength: 2 }))
  .map(([draft, off]) => ({
    ...draft,
    properties: [...off.map((one) => ({ ...one, enabled: false })), ...draft.properties],
  }));

const numRuns = 300;
const eventsOf = (workspace: Workspace) => workspace.storyboards.flatMap(({ steps }) => steps);

it('an event made into a step is sent as it is, without a cast member, with one, and copied', () => {
  fc.assert(
    fc.property(anyEventWithOff, (draft) => {
      const step = createEventStep('s', 'S', draft, null);
      expect(draftInPresentation(beginPresentation(blankStoryboard('b', 'c'), anyDraw), step)).toEqual(draft);

      const base = blankStoryboard('b', 'c');
      const cast = [{ id: 'c', name: 'Ada', customerKey: draft.customerKey, properties: [] }];
      const board = duplicateStep(addStep({ ...base, cast }, createEventStep('s', 'S', draft, 'c')), 's', 'copy');
      for (const one of [...board.steps, ...removeCastMember(board, 'c').steps])
        if (one.kind === 'event') expect(draftInPresentation(beginPresentation(board, anyDraw), one)).toEqual(draft);

      const saved = saveStepDraft(withStoryboard(blankWorkspace, board), 's', draft);
      expect(eventsOf(saved)).toMatchObject([{ draft }, { draft }]);
    }),
    { numRuns },
  );
});

it('an event of the history as a storyboard step is sent as it was', () => {
  fc.assert(
    fc.property(anyEventWithOff, (draft) => {
      let count = 0;
      const sources = { title: 'T', newId: () => `id ${++count}`, profiles: [] };
      const board = storyboardFromExchanges([{ ...makeExchange('x'), draft }], sources);
      const sent = board.steps.flatMap((step) =>
        step.kind === 'event' ? [draftInPresentation(beginPresentation(board, anyDraw), step)] : [],
      );
      expect(sent).toEqual([draft]);
    }),
    { numRuns },
  );
});

/** The columns that hold an event's values, and its row. A column goes to the first property of its name. */
function rowOf({ properties, customerKey, tid }: Draft) {
  const firsts = properties.filter(
    (one, at) => one.enabled && properties.findIndex((other) => other.enabled && other.name === one.name) === at,
  );
  const names = new Set<string>();
  const own = firsts.filter(({ name }) => !names.has(name.trim()) && names.add(name.trim()));
  const columns = [
    { column: 'key', target: { kind: 'customer-key' }, cell: customerKey },
    { column: 'id', target: { kind: 'tid' }, cell: tid },
    ...own.map(
      ({ name, value }, at) => ({ column: `p${at}`, target: { kind: 'property', name }, cell: value }) as const,
    ),
  ] as const;
  const mapping: Mapping = columns.map(({ column, target }) => ({ column, target }));
  return { mapping, columns: columns.map(({ column }) => column), cells: columns.map(({ cell }) => cell) };
}

it('an event whose values come from a row is the event that the row was made of', () => {
  fc.assert(
    fc.property(anyEventWithOff, (event) => {
      const draft = { ...event, tid: 'dedc2983-4666-4641-8047-61250a878f89' };
      const { mapping, columns, cells } = rowOf(draft);
      const maker = createItemMaker({
        ...{ requests: [{ id: 'r', name: 'R', draft, cast: null }], columns, rowCount: 1, mapping, expectations: [] },
        ...{ environment: blankEnvironment('e'), siteKey: 'K', workspace: [], answers: {}, ...anyDraw },
      });
      expect(maker.finish(maker.make(0, cells), null).draft).toEqual(draft);
    }),
    { numRuns },
  );
});

const isQuoted = ({ json, value }: Property) => json === true && value.startsWith('"');
const library = (draft: Draft) => addRequest(blankWorkspace, { ...makeRequest('r'), draft });

it('a workspace file restores every event as it was', () => {
  fc.assert(
    fc.property(anyEventWithOff, (draft) => {
      const step = createEventStep('s', 'S', draft, null);
      const here = withStoryboard(library(draft), addStep({ ...blankStoryboard('b', 'c'), cast: [] }, step));
      const text = JSON.stringify(toWorkspaceFile(here, [], { withCustomers: true, withEnvironments: false }));
      let count = 0;
      const options = { choice: 'mine', customerKey: '', newId: () => `${++count}`, at: anyDraw.at } as const;
      const imported = readImport(text);
      if (imported.kind === 'unreadable') throw new Error(imported.problem);
      const { workspace } = planImport({ workspace: blankWorkspace, environments: [] }, imported, options);
      expect(workspace.requests.map((one) => one.draft)).toEqual([draft]);
      expect(eventsOf(workspace)).toMatchObject([{ draft }]);
    }),
    { numRuns },
  );
});

it('a Postman collection restores every event as it was, except what is switched off', () => {
  fc.assert(
    // A text that is kept as JSON, in its quotes, comes back as the text that it is.
    fc.property(
      anyEvent.filter(({ properties }) => !properties.some(isQuoted)),
      (draft) => {
        const environment = {
          ...blankEnvironment('e'),
          serverName: 'https://uat.example.com',
          siteKeys: [{ siteKey: 'K', label: '' }],
        };
        const options = { environment, siteKey: 'K', variables: [], draw: anyDraw };
        const imported = readImport(formatPostmanCollection('C', library(draft), options).text);
        if (imported.kind !== 'events') throw new Error(imported.kind);
        const [made = draft] = imported.requests.map((one) => one.draft);
        expect(buildRequest(made, environment, 'K')).toEqual(buildRequest(draft, environment, 'K'));
        // The same values of the same kind; only the writing of a request URL is that of the request.
        const { properties, customerKey, extra, uri } = draft;
        expect(made).toMatchObject({ properties, customerKey, extra, uri });
        if (draft.parametersOn === 'event-uri') expect(made).toEqual(draft);
      },
    ),
    { numRuns },
  );
});
