import { useMediaQuery } from '@mantine/hooks';
import type { WorkbenchAction } from '#renderer/state/workbench-state.ts';

/** Under this width of the window, in pixels, the side bar is a drawer. */
export const narrow = 800;

export function useIsUnder(width: number): boolean {
  return useMediaQuery(queryUnder(width), false, { getInitialValueInEffect: false });
}

/** Shows or hides the side bar: the drawer in a narrow window, and what stays beside the view in a wide one. */
export function toggleSideBar(): WorkbenchAction {
  return { type: window.matchMedia(queryUnder(narrow)).matches ? 'drawer-toggled' : 'library-toggled' };
}

function queryUnder(width: number): string {
  return `(max-width: ${(width - 0.1) / 16}em)`;
}
