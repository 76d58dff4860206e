import { type MenuGroup, menuGroups } from '#app/menu-group.ts';

/** A menu and the commands in it. */
type MenuPart<C> = { readonly label: MenuGroup; readonly commands: readonly C[] };

/** Spreads the window's commands over menus, each in its order. No menu is empty. */
export function layOutMenu<C extends { readonly group: MenuGroup }>(commands: readonly C[]): readonly MenuPart<C>[] {
  return menuGroups
    .map((label) => ({ label, commands: commands.filter(({ group }) => group === label) }))
    .filter((part) => part.commands.length > 0);
}
