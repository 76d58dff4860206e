import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import fc from 'fast-check';
import { type ReactNode, useEffect, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { type Typist, typeInEditor, typeInField } from '#renderer/testing/typist.ts';
import { AutosaveInput } from './autosave-input.tsx';
import { JsonEditor } from './json-editor.tsx';
import { NameValueTable } from './name-value-table.tsx';
import { TextareaField, TextField } from './text-field.tsx';
import { TokenInput } from './token-input.tsx';

afterEach(cleanup);

type Parts = { readonly value: string; readonly onChange: (text: string) => void };

const noMarks = { problems: [], tokens: [], variables: [], names: { members: [], properties: [] } };

/** Every kind of field that is both typed in and set from outside. */
const kinds: Readonly<Record<string, (parts: Parts) => ReactNode>> = {
  'a text field': (parts) => <TextField aria-label="Field" {...parts} />,
  'a field of several lines': (parts) => <TextareaField aria-label="Field" lines={[1, 4]} {...parts} />,
  'a field that knows variables': (parts) => <TokenInput aria-label="Field" {...parts} />,
  'a cell': ({ value, onChange }) => (
    <NameValueTable
      label="Rows"
      hint=""
      addLabel="Add"
      rows={[{ enabled: true, name: 'x', value }]}
      onChange={([row]) => onChange(row?.value ?? '')}
      cellId={(_, cell) => cell}
    />
  ),
  'the JSON editor': ({ value, onChange }) => (
    <JsonEditor id="body" label="Field" value={value} onChange={onChange} {...noMarks} problems={[]} tokens={[]} />
  ),
};

/** The outside of the field: it accepts what is typed at once or later, and renders whenever something else happens. */
type Outside = {
  /** Renders the field with the current value, as after an answer from main. */
  readonly drawAgain: () => void;
  /** Accepts the next typed text, when texts are accepted late. */
  readonly takeNext: () => void;
  /** Sets another text, as Undo does. */
  readonly set: (text: string) => void;
  readonly inForce: () => string;
};

function open(
  field: (parts: Parts) => ReactNode,
  start: string,
  isLate: boolean,
): { typist: Typist; outside: Outside } {
  const waiting: string[] = [];
  const held: { value: string; set: (text: string) => void; draw: () => void } = {
    value: start,
    set: () => {},
    draw: () => {},
  };
  function Place() {
    const [value, setValue] = useState(start);
    const [, setTurn] = useState(0);
    useEffect(() => {
      held.value = value;
      held.set = setValue;
      held.draw = () => setTurn((turn) => turn + 1);
    });
    return field({ value, onChange: (text) => (isLate ? void waiting.push(text) : setValue(text)) });
  }
  cleanup();
  render(<Place />);
  const name = screen.queryByRole('textbox', { name: 'Field' }) ?? screen.getByRole('textbox', { name: 'Value' });
  const isEditor = name.closest('.cm-editor') !== null;
  if (!isEditor) act(() => name.focus());
  const typist = isEditor ? typeInEditor(name) : typeInField(name as HTMLInputElement);
  return {
    typist,
    outside: {
      drawAgain: () => act(() => held.draw()),
      takeNext: () => {
        const next = waiting.shift();
        if (next !== undefined) act(() => held.set(next));
      },
      set: (text) => {
        waiting.length = 0;
        act(() => held.set(text));
      },
      inForce: () => waiting.at(-1) ?? held.value,
    },
  };
}

/** The orders are random: many runs of all tests find the rare ones. */
const isLong = process.env['TIDINGS_LONG'] === '1';

type Step =
  | { readonly kind: 'press'; readonly letter: string }
  | { readonly kind: 'erase' | 'draw' | 'take' }
  | { readonly kind: 'move'; readonly to: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abc "{').map((letter) => ({ kind: 'press' as const, letter })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('erase' as const, 'draw' as const, 'take' as const).map((kind) => ({ kind })),
  },
  { weight: 1, arbitrary: fc.nat(8).map((to) => ({ kind: 'move' as const, to })) },
);

