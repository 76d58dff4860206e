/**
 * Runs before the app is loaded, on its own: while only the frame is there, it keeps the keys that the app has commands for, and
 * gives them to the app when that has taken over. Letters stay in the frame's field, but not those that come after a command:
 * they belong to what it opens.
 */
const kept: KeyboardEvent[] = [];
/** With Ctrl or Cmd, keys that edit a field, keys of macOS itself, and Ctrl and Cmd themselves. */
const letters = ['a', 'c', 'v', 'x', 'y', 'z'];
const ofSystem = ['q', 'h', 'm'];
const others = ['Control', 'Meta', 'Shift', 'ArrowLeft', 'ArrowRight', 'Backspace', 'Delete', 'Home', 'End'];
/** How long a command has to move the focus, in milliseconds. */
const focusWithinMs = 500;
const lastLatin = '\u024f';
let isOver = false;
const isFrameThere = () => document.getElementById('frame') !== null;

function keep(event: KeyboardEvent): void {
  if (!event.isTrusted || (kept.length === 0 && !(isFrameThere() && isForApp(event)))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  kept.push(new KeyboardEvent('keydown', event));
}

/** Not those that a field itself acts on, and not AltGr, which Windows reports as Ctrl+Alt. */
function isForApp(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  const letter = letterOf(event);
  if (metaKey && ofSystem.includes(letter)) return false;
  return (ctrlKey || metaKey) && !altKey && !letters.includes(letter) && !others.includes(key);
}

/** By its place where the layout has no Latin letters. */
function letterOf({ key, code }: KeyboardEvent): string {
  return (key.length === 1 && key > lastLatin ? code.replace('Key', '') : key).toLowerCase();
}

function give(): void {
  if (isFrameThere() || isOver) return;
  isOver = true;
  observer.disconnect();
  // By then the app has rendered what was typed, and listens to keys.
  requestAnimationFrame(() => setTimeout(giveKept));
}

/** Keys that come meanwhile wait behind the kept ones. */
async function giveKept(): Promise<void> {
  for (let event = kept[0]; event !== undefined; event = kept[0]) {
    const before = document.activeElement ?? document.body;
    before.dispatchEvent(event);
    if (event.ctrlKey || event.metaKey) await focusMoved(before);
    else if (!event.defaultPrevented) write(event.key);
    kept.shift();
  }
  window.removeEventListener('keydown', keep, { capture: true });
}

/** Waits until a command has moved the focus; some leave it where it is. */
async function focusMoved(from: Element): Promise<void> {
  const until = performance.now() + focusWithinMs;
  while (document.activeElement === from && performance.now() < until) await new Promise(requestAnimationFrame);
}

/** What the key would have done in a field. Undo knows it. */
function write(key: string): void {
  if (key.length === 1) document.execCommand('insertText', false, key);
  else if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Delete') document.execCommand('forwardDelete');
}

const observer = new MutationObserver(() => {
  // The page is still being read where the frame isn't there yet.
  if (document.readyState !== 'loading') give();
});
observer.observe(document, { childList: true, subtree: true });
window.addEventListener('keydown', keep, { capture: true });
