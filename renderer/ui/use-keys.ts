import { useEffect, useEffectEvent, useRef } from 'react';
import { ownValue } from '#app/own-value.ts';

/** Returned by an action to leave the key to the focused element. */
export const notMine = Symbol('not mine');

/** A key as `Mod+Shift+H`; Mod is Cmd on macOS and Ctrl elsewhere. `Ctrl+Tab` is Ctrl everywhere. */
export type Keys = Readonly<Record<string, () => unknown>>;

/**
 * Listens for the window's keys. Ignores keys while an input method composes, and AltGr, which Windows reports as
 * Ctrl+Alt. A key that is held down is one press: it acts again once it was let go.
 * @param repeating those that act on and on while they are held
 */
export function useKeys(keys: Keys, repeating: readonly string[] = []): void {
  /** The key that was pressed last and acted here: what repeats it is not for what has the focus either. */
  const pressed = useRef<string | null>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.getModifierState('AltGraph') || event.altKey) return;
    const key =
      [formatKey(event), formatKeyByPlace(event)].find((name) => name !== null && keys[name] !== undefined) ?? '';
    const isHeld = event.repeat && !repeating.includes(key);
    if (isHeld && pressed.current !== key) return;
    if (!isHeld) {
      pressed.current = null;
      const action = keys[key];
      if (action === undefined || action() === notMine) return;
      pressed.current = key;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}

/** Whether the focus is in a text field, which has its own undo. */
export function isTyping(): boolean {
  const at = document.activeElement;
  if (at instanceof HTMLTextAreaElement || (at instanceof HTMLElement && at.isContentEditable)) return true;
  return at instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(at.type) && !at.readOnly;
}

/** Whether a list or menu is open where the focus is: Escape closes that, and nothing around it. */
export function isListOpen(): boolean {
  const at = document.activeElement;
  if (at?.closest('.cm-editor')?.querySelector('.cm-tooltip-autocomplete') != null) return true;
  return at?.closest('[data-mantine-stop-propagation="true"]') != null;
}

/** Whether the focus is on a row of a tree, which has its own keys. */
export function isInTree(): boolean {
  return document.activeElement?.getAttribute('role') === 'treeitem';
}

/** Writes a key press as `useKeys` names it. */
export function formatKey(event: Omit<KeyPress, 'code'>): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (key === 'Tab') return `${event.ctrlKey ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}Tab`;
  return withModifiers(event, key);
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** The signs of an English keyboard by their place, besides letters and digits. */
const signs: Readonly<Record<string, string>> = {
  Backquote: '`',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Equal: '=',
  Minus: '-',
  Period: '.',
  Quote: "'",
  Semicolon: ';',
  Slash: '/',
};

/** Whether the last letter key wrote a Latin letter: signs such as the full stop say nothing about the layout. */
let isLatin = true;

/**
 * Writes a key press by the key's place on an English keyboard: for layouts without Latin letters, such as Cyrillic, and
 * for those that write a digit with Shift only. Null where the sign of the key itself counts.
 */
export function formatKeyByPlace(event: KeyPress): string | null {
  const { key, code } = event;
  if ([...key].length !== 1) return null;
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  const [, digit] = /^Digit([0-9])$/.exec(code) ?? [];
  if (letter !== undefined && /\p{L}/u.test(key)) isLatin = /\p{Script=Latin}/u.test(key);
  if (digit !== undefined) return withModifiers(event, digit);
  const sign = letter ?? ownValue(signs, code);
  return isLatin || sign === undefined ? null : withModifiers(event, sign);
}

function withModifiers(event: KeyPress | Omit<KeyPress, 'code'>, key: string): string {
  const [mod, other] = isMac() ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  // Ctrl on macOS and the Windows key elsewhere make another key of it.
  return `${other ? 'Other+' : ''}${mod ? 'Mod+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`;
}

/** Asked once: each button with a key is named by it, and the browser makes the text anew each time. */
let mac: boolean | null = null;

function isMac(): boolean {
  mac ??= navigator.userAgent.includes('Macintosh');
  return mac;
}

/** A key for people: `Ctrl Enter`, on macOS `⌘ Enter`. */
export function keyForPeople(key: string): string {
  const arrows = key
    .replace('ArrowRight', '→')
    .replace('ArrowLeft', '←')
    .replace('ArrowDown', '↓')
    .replace('ArrowUp', '↑')
    .replace(/^Escape$/, 'Esc');
  return arrows.replace('Mod', isMac() ? '⌘' : 'Ctrl').replaceAll('+', ' ');
}

/** A key as `aria-keyshortcuts` has it. */
export function keyForReaders(key: string): string {
  return key.replace('Mod', isMac() ? 'Meta' : 'Control').replace('Ctrl', 'Control');
}
