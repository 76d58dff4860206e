import { fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { blankField, blankTemplate, proposeTemplate } from '#app/templates/propose-template.ts';
import { type Template, templateSchema } from '#app/templates/template.ts';
import { render } from '#renderer/testing/render.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { TemplateForm } from './template-form.tsx';

it('what is typed takes the place of the proposed title', async () => {
  const template = { ...blankTemplate('t'), title: 'testdrive/book' };
  render(<TemplateEditor template={template} isNew onSave={vi.fn()} onClose={vi.fn()} />);
  const title = screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
  await waitFor(() => expect(document.activeElement).toBe(title));
  await userEvent.keyboard('Interest');
  expect(title.value).toBe('Interest');
});

it.each(['s', 'S', 'ы', 'σ'])('Ctrl+S saves on every keyboard: %s', (key) => {
  const onSave = vi.fn();
  const template = { ...blankTemplate('t'), title: 'T', uri: 'a://b' };
  render(<TemplateEditor template={template} isNew onSave={onSave} onClose={vi.fn()} />);
  const press = { key, code: 'KeyS', ctrlKey: true };
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Title' }), press);
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Title' }), { ...press, repeat: true });
  expect(onSave).toHaveBeenCalledExactlyOnceWith(template);
});

it('says what its fields contain that can’t be seen, and removes it with one click', async () => {
  const saved: Template[] = [];
  const field = {
    ...blankField('f'),
    label: 'Town',
    initial: 'Oslo\u200b',
    target: { kind: 'property', name: 'to\u00adwn' },
  };
  const template = { ...blankTemplate('t'), title: 'Visit\u200b', uri: 'a://b\u00a0', story: '\ufeffA visit' };
  const given = templateSchema.parse({ ...template, when: '10\u202e', fields: [field] });
  render(<TemplateEditor template={given} isNew onSave={(one) => saved.push(one)} onClose={vi.fn()} />);
  for (const button of screen.getAllByRole('button', { name: 'Remove hidden characters' }))
    await userEvent.click(button);
  expect(screen.queryByRole('status')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Save template' }));
  expect(saved).toEqual([
    {
      ...given,
      ...{ title: 'Visit', uri: 'a://b ', story: 'A visit', when: '10' },
      fields: [{ ...given.fields[0], initial: 'Oslo', target: { kind: 'property', name: 'town' } }],
    },
  ]);
});

it('a form says what an answer contains that can’t be seen, and removes it with one click', async () => {
  const template = { ...blankTemplate('t'), fields: [{ ...blankField('f'), label: 'Town' }] };
  const target = { kind: 'property', name: 'town' } as const;
  const [field = blankField('f')] = template.fields.map((one) => ({ ...one, target }));
  const changed: Draft[] = [];
  const draft = { ...blankDraft, properties: [{ enabled: true, name: 'town', value: 'Os\u200blo' }] };
  render(
    <TemplateForm
      template={{ ...template, fields: [field] }}
      draft={draft}
      problems={[]}
      onChange={(next) => changed.push(next)}
      onShowEvent={() => {}}
    />,
  );
  expect(screen.getByRole('status').textContent).toContain('a zero-width space (U+200B)');
  await userEvent.click(screen.getByRole('button', { name: 'Remove hidden characters' }));
  expect(changed[0]?.properties).toMatchObject([{ name: 'town', value: 'Oslo' }]);
});

const choiceField = {
  ...blankField('f'),
  label: 'Where',
  type: 'choice',
  target: { kind: 'property', name: 'where' },
} as const;

it('choices keep their commas, and may differ by case alone', async () => {
  const saved: Template[] = [];
  const template = { ...blankTemplate('t'), title: 'Visit', uri: 'a://b', fields: [choiceField] };
  render(<TemplateEditor template={template} isNew onSave={(one) => saved.push(one)} onClose={vi.fn()} />);
  await userEvent.type(screen.getByLabelText('Choices'), 'Berlin, Mitte{Enter}Gold{Enter}gold{Enter}Gold{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Save template' }));
  expect(saved[0]?.fields[0]?.choices).toEqual(['Berlin, Mitte', 'Gold', 'gold']);
});

it('a text that becomes a choice shows what new events start with', async () => {
  const saved: Template[] = [];
  const fields = [{ ...choiceField, choices: ['A', 'B'], initial: 'old' }];
  const template = { ...blankTemplate('t'), title: 'Visit', uri: 'a://b', fields };
  render(<TemplateEditor template={template} isNew onSave={(one) => saved.push(one)} onClose={vi.fn()} />);
  const start = screen.getByRole<HTMLInputElement>('combobox', { name: 'Default value' });
  expect(start.value).toBe('old');
  await userEvent.clear(start);
  await userEvent.type(start, 'B');
  await userEvent.click(screen.getByRole('button', { name: 'Save template' }));
  expect(saved[0]?.fields[0]?.initial).toBe('B');
});

it('a template is made from an event, without the field that is removed, once its questions are there', async () => {
  const onSave = vi.fn();
  const proposed = proposeTemplate(sampleDraft, 't', 'testdrive/book');
  render(<TemplateEditor template={proposed} isNew onSave={onSave} onClose={vi.fn()} />);
  const [question] = screen.getAllByLabelText<HTMLInputElement>('Question');
  if (question === undefined) throw new Error('It asks for the customer.');
  fireEvent.change(question, { target: { value: '' } });
  fireEvent.click(screen.getByText('Save template'));
  expect(document.activeElement).toBe(question);
  expect(onSave).not.toHaveBeenCalled();
  fireEvent.change(question, { target: { value: 'Who is the customer?' } });
  fireEvent.click(screen.getByLabelText('Remove field 3'));
  fireEvent.click(screen.getByText('Save template'));
  const [first, second, , ...others] = proposed.fields;
  const fields = [{ ...first, label: 'Who is the customer?' }, second, ...others];
  expect(onSave).toHaveBeenCalledExactlyOnceWith({ ...proposed, fields });
  expect(second?.target).toMatchObject({ name: 'campaign' });
});
