/** A menu and the commands in it. */
export type MenuPart<C> = { readonly label: string; readonly commands: readonly C[] };

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
export function layOutMenu<C extends { readonly name: string }>(commands: readonly C[]): readonly MenuPart<C>[] {
  const labelOf = (name: string) => places.find(([, pattern]) => pattern.test(name))?.[0] ?? 'Event';
  return order
    .map((label) => ({ label, commands: commands.filter(({ name }) => labelOf(name) === label) }))
    .filter((part) => part.commands.length > 0);
}
