import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sideBarWidths } from '#app/settings/side-bar-widths.ts';
import { uriInFront } from '#main/event/front-tab.ts';

/** What the window's frame shows before the app is there. */
export type Frame = {
  /** Null where the event in front doesn't open with its URI. */
  readonly uri: string | null;
  readonly sideBarWidth: number;
  /** How many banners are below the header. */
  readonly banners: number;
};

/** The frame of the window as it will open, read from the saved files before the stores are loaded. */
export function frameAtStart(folder: string): Frame {
  return { uri: uriInFront(folder), sideBarWidth: sideBarWidth(folder), banners: bannersAtStart(folder) };
}

function sideBarWidth(folder: string): number {
  try {
    const { sideBarWidth: width } = valueIn(folder, 'settings.json');
    return width >= sideBarWidths.least && width <= sideBarWidths.most ? width : sideBarWidths.usual;
  } catch {
    return sideBarWidths.usual;
  }
}

/** A guarded environment isn't in use at the start, but a banner offers the way back to it. */
function bannersAtStart(folder: string): number {
  try {
    const { environments, selection } = valueIn(folder, 'environments.json');
    const last = environments.find(({ id }: { id: unknown }) => id === selection?.environmentId);
    return last?.askBeforeSending === true || last?.network?.acceptSelfSigned === true ? 1 : 0;
  } catch {
    return 0;
  }
}

function valueIn(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')).value;
}
