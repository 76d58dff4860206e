import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { linter } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { type OfferedNames, offerNames, offerVariables } from './json-editor-offers.ts';
import { asInEditor, isTyped, placeInEditor, showOutside } from './json-editor-text.ts';
import { type ShownToken, showTokens, tokenMarks } from './json-editor-tokens.ts';
import { startOwnText, tell } from './own-text.ts';

type JsonEditorProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** The problems, with their position in characters. An element with the id of the editor and `-problems` says them. */
  readonly problems: readonly { readonly from: number; readonly to: number; readonly says: string }[];
  /** The `{{…}}` in it, and their values. */
  readonly tokens: readonly ShownToken[];
  /** The names that can be used in `{{…}}`. */
  readonly variables: readonly { readonly name: string; readonly about: string }[];
  readonly names: OfferedNames;
  readonly onChange: (value: string) => void;
};

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--t-json-key)' },
  { tag: tags.string, color: 'var(--t-json-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--t-json-number)' },
]);

const looks = EditorView.theme({
  '&': { fontSize: '12px', border: '1px solid var(--t-line)', borderRadius: '6px', background: 'var(--t-sunk)' },
  '&.cm-focused': { outline: '2px solid var(--t-accent)', outlineOffset: '1px' },
  '.cm-content': { fontFamily: 'var(--mantine-font-family-monospace)', caretColor: 'var(--mantine-color-text)' },
  '.cm-gutters': { background: 'transparent', border: '0', color: 'var(--mantine-color-dimmed)' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--t-accent-line) !important' },
  '.cm-panels': { background: 'var(--t-chrome)', color: 'inherit', borderColor: 'var(--t-line)' },
  '.cm-panel.cm-search': { padding: '6px 8px', fontFamily: 'var(--mantine-font-family)', fontSize: '12px' },
  '.cm-textfield': {
    background: 'var(--t-raised)',
    border: '1px solid var(--t-edge)',
    borderRadius: '4px',
    padding: '2px 6px',
    fontSize: '12px',
  },
  '.cm-button': {
    background: 'var(--t-raised)',
    color: 'inherit',
    border: '1px solid var(--t-edge)',
    borderRadius: '4px',
    fontSize: '12px',
  },
  '.cm-searchMatch': { background: 'var(--t-found)' },
  '.cm-searchMatch-selected': { background: 'var(--t-found)', outline: '2px solid var(--t-accent)' },
  '.cm-tooltip': {
    background: 'var(--t-raised)',
    color: 'var(--mantine-color-text)',
    border: '1px solid var(--t-line)',
    borderRadius: '6px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--t-accent-soft)',
    color: 'var(--mantine-color-text)',
  },
});

const appearance = [
  lineNumbers(),
  history(),
  bracketMatching(),
  json(),
  syntaxHighlighting(colours),
  looks,
  EditorView.lineWrapping,
];

/**
 * A JSON editor with marks where something is wrong. It owns its text, as every field does that is typed in and set from
 * outside (`own-text.ts`). Tab leaves it, as it leaves every field.
 */
export function JsonEditor({ id, label, value, problems, tokens, variables, names, onChange }: JsonEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const checks = useRef(new Compartment());
  const own = useRef(startOwnText(value));
  const offer = useEffectEvent(
    (context: CompletionContext) => offerVariables(context, variables) ?? offerNames(context, names),
  );
  const start = useEffectEvent(() => {
    own.current = startOwnText(value);
    return value;
  });
  const type = useEffectEvent((text: string) => {
    own.current = tell(own.current, text);
    // At once, so that the next key or click works on the shown text.
    flushSync(() => onChange(text));
  });
  const draw = useEffectEvent(() => {
    if (editor.current === null) return;
    own.current = showOutside(editor.current, own.current, value);
    // The problems are about the text of this render.
    if (editor.current.state.doc.toString() !== asInEditor(value)) return;
    const move = placeInEditor(value);
    const diagnostics = problems
      .map(move)
      .map(({ from, to, says }) => ({ from, to, severity: 'error' as const, message: says }));
    const check = checks.current.reconfigure([linter(() => diagnostics, { delay: 0 }), describe(id, problems.length)]);
    editor.current.dispatch({ effects: [check, showTokens.of(tokens.map(move))] });
  });

  useLayoutEffect(() => {
    if (place.current === null) return;
    const extensions = [
      ...appearance,
      EditorView.contentAttributes.of({ id, 'aria-label': label, 'aria-multiline': 'true' }),
      autocompletion({ override: [(context) => offer(context)] }),
      checks.current.of([]),
      tokenMarks,
      // The app's own keys come first: they are caught before they reach the editor.
      search({ top: true }),
      keymap.of([...searchKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.updateListener.of((update) => {
        if (isTyped(update)) type(update.state.doc.toString());
      }),
      // The editor has to finish the composition before it shows what came from outside meanwhile.
      EditorView.domEventHandlers({ compositionend: () => void window.setTimeout(() => draw()) }),
    ];
    const view = new EditorView({ parent: place.current, state: EditorState.create({ doc: start(), extensions }) });
    editor.current = view;
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, [id, label]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it shows what changed
  useLayoutEffect(() => draw(), [value, problems, tokens]);

  return <div ref={place} />;
}

/** Marks the text as wrong, and names what says why. */
function describe(id: string, problems: number) {
  const wrong: Record<string, string> =
    problems === 0 ? {} : { 'aria-invalid': 'true', 'aria-describedby': `${id}-problems` };
  return EditorView.contentAttributes.of(wrong);
}
