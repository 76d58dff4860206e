import { traceCustomer } from '#app/customer/trace.ts';
import type { SavedRequest } from './saved-request.ts';
import type { Storyboard } from './storyboard.ts';

/** A saved request whose customer key and tid are gone, wherever in it they stood. */
export function requestWithoutCustomer(request: SavedRequest): SavedRequest {
  const { customerKey, tid } = request.draft;
  const { draft, ...cleared } = clearOf([customerKey, tid], request);
  return {
    ...cleared,
    draft: { ...draft, customerKey: emptied(draft.customerKey, customerKey), tid: emptied(draft.tid, tid) },
  };
}

/**
 * A storyboard whose customer keys and tids are gone, wherever in it they stood. Its cast gets keys that are drawn at each
 * showing, so that it can be shown as it is.
 */
export function storyboardWithoutCustomers(storyboard: Storyboard): Storyboard {
  const drafts = storyboard.steps.flatMap((step) => (step.kind === 'event' ? [step.draft] : []));
  const keys = [...storyboard.cast, ...drafts].map(({ customerKey }) => customerKey);
  const { cast, steps, ...cleared } = clearOf([...keys, ...drafts.map(({ tid }) => tid)], storyboard);
  return {
    ...cleared,
    cast: cast.map((member, index) =>
      isSomebody(storyboard.cast[index]?.customerKey ?? '') ? { ...member, customerKey: drawnKeyFor(index) } : member,
    ),
    steps: steps.map((step, index) => {
      const before = storyboard.steps[index];
      if (step.kind !== 'event' || before?.kind !== 'event') return step;
      const { customerKey, tid } = before.draft;
      const { draft } = step;
      return {
        ...step,
        draft: { ...draft, customerKey: emptied(draft.customerKey, customerKey), tid: emptied(draft.tid, tid) },
      };
    }),
  };
}

/** A key that says nothing of whom it took the place of. */
function drawnKeyFor(index: number): string {
  return `visitor${index + 1}.{{$randomInt}}@example.com`;
}

function clearOf<T>(texts: readonly string[], value: T): T {
  const [first, ...others] = texts.map((text) => text.trim()).filter(isSomebody);
  return first === undefined ? value : traceCustomer(first, others).clear(value);
}

function emptied(text: string, before: string): string {
  return isSomebody(before) ? '' : text;
}

/** A text that names one customer or visitor, and not whoever a variable stands for. */
function isSomebody(text: string): boolean {
  return text !== '' && !text.includes('{{');
}
