import { ownValue } from '#app/own-value.ts';

const names: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  Ctrl: 'Control',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** A key of the window, such as `Mod+Shift+H`, as Electron's menus write it; null for what they cannot write. */
export function acceleratorOf(key: string): string | null {
  if (!/^(?:(?:Mod|Ctrl|Shift)\+)*(?:[A-Z0-9,./\\=-]|F\d{1,2}|Enter|Escape|Delete|Tab|Space)$/.test(key)) return null;
  return key
    .split('+')
    .map((part) => ownValue(names, part) ?? part)
    .join('+');
}
