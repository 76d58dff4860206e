import { oneOf } from '#app/one-of.ts';
import { type ResponseLayout, responseLayouts, usualResponse } from '#app/settings/response-layout.ts';
import { sideBarWidths } from '#app/settings/side-bar-widths.ts';
import { uriInFront } from '#main/event/front-tab.ts';
import { valueAtStart } from '#main/storage/value-at-start.ts';

/** What the window's frame shows before the app is there. */
export type Frame = {
  /** Null where the event in front doesn't open with its URI. */
  readonly uri: string | null;
  readonly sideBarWidth: number;
  /** How many banners are below the header. */
  readonly banners: number;
  /** Where the response is, and the percent that it takes at the right. */
  readonly response: { readonly layout: ResponseLayout; readonly rightPercent: number };
};

/** The frame of the window as it will open, read from the saved files before the stores are loaded. */
export function frameAtStart(folder: string): Frame {
  return {
    uri: uriInFront(folder),
    sideBarWidth: sideBarWidth(folder),
    banners: bannersAtStart(folder),
    response: responseAtStart(folder),
  };
}

function responseAtStart(folder: string): Frame['response'] {
  const { rightPercent } = usualResponse;
  try {
    const { layout, rightPercent: percent } = valueAtStart(folder, 'settings.json').response;
    return {
      layout: oneOf(responseLayouts, layout) ?? 'automatic',
      rightPercent: percent >= 0 && percent <= 100 ? percent : rightPercent,
    };
  } catch {
    return { layout: 'automatic', rightPercent };
  }
}

function sideBarWidth(folder: string): number {
  try {
    const { sideBarWidth: width } = valueAtStart(folder, 'settings.json');
    return width >= sideBarWidths.least && width <= sideBarWidths.most ? width : sideBarWidths.usual;
  } catch {
    return sideBarWidths.usual;
  }
}

/**
 * A guarded environment isn't in use at the start, but a banner offers the way back to it. A page that is loaded again later,
 * as after a crash, can have one banner more.
 */
function bannersAtStart(folder: string): number {
  try {
    const { environments, selection } = valueAtStart(folder, 'environments.json');
    const last = environments.find(({ id }: { id: unknown }) => id === selection?.environmentId);
    return last?.askBeforeSending === true || last?.network?.acceptSelfSigned === true ? 1 : 0;
  } catch {
    return 0;
  }
}
