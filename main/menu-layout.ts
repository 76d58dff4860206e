/** A menu and the commands in it, by name. */
export type MenuPart = { readonly label: string; readonly commands: readonly string[] };

/** Which menu a command stands in; what no pattern knows is about the event. */
const places: readonly (readonly [label: string, pattern: RegExp])[] = [
  ['Present', /^(Present|Stop presenting|New storyboard|Play )/],
  ['View', /^(Show (?!me )|.* theme$|Theme |Larger|Smaller|Usual size)/],
  ['Library', /^(Save|Make a template|New (template|folder)|Import|Export|Undo|Redo)/],
  ['Help', /^(List of keys|Show me around|Check for updates|Guide|Help)/],
  ['Settings', /^(Settings|Manage )/],
];

const order = ['Event', 'Library', 'View', 'Present', 'Settings', 'Help'] as const;

/** Spreads the window's commands over menus, each in its order. No menu is empty. */
export function layOutMenu(commands: readonly string[]): readonly MenuPart[] {
  const labelOf = (name: string) => places.find(([, pattern]) => pattern.test(name))?.[0] ?? 'Event';
  return order
    .map((label) => ({ label, commands: commands.filter((name) => labelOf(name) === label) }))
    .filter((part) => part.commands.length > 0);
}
