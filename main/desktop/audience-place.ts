import type { AudienceState } from '#app/storyboards/calls.ts';
import type { Rectangle } from './window-bounds.ts';

/** A display, as far as the audience window is concerned. */
export type Display = {
  readonly id: number;
  /** As the system names it; empty when it doesn't. */
  readonly label: string;
  /** All of it. */
  readonly bounds: Rectangle;
  /** Without the system's bars. */
  readonly workArea: Rectangle;
};

/** The displays now, and which of them the presenter is on. */
export type Displays = { readonly all: readonly Display[]; readonly presenterId: number };

/** Where the audience window goes, and what the presenter is told about it. */
export type AudiencePlace = {
  /** Null when it stays where it is. */
  readonly bounds: Rectangle | null;
  readonly state: AudienceState;
};

const usualSize = { width: 960, height: 600 } as const;

/**
 * Where the audience window goes: full screen on the wanted display, or else on the first that the presenter isn't on. Never
 * full screen over the presenter: with one display it is an ordinary window.
 * @param wantedId null for no particular display
 */
export function placeAudience(displays: Displays, wantedId: number | null): AudiencePlace {
  const others = othersOf(displays);
  const display = others.find(({ id }) => id === wantedId) ?? others[0];
  const why = wantedId !== null && display?.id !== wantedId ? 'unplugged' : 'chosen';
  const named = others.map((one) => nameDisplay(one, displays));
  if (display === undefined) {
    const state = {
      place: 'window',
      why: why === 'chosen' ? 'only-display' : why,
      display: null,
      others: named,
    } as const;
    return { bounds: windowOn(displays), state };
  }
  const state = { place: 'full-screen', why, display: nameDisplay(display, displays), others: named } as const;
  return { bounds: display.bounds, state };
}

/**
 * Where it belongs after the displays changed. One whose display is still there stays, and so does one that fills none: the person
 * may have dragged it anywhere.
 */
export function placeAudienceAgain(displays: Displays, before: AudienceState): AudiencePlace {
  const place = placeAudience(displays, before.display?.id ?? null);
  const stays = before.display === null || place.state.display?.id === before.display.id;
  return stays ? { bounds: null, state: { ...before, others: place.state.others } } : place;
}

/** The person filled the display that the window is on, or ended that. On the presenter's own display it counts as an ordinary window. */
export function fillAudience(displays: Displays, before: AudienceState, displayId: number | null): AudienceState {
  const display = othersOf(displays).find(({ id }) => id === displayId);
  const place = display === undefined ? 'window' : 'full-screen';
  return { ...before, place, why: 'chosen', display: display === undefined ? null : nameDisplay(display, displays) };
}

/** What the presenter is told of an audience window that is closed. */
export function closedAudience(displays: Displays, why: 'chosen' | 'failed'): AudienceState {
  return { place: 'closed', why, display: null, others: othersOf(displays).map((one) => nameDisplay(one, displays)) };
}

function othersOf({ all, presenterId }: Displays): readonly Display[] {
  return all.filter(({ id }) => id !== presenterId);
}

/** Its name, or its number and size where the system has none. */
function nameDisplay(
  { id, label, bounds }: Display,
  { all }: Displays,
): { readonly id: number; readonly name: string } {
  const number = all.findIndex((one) => one.id === id) + 1;
  const name = label.trim();
  const isUnique = name !== '' && all.filter((one) => one.label.trim() === name).length === 1;
  return { id, name: isUnique ? name : `${name || 'Display'} ${number} (${bounds.width} × ${bounds.height})` };
}

/** In the middle of the presenter's display. */
function windowOn({ all, presenterId }: Displays): Rectangle {
  const area = (all.find(({ id }) => id === presenterId) ?? all[0])?.workArea;
  if (area === undefined) return { x: 0, y: 0, ...usualSize };
  const width = Math.min(usualSize.width, area.width);
  const height = Math.min(usualSize.height, area.height);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  };
}
