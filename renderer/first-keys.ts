/**
 * Runs before the app is loaded, on its own: while only the frame is there, it keeps the keys that the app has commands for, and
 * gives them to the app when that has taken over. Letters stay in the frame's field.
 */
const kept: KeyboardEvent[] = [];
/** With Ctrl or Cmd, keys that edit a field, and those keys themselves. */
const letters = ['a', 'c', 'v', 'x', 'y', 'z'];
const others = ['Control', 'Meta', 'Shift', 'ArrowLeft', 'ArrowRight', 'Backspace', 'Delete', 'Home', 'End'];
const isFrameThere = () => document.getElementById('frame') !== null;

function keep(event: KeyboardEvent): void {
  if (!event.isTrusted || !isFrameThere() || !isForApp(event)) return;
  event.preventDefault();
  kept.push(new KeyboardEvent('keydown', event));
}

/** Not those that a field itself acts on, and not AltGr, which Windows reports as Ctrl+Alt. */
function isForApp({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !letters.includes(key.toLowerCase()) && !others.includes(key);
}

function give(): void {
  if (isFrameThere()) return;
  observer.disconnect();
  window.removeEventListener('keydown', keep, { capture: true });
  // By then the app has rendered what was typed, and listens to keys.
  requestAnimationFrame(() => setTimeout(giveKept));
}

function giveKept(): void {
  for (const event of kept) (document.activeElement ?? document.body).dispatchEvent(event);
}

const observer = new MutationObserver(() => {
  // The page is still being read where the frame isn't there yet.
  if (document.readyState !== 'loading') give();
});
observer.observe(document, { childList: true, subtree: true });
window.addEventListener('keydown', keep, { capture: true });
