import { acceptCompletion, completionStatus, currentCompletions, startCompletion } from '@codemirror/autocomplete';
import { EditorView } from '@codemirror/view';
import { act, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { JsonEditor } from './json-editor.tsx';

function Editor({ start }: { readonly start: string }) {
  const [value, setValue] = useState(start);
  return (
    <JsonEditor
      id="body"
      label="Request body"
      value={value}
      problems={[]}
      tokens={[]}
      variables={[{ name: 'name', about: 'ada' }]}
      names={{ members: ['uri', 'properties', 'ck'], properties: ['channel'] }}
      onChange={setValue}
    />
  );
}

/** An editor with a text that has the caret at its `|`, and a way to type there. */
function open(text: string) {
  const { container } = render(<Editor start={text.replace('|', '')} />);
  const editor = container.querySelector<HTMLElement>('.cm-editor');
  const view = editor === null ? null : EditorView.findFromDOM(editor);
  if (view === null) throw new Error('There is no editor.');
  const from = text.indexOf('|');
  act(() => view.dispatch({ selection: { anchor: from } }));
  const type = (letter: string) =>
    act(() =>
      view.dispatch({
        changes: { from, insert: letter },
        selection: { anchor: from + letter.length },
        userEvent: 'input.type',
      }),
    );
  const settle = () => waitFor(() => expect(completionStatus(view.state)).not.toBe('pending'));
  /** What is offered once the editor has looked. */
  const offered = async () => {
    await settle();
    return currentCompletions(view.state).map(({ label }) => label);
  };
  return { view, type, offered };
}

/** Types a letter at the `|`. */
async function typed(text: string, letter: string) {
  const { view, type, offered } = open(text);
  type(letter);
  return { view, offered: await offered() };
}

const members = ['"ck"', '"properties"', '"uri"'];

it.each([
  ['the name of a member', '{|}', members],
  ['the name of a member before others', '{\n|\n"ck": "ada"}', members],
  ['the name of a property', '{"properties": {|}}', ['"channel"']],
  ['a part of a property', '{"properties": [{|}]}', ['"name"', '"value"']],
  ['the value of the name of a property', '{"properties": [{"name": |}]}', ['"channel"']],
])('the quote that begins %s offers names', async (_, text, names) => {
  expect((await typed(text, '"')).offered).toEqual(names);
});

it.each([
  ['begins a value', '{"ck": |}'],
  ['ends a value', '{"uri": "a://b",\n"ck": "ada|\n}'],
  ['ends a name', '{"ck|: "ada"}'],
  ['begins the value of a property', '{"properties": [{"value": |}]}'],
  ['begins the value of a member called name', '{"name": |}'],
])('the quote that %s offers none', async (_, text) => {
  expect((await typed(text, '"')).offered).toEqual([]);
});

it('names are offered on request between members, and not in a value', async () => {
  const between = open('{"uri": "a://b",\n|}');
  act(() => void startCompletion(between.view));
  expect(await between.offered()).toEqual(members);
  const within = open('{"uri": "a|://b"}');
  act(() => void startCompletion(within.view));
  expect(await within.offered()).toEqual([]);
});

it.each([
  ['a member’s name', '{"uri": "a://b", "c|": "x"}', 'k', '{"uri": "a://b", "ck": "x"}'],
  [
    'the name of a property',
    '{"properties": [{"name": "c|", "value": 1}]}',
    'h',
    '{"properties": [{"name": "channel", "value": 1}]}',
  ],
  ['a variable', '{"uri": "a://b/{{na|}}"}', 'm', '{"uri": "a://b/{{name}}"}'],
  ['a variable without quotes', '{"x": {{na|}}, "y": 1}', 'm', '{"x": {{name}}, "y": 1}'],
])('a suggestion takes the place of all of %s', async (_, text, letter, changed) => {
  const { view, offered } = await typed(text, letter);
  expect(offered).toHaveLength(1);
  await waitFor(() => expect(acceptCompletion(view)).toBe(true));
  expect(view.state.doc.toString()).toBe(changed);
});

it.each([
  ['a name before another', '{"u| "ck": "x"}', 'r', '{"uri" "ck": "x"}'],
  ['a variable at the end of a text', '{"a": {"uri": "{{na|"}}', 'm', '{"a": {"uri": "{{name}}"}}'],
  ['a variable at the end of objects', '{"a": {"b": {{na|}}', 'm', '{"a": {"b": {{name}}}}'],
])('a suggestion for %s keeps what follows', async (_, text, letter, changed) => {
  const { view } = await typed(text, letter);
  await waitFor(() => expect(acceptCompletion(view)).toBe(true));
  expect(view.state.doc.toString()).toBe(changed);
});
