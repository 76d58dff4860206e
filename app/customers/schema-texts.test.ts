import { expect, it } from 'vitest';
import { z } from 'zod';
import { environmentSchema } from '#app/environments/environment.ts';
import { tabSchema } from '#app/event/tab.ts';
import { exchangeSchema, exchangeSummarySchema } from '#app/exchange/exchange.ts';
import { catalogueSchema } from '#app/library/catalogue.ts';
import { workspaceFileSchema } from '#app/library/whole-workspace-file.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { practiceEventSchema } from '#app/practice/practice-event.ts';
import { runResultSchema } from '#app/runs/result.ts';
import { runSchema } from '#app/runs/run.ts';
import { settingsSchema } from '#app/settings/settings.ts';
import { showsSchema } from '#app/storyboards/show.ts';
import { showUnderWaySchema } from '#app/storyboards/show-under-way.ts';
import { matchCustomer } from './customer-matcher.ts';
import { freeTextFields } from './schema-texts.ts';

/** Every schema of a document that Tidings saves or exports. */
const saved: Readonly<Record<string, z.ZodType>> = {
  environment: environmentSchema,
  tab: tabSchema,
  exchange: exchangeSchema,
  summary: exchangeSummarySchema,
  practiceEvent: practiceEventSchema,
  settings: settingsSchema,
  catalogue: catalogueSchema,
  workspace: workspaceSchema,
  workspaceFile: workspaceFileSchema,
  result: runResultSchema,
  run: runSchema,
  shows: showsSchema,
  showUnderWay: showUnderWaySchema,
};

it.each(Object.entries(saved))('every text of %s is known to hold a customer or not', (_, schema) => {
  const unknown = freeTextFields(schema).filter(([, kind]) => kind === null);
  expect(unknown).toEqual([]);
});

it('walks through all that a schema is made of', () => {
  const schema = z.object({
    list: z
      .array(z.object({ note: z.string() }).nullable())
      .readonly()
      .default([]),
    either: z.union([z.object({ kind: z.literal('a'), title: z.string() }), z.object({ mystery: z.string() })]),
    answers: z.record(z.string(), z.string()),
    at: z.iso.datetime(),
    id: z.uuid(),
    one: z.enum(['x', 'y']),
  });
  expect(freeTextFields(schema)).toEqual([
    ['.list.note', 'prose'],
    ['.either.title', 'name'],
    ['.either.mystery', null],
    ['.answers', 'value'],
  ]);
});

it.each(['17', '42', 'web', 'event', 'a', '2026', 'blue', 'yes', 'property', 'Web'])(
  '%s changes no date, id or choice',
  (key) => {
    const workspace = workspaceSchema.parse({
      folders: [{ id: key, name: 'Spring', folderId: key, deletedAt: '2026-01-02T17:42:17.000Z' }],
      requests: [],
      templates: [
        {
          version: 1,
          id: key,
          title: 'A visit',
          when: 'Now',
          channel: 'Web',
          uri: 'a://b',
          fields: [],
          story: `{${key}}`,
          deletedAt: null,
        },
      ],
      variables: [],
      storyboards: [
        {
          version: 1,
          id: 'a',
          title: 'b',
          about: '',
          cast: [],
          steps: [{ kind: 'note', id: key, title: 'c', note: '', storyLine: '' }],
        },
      ],
    });
    expect(matchCustomer(key, []).clear(workspaceSchema, workspace)).toBe(workspace);
  },
);
