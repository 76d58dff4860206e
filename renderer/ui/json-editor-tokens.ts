import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** A `{{…}}` in the text, and its value in words. */
export type ShownToken = {
  readonly from: number;
  readonly to: number;
  readonly inner: string;
  readonly isKnown: boolean;
  readonly says: string;
};

/** Marks other tokens than before. */
export const showTokens = StateEffect.define<readonly ShownToken[]>();

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects }) => {
    const shown = effects.find((effect) => effect.is(showTokens));
    return shown === undefined ? before.map(changes) : Decoration.set(shown.value.map(markOf));
  },
  provide: (field) => EditorView.decorations.from(field),
});

const looks = EditorView.theme({
  '.t-token': { borderRadius: '3px', background: 'color-mix(in srgb, var(--t-accent) 18%, transparent)' },
  '.t-token-unknown': {
    background: 'color-mix(in srgb, var(--t-bad) 18%, transparent)',
    boxShadow: 'inset 0 -2px 0 var(--t-bad)',
  },
});

/** Marks the known and the unknown tokens of a text, each with its value as the title. */
export const tokenMarks = [marks, looks];

function markOf({ from, to, inner, isKnown, says }: ShownToken) {
  return Decoration.mark({
    class: isKnown ? 't-token' : 't-token t-token-unknown',
    attributes: { title: `{{${inner}}}: ${says}` },
  }).range(from, to);
}
