import { loadPart } from '#renderer/ui/load-part.ts';
import type { Presenter as PresenterPart } from './presenter.tsx';

type Part = typeof PresenterPart;

let presenter: Part | null = null;

/** Loads the presenter before it is shown: the first press of Space must not be lost. */
export async function loadPresenter(): Promise<void> {
  presenter ??= (await loadPart(() => import('./presenter.tsx'))).Presenter;
}

/** The presenter; nothing before it is loaded. */
export function PresenterLoader(props: Parameters<Part>[0]) {
  const Presenter = presenter;
  return Presenter === null ? null : <Presenter {...props} />;
}
