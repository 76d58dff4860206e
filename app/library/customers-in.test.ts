import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { blankStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { blankField, blankTemplate } from '#app/templates/propose-template.ts';
import type { Target, TemplateField } from '#app/templates/template.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { customersIn } from './customers-in.ts';
import { libraryWithoutCustomers } from './without-customer.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';

const row = (name: string, value: string) => ({ enabled: true, name, value });
const withDraft = (draft: Partial<Draft>): Workspace => ({
  ...blankWorkspace,
  requests: [{ ...makeRequest('1'), draft: { ...blankDraft, ...draft } }],
});
const withField = (target: Target, field: Partial<TemplateField>): Workspace => ({
  ...blankWorkspace,
  templates: [{ ...blankTemplate('t'), fields: [{ ...blankField('f'), target, ...field }] }],
});
const expected = { kind: 'json-path', path: '$.data[0].customerKey', test: 'equals' } as const;

/** What a library shared without customers is written as. */
const shared = (workspace: Workspace, environments = [blankEnvironment('e')]) =>
  JSON.stringify(libraryWithoutCustomers(workspace, environments, environments));

it.each(['who', 'who ', '\t who'])('a customer in the variable %j leaves in no export without customers', (name) => {
  const variables = [{ name, value: 'CRM-4711' }];
  expect(shared({ ...withDraft({ customerKey: '{{ who }}' }), variables })).not.toContain('4711');
});

describe('a customer is found by the variable', () => {
  it.each<readonly [string, Workspace]>([
    ['in a property that is named as their key', withDraft({ properties: [row('customerKey', '{{who}}')] })],
    ['in such a property of JSON', withDraft({ properties: [{ ...row('customer', '{"ck":"{{who}}"}'), json: true }] })],
    ['in a parameter of the URI', withDraft(editUri(blankDraft, 'a://b?ck={{who}}'))],
    ['in the query of the request', withDraft({ parameters: [{ ...row('ck', '{{who}}'), bare: false }] })],
    ['in a member of the body', withDraft({ extra: [{ name: 'customer_id', json: '"{{who}}"' }] })],
    ['in a body that cannot be read', withDraft({ unreadBody: '{"ck":"{{who}}",' })],
    ['that an answer is expected to have', withDraft({ expectations: [{ ...expected, value: '{{who}}' }] })],
    [
      'in the properties of a cast',
      {
        ...blankWorkspace,
        storyboards: [
          {
            ...blankStoryboard('s', 'c'),
            cast: [{ id: 'c', name: 'Ada', customerKey: '', properties: [row('ck', '{{who}}')] }],
          },
        ],
      },
    ],
    ['that a template starts with', withField({ kind: 'customer-key' }, { initial: '{{who}}' })],
    [
      'in the URI of a template',
      { ...withField({ kind: 'customer-key' }, {}), templates: [{ ...blankTemplate('t'), uri: 'a://b?ck={{who}}' }] },
    ],
  ])('%s', (_, workspace) => {
    const variables = [{ name: 'who', value: 'CRM-4711' }];
    expect(customersIn({ ...workspace, variables }, []).keys).toEqual(['CRM-4711']);
    const environment = { ...blankEnvironment('e'), variables };
    expect(shared(workspace, [environment])).not.toContain('4711');
  });

  it('that is itself named as their key', () => {
    const variables = [{ name: 'customerKey', value: 'CRM-4711' }];
    expect(customersIn({ ...blankWorkspace, variables }, []).keys).toEqual(['CRM-4711']);
  });
});

it.each<Target>([
  { kind: 'customer-key' },
  { kind: 'property', name: 'customerKey' },
  { kind: 'parameter', name: 'ck' },
])('a template offers no customer in %j, but still asks for one', (target) => {
  const workspace = withField(target, { type: 'choice', choices: ['kim', 'CRM-4712'], initial: 'kim' });
  const [template] = libraryWithoutCustomers(workspace, [], []).templates;
  expect(template?.fields).toEqual([{ ...blankField('f'), target, type: 'text' }]);
});

it('a customer with a short word as the key leaves where the name says that it is one', () => {
  const draft = {
    ...editUri(blankDraft, 'a://b?ck=kim&x=kim'),
    properties: [row('customerKey', 'kim'), row('colour', 'kim')],
    extra: [{ name: 'customerId', json: '"kim"' }],
  };
  const [request] = libraryWithoutCustomers(withDraft(draft), [], []).requests;
  expect(request?.draft).toMatchObject({
    uri: 'a://b?ck={{customer}}&x=kim',
    parameters: [{ value: '{{customer}}' }, { value: 'kim' }],
    properties: [{ value: '{{customer}}' }, { value: 'kim' }],
    extra: [{ json: '"{{customer}}"' }],
  });
});

it('what a key is expected to match is a pattern, and stays', () => {
  const expectation = { ...expected, test: 'matches', value: String.raw`^CRM-\d{4}$` } as const;
  const workspace = withDraft({ expectations: [expectation] });
  expect(customersIn(workspace, []).keys).toEqual([]);
  expect(libraryWithoutCustomers(workspace, [], []).requests[0]?.draft.expectations).toEqual([expectation]);
});

it.each(['a://b?back=/orders?ck=CRM-4711', 'a://b?back=%2Forders%3Fck%3DCRM-4711%26x%3D1'])(
  'a customer is named in an address within %s',
  (uri) => {
    const moved = moveParameters(editUri(blankDraft, uri), 'request-url');
    for (const draft of [editUri(blankDraft, uri), moved])
      expect(customersIn(withDraft(draft), []).keys).toEqual(['CRM-4711']);
  },
);
