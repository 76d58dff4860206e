import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { libraryWithoutCustomers } from './without-customer.ts';
import { blankWorkspace } from './workspace.ts';

it.each(['who', 'who ', '\t who'])('a customer in the variable %j leaves in no export without customers', (name) => {
  const request = { ...makeRequest('1'), draft: { ...blankDraft, customerKey: '{{ who }}' } };
  const variables = [{ name, value: 'CRM-4711' }];
  const made = libraryWithoutCustomers({ ...blankWorkspace, requests: [request], variables }, [], []);
  expect(JSON.stringify(made)).not.toContain('4711');
});
