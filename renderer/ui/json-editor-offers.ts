import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

/** The names that are offered for the members of the whole, and inside its `properties`. */
export type OfferedNames = { readonly members: readonly string[]; readonly properties: readonly string[] };

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode'];

/** Suggests variable names after a typed `{{`. */
export function offerVariables(
  context: CompletionContext,
  variables: readonly { readonly name: string; readonly about: string }[],
): CompletionResult | null {
  const typed = context.matchBefore(/\{\{[^{}]*/);
  if (typed === null) return null;
  const isQuoted = isText(context.state, syntaxTree(context.state).resolveInner(typed.from, -1));
  // Without quotes, braces that nothing follows can be those of the objects around it.
  const apply = insertOver(isQuoted ? /^[^{}"]*\}\}|^\}/ : /^[^{}",:]*\}\}(?=\s*[,\]}])/);
  return {
    from: typed.from,
    options: variables.map(({ name, about }) => ({ label: `{{${name}}}`, detail: about, type: 'variable', apply })),
    validFor: /^\{\{[^{}]*$/,
  };
}

/** Suggests names where one is typed: for a member, and for the `"name"` of a property. */
export function offerNames({ state, pos, explicit }: CompletionContext, names: OfferedNames): CompletionResult | null {
  const node = syntaxTree(state).resolveInner(pos, -1);
  const isTyped = isText(state, node);
  // A text that is closed before the caret is complete.
  if (isTyped ? pos === node.to && !node.type.isError : !explicit) return null;
  const depth = depthOf(node);
  const isNameOfProperty = isTyped && depth > 1 && isValueOfName(state, node);
  if (!isNameOfProperty && !isMemberName(node, isTyped)) return null;
  const { members, properties } = names;
  const offered = depth > 1 ? (isNameOfProperty || depth === 2 ? properties : ['name', 'value']) : members;
  const apply = insertOver(/^[^"\\]*(?:\\.[^"\\]*)*"(?=\s*(?:[:,\]}]|$))/);
  return {
    from: isTyped ? node.from : pos,
    options: offered.map((name) => ({ label: `"${name}"`, type: 'property', apply })),
  };
}

/** Inserts a suggestion in the place of what was typed, and of the rest of it that is still behind the caret. */
function insertOver(rest: RegExp): Exclude<Completion['apply'], string | undefined> {
  return ({ state, dispatch }, { label }, from) => {
    const { head } = state.selection.main;
    const line = state.doc.lineAt(head);
    const behind = rest.exec(line.text.slice(head - line.from))?.[0] ?? '';
    dispatch(insertCompletionText(state, label, from, head + behind.length));
  };
}

/** Whether a part of the JSON is a text in quotes, be it a name or a value. It may still be open. */
function isText(state: EditorState, { from, firstChild }: SyntaxNode): boolean {
  return firstChild === null && state.sliceDoc(from, from + 1) === '"';
}

/** Whether an object has the name of a member there: one that is typed or, without one, the next. */
function isMemberName({ name, type, parent }: SyntaxNode, isTyped: boolean): boolean {
  if (isTyped) return name === 'PropertyName' || (type.isError && parent?.name === 'Object');
  return name === 'Object' || (parent?.name === 'Object' && (name === '{' || name === ','));
}

function isValueOfName(state: EditorState, { name, parent }: SyntaxNode): boolean {
  const member = parent?.name === 'Property' && name !== 'PropertyName' ? parent.getChild('PropertyName') : null;
  return member !== null && state.sliceDoc(member.from, member.to) === '"name"';
}

/** How many objects and arrays are around a place. */
function depthOf(node: SyntaxNode | null): number {
  if (node === null) return 0;
  return depthOf(node.parent) + (node.name === 'Object' || node.name === 'Array' ? 1 : 0);
}
