import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { render } from '#renderer/testing/render.tsx';
import { JsonTab } from './json-tab.tsx';

function show(unreadBody: string) {
  const changed: Draft[] = [];
  const { container } = render(
    <JsonTab
      draft={{ ...blankDraft, unreadBody }}
      environment={blankEnvironment('e')}
      catalogue={[]}
      onChange={(draft) => changed.push(draft)}
    />,
  );
  return { changed, marked: () => [...container.querySelectorAll('.t-token')].map(({ textContent }) => textContent) };
}

it.each([
  ['comments', '{\n// who\n"uri": "a://b", "ck": "ada"}', 'Comments are left out.'],
  ['no-break spaces', '{\u00a0"uri": "a://b", "ck": "ada"}', 'Special spaces between its parts are now plain ones.'],
])('a body with %s is fixed with one click, and what that changes is said', async (_, text, says) => {
  const { changed } = show(text);
  expect(screen.getByRole('alert').textContent).toContain('Your text is kept.');
  expect(screen.getByRole('status').textContent).toContain(says);
  await userEvent.click(screen.getByRole('button', { name: 'Fix JSON' }));
  expect(changed).toMatchObject([{ uri: 'a://b', customerKey: 'ada', unreadBody: null }]);
});

const ofEmail = {
  ...blankEnvironment('uat'),
  name: 'UAT',
  bodyForm: 'customer-key',
  customerKeyName: 'Email',
} as const;

it.each([
  ['another than that of the environment', ofEmail, 'CRM ID', /^Line 3: .*UAT sets .* to “Email”/],
  ['where the environment sends none', { ...ofEmail, bodyForm: 'array' } as const, 'Email', /^Line 3: .*form of UAT/],
])('says that a name of the customer key isn’t sent: %s', (_, environment, keyName, says) => {
  const body = `{"uri": "a://b",\n"customerKey": "4711",\n"customerKeyName": "${keyName}"}`;
  render(
    <JsonTab
      draft={{ ...blankDraft, unreadBody: body }}
      environment={environment}
      catalogue={[]}
      onChange={() => {}}
    />,
  );
  expect(screen.getByRole('alert').textContent).toMatch(says);
});

it('says nothing of the environment’s own name of the customer key', () => {
  const draft = { ...blankDraft, uri: 'a://b', customerKey: '4711' };
  render(<JsonTab draft={draft} environment={ofEmail} catalogue={[]} onChange={() => {}} />);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('offers nothing for a text that no tool reads', () => {
  show('{"uri": oops');
  expect(screen.queryByRole('button', { name: 'Fix JSON' })).toBeNull();
});

it.each(['\n', '\r\n', '\r'])('names the line that the editor numbers, whatever its line ends are: %j', (end) => {
  show(['{', '"uri": "a://b",', '"ck": oops', '}'].join(end));
  expect(screen.getByRole('alert').textContent).toMatch(/^Line 3:/);
});

it.each(['\n', '\r\n', '\r'])('marks what is wrong, and variables, whatever its line ends are: %j', async (end) => {
  const { marked } = show(['{', '"uri": "a://{{who}}",', '"tid": "{{what}}",', '"ck": oops', '}'].join(end));
  const editor = await screen.findByRole('textbox', { name: 'Request body' });
  expect(editor.getAttribute('aria-invalid')).toBe('true');
  expect(marked()).toEqual(['{{who}}', '{{what}}']);
});