describe.each(Object.entries(kinds))('typing in %s', (_, field) => {
  it.each([true, false])('keeps the text as typed, in any order of renders and updates (late: %s)', (isLate) => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 30 }), (all) => {
        const { typist, outside } = open(field, 'start', isLate);
        let text = 'start';
        let caret = 2;
        typist.moveTo(caret);
        for (const step of all) {
          if (step.kind === 'press') {
            typist.press(step.letter);
            text = text.slice(0, caret) + step.letter + text.slice(caret);
            caret += 1;
          } else if (step.kind === 'erase') {
            typist.erase();
            text = text.slice(0, Math.max(0, caret - 1)) + text.slice(caret);
            caret = Math.max(0, caret - 1);
          } else if (step.kind === 'move') {
            caret = Math.min(step.to, text.length);
            typist.moveTo(caret);
          } else if (step.kind === 'draw') outside.drawAgain();
          else outside.takeNext();
          expect(typist.read()).toEqual({ text, caret });
        }
        expect(outside.inForce()).toBe(text);
      }),
      { numRuns: isLong ? 40 : 15 },
    );
  });

  it('shows a value from elsewhere, and keeps the caret between the same letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('x', 'y'), maxLength: 4 }), fc.boolean(), (added, isBefore) => {
        const { typist, outside } = open(field, 'start', false);
        typist.moveTo(2);
        typist.press('a');
        outside.set(isBefore ? `${added}staart` : `staart${added}`);
        expect(typist.read()).toEqual({
          text: isBefore ? `${added}staart` : `staart${added}`,
          caret: 3 + (isBefore ? added.length : 0),
        });
        typist.press('b');
        expect(outside.inForce()).toBe(isBefore ? `${added}stabart` : `stabart${added}`);
        // Back to a text that was typed once: by Undo, for one.
        outside.set('staart');
        expect(typist.read().text).toBe('staart');
      }),
      { numRuns: isLong ? 30 : 10 },
    );
  });
});

describe('while an input method composes', () => {
  it('nothing from outside is shown until the end', () => {
    const { typist, outside } = open((parts) => <TextField aria-label="Field" {...parts} />, 'start', false);
    const field = screen.getByRole('textbox', { name: 'Field' });
    typist.moveTo(2);
    fireEvent.compositionStart(field);
    typist.press('か');
    outside.set('startかx');
    expect(typist.read()).toEqual({ text: 'stかart', caret: 3 });
    fireEvent.compositionEnd(field);
    expect(typist.read().text).toBe('startかx');
  });

  it('the composed text stays when nothing comes from outside', () => {
    const { typist, outside } = open((parts) => <TokenInput aria-label="Field" {...parts} />, 'start', true);
    const field = screen.getByRole('textbox', { name: 'Field' });
    typist.moveTo(2);
    fireEvent.compositionStart(field);
    typist.press('か');
    outside.drawAgain();
    fireEvent.compositionEnd(field);
    outside.takeNext();
    expect(typist.read()).toEqual({ text: 'stかart', caret: 3 });
  });
});

describe('a field that saves when typing pauses', () => {
  it('keeps the typed text when values come from outside meanwhile', async () => {
    const { typist, outside } = open(
      ({ value, onChange }) => <AutosaveInput aria-label="Field" value={value} onSave={onChange} />,
      'note',
      false,
    );
    typist.moveTo(4);
    typist.press('s');
    outside.set('elsewhere');
    outside.drawAgain();
    expect(typist.read()).toEqual({ text: 'notes', caret: 5 });
    await expect.poll(() => outside.inForce()).toBe('notes');
    expect(typist.read()).toEqual({ text: 'notes', caret: 5 });
    outside.set('undone');
    expect(typist.read().text).toBe('undone');
  });
});
