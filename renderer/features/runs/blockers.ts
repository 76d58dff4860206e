import { countToSend, type RunForm } from '#app/runs/run-form.ts';
import type { RunCheck } from './use-run-check.ts';

/** Something that keeps a run from being started, in words, and the field that puts it right, by its id. */
export type Lack = { readonly says: string; readonly field: string };

export const sourceField = 'run-source';
export const siteKeyField = 'run-site-key';
export const dataField = 'run-data';
export const leaveOutField = 'run-leave-out';

/** The field of a question. */
export function questionField(question: string): string {
  return `run-question ${question}`;
}

/** What keeps a run from being started; empty when nothing does. */
export function blockersOf(form: RunForm, check: RunCheck | null, missing: readonly string[]): readonly Lack[] {
  if (form.source === null) return [{ says: 'Choose a request.', field: sourceField }];
  const blockers: Lack[] = [];
  if (form.siteKey.trim() === '') blockers.push({ says: 'Choose a site key.', field: siteKeyField });
  if (missing.length > 0) blockers.push({ says: sayMissing(missing, form.data !== null), field: dataField });
  const [question, ...others] = check?.questions ?? [];
  if (question !== undefined) {
    const which = others.length === 0 ? 'the question' : `the ${others.length + 1} questions`;
    blockers.push({ says: `Answer ${which} in the events.`, field: questionField(question) });
  }
  if (check === null) return blockers;
  blockers.push(...check.says.map((says) => ({ says, field: dataField })));
  if (check.faulty > 0 && !form.leaveOutFaulty && blockers.length === 0)
    blockers.push({ says: 'Fix these events, or leave them out.', field: leaveOutField });
  if (check.planned > 0 && countToSend(form, check) === 0)
    blockers.push({ says: 'There are no events left to send.', field: dataField });
  return blockers;
}

/** Whether nothing can be sent yet for a reason that is no event's own: its remedy is asked for, not the events'. */
export function isIncomplete(blockers: readonly Lack[], check: RunCheck | null): boolean {
  return check?.faulty === check?.planned && blockers.some(({ field }) => field !== leaveOutField);
}

function sayMissing(missing: readonly string[], hasData: boolean): string {
  const names = missing.map((name) => `{{${name}}}`).join(', ');
  const what = missing.length === 1 ? 'it' : 'each';
  const remedy = hasData ? `Map a column to ${what}` : `Add data with a column for ${what}`;
  return `${names} ${missing.length === 1 ? 'has' : 'have'} no value. ${remedy}, or set it in the environment.`;
}
