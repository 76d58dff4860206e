import { loadPart } from '#renderer/ui/load-part.ts';
import type { Presenter } from './presenter.tsx';

type Room = typeof Presenter;

let room: Room | null = null;

/** Loads the room, so that it stands there whole when somebody enters: the first press of Space must not be lost. */
export async function openRoom(): Promise<void> {
  room ??= (await loadPart(() => import('./presenter.tsx'))).Presenter;
}

/** The room in which a storyboard is shown; nothing before it was opened. */
export function PresenterLoader(props: Parameters<Room>[0]) {
  const Opened = room;
  return Opened === null ? null : <Opened {...props} />;
}
