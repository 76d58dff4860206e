import { type RefObject, use, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import type { EnvironmentProblem } from '#app/environments/environment-problems.ts';
import { noSecretChanges } from '#app/environments/secret-changes.ts';
import type { Variable } from '#app/event/variables.ts';
import { type PlacedTid, placeOf } from '#app/exchange/tid-rule.ts';
import { isSame } from '#app/is-same.ts';
import { problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { type FreshEnvironment, unknownEnvironment } from '#renderer/state/dialog.ts';
import { FormDialogContext, isSameForm, useUnsaved } from '#renderer/ui/unsaved.ts';
import { leadToUnusable } from '#renderer/ui/unusable-field.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import type { Edited } from './environment-form.tsx';
import {
  environmentToForm,
  fillForm,
  firstPart,
  formToEnvironment,
  problemsOfForm,
  renamedSiteKeys,
  type Split,
  withColour,
} from './environment-form-state.ts';

/** The result of saving an environment. */
export type Saving = {
  readonly environments: readonly Environment[];
  readonly saved: Environment;
  /** The TID of a pasted address with its environment and site key; null without one. */
  readonly placed: PlacedTid | null;
  /** The same of a text that was pasted before: it was offered then. */
  readonly known: PlacedTid | null;
  /** Renamed site keys, by their old name. */
  readonly renamed: ReadonlyMap<string, string>;
};

/** What became of a pasted text. */
type Given =
  | { readonly kind: 'taken' }
  | { readonly kind: 'unfinished'; readonly fresh: FreshEnvironment }
  | { readonly kind: 'unknown'; readonly says: string };

export type EditorProps = {
  readonly environments: readonly Environment[];
  readonly currentId: string;
  /** What is known of an environment to be added; without it, the current one is shown. */
  readonly fresh: FreshEnvironment | undefined;
  /** Takes a pasted text, or says what of it belongs into the form. */
  readonly onGiven: (text: string, isTouched: boolean) => Promise<Given>;
  readonly onSaved: (saving: Saving) => void;
  readonly onDeleted: (environments: readonly Environment[], deleted: Environment) => void;
  /** The variables of all environments. */
  readonly variables: readonly Variable[];
  readonly onVariables: (variables: readonly Variable[]) => void;
  readonly onClose: () => void;
};

type Editing = Edited & {
  /** The form before any change. */
  readonly start: Edited['form'];
  readonly problems: readonly EnvironmentProblem[];
  readonly says: string;
  /** What was known of a new environment at first, or was pasted since. */
  readonly fresh: FreshEnvironment;
};

/** The state for editing an environment; null for a new one. */
function edit(environment: Environment | null, others: readonly Environment[], fresh = unknownEnvironment): Editing {
  const blank = () => withColour(environmentToForm(blankEnvironment(crypto.randomUUID())), null, others);
  const start = environment === null ? blank() : environmentToForm(environment);
  const form = environment === null ? withColour(fillForm(start, fresh), start, others) : start;
  return { form, start, split: null, secrets: noSecretChanges, problems: [], says: '', fresh };
}

/** What an environment is now, where it was changed since the form opened it, for example by an import; null otherwise. */
function changedMeanwhile({ form, start }: Editing, environments: readonly Environment[]) {
  const now = environments.find(({ id }) => id === form.id);
  if (now === undefined || isSame(environmentToForm(now), start)) return null;
  const says = `${now.name} changed in the meantime. Save again to replace it with what you see here.`;
  return { start: environmentToForm(now), says };
}

/** A pasted address without a site key belongs to the environment's first one, which is selected after the save. */
function placedTid(saved: Environment, split: Partial<Split> | null): PlacedTid | null {
  const { tid, siteKey } = split ?? {};
  return tid == null || tid === ''
    ? null
    : { tid, place: placeOf(saved, siteKey || (saved.siteKeys[0]?.siteKey ?? '')) };
}

/** The environment that is shown and edited. */
function useEditing({ environments, currentId, fresh }: Pick<EditorProps, 'environments' | 'currentId' | 'fresh'>) {
  const [forAll, setForAll] = useState(false);
  const [editing, setEditing] = useState<Editing>(() =>
    edit(fresh === undefined ? (environments.find(({ id }) => id === currentId) ?? null) : null, environments, fresh),
  );
  const stored = environments.find(({ id }) => id === editing.form.id);
  const isChanged = editing.secrets !== noSecretChanges || !isSameForm(editing.form, editing.start);
  useUnsaved(editing.form.name.trim() || 'New environment', isChanged);
  const { leave } = use(FormDialogContext);
  const show = (environment: Environment | null) => {
    // Typed changes stay until another environment is shown.
    if (environment !== null && environment.id === editing.form.id) return setForAll(false);
    leave(() => {
      setForAll(false);
      setEditing(edit(environment, environments));
    });
  };

  /** Changes the environment that is shown. A late change, for example from reading a file, never changes another one. */
  const changeOf = (id: string) => (change: (now: Edited) => Partial<Edited>) =>
    setEditing((before) => {
      if (before.form.id !== id) return before;
      const changed = { ...before, ...change(before), says: '' };
      const isNew = !environments.some((one) => one.id === id);
      const after = isNew ? { ...changed, form: withColour(changed.form, before.form, environments) } : changed;
      const problems = before.problems.length === 0 ? [] : problemsOfForm(after.form, environments);
      return { ...after, problems };
    });

  /** Shows a message about an environment if it is still shown. */
  const sayOf = (id: string, says: string) => setEditing((now) => (now.form.id === id ? { ...now, says } : now));

  return { editing, setEditing, forAll, setForAll, stored, show, changeOf, sayOf };
}

/** Saves and deletes the environment that is edited. */
export function useEditor({ environments, currentId, fresh, onGiven, onSaved, onDeleted, onClose }: EditorProps) {
  const { editing, setEditing, sayOf, ...others } = useEditing({ environments, currentId, fresh });
  const { setForAll } = others;
  const fields = useRef<HTMLDivElement>(null);
  const latest = useLatest(editing);

  async function save() {
    if (leadToUnusable(fields.current)) return;
    const environment = formToEnvironment(editing.form);
    const problems = problemsOfForm(editing.form, environments);
    if (problems.length > 0) {
      flushSync(() => setEditing({ ...editing, problems, says: '' }));
      // The field may be far above Save, out of view.
      return fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
    const changed = changedMeanwhile(editing, environments);
    if (changed !== null) return setEditing({ ...editing, ...changed });
    const answer = await call('environment.save', { environment, secrets: editing.secrets });
    if (answer.kind === 'refused') return sayOf(environment.id, answer.says.join(' '));
    if (answer.kind !== 'saved') return sayOf(environment.id, problemOf(answer, 'the environment wasn’t saved') ?? '');
    const saved = answer.environments.find(({ id }) => id === environment.id) ?? environment;
    onSaved({
      environments: answer.environments,
      saved,
      placed: placedTid(saved, editing.split),
      known: placedTid(saved, editing.fresh),
      renamed: renamedSiteKeys(editing.form),
    });
    // What was typed meanwhile stays open. So does a password or certificate that was not saved, to be saved again.
    if (latest.current !== editing)
      return setEditing((now) => (now.form.id === saved.id ? { ...now, start: environmentToForm(saved) } : now));
    if (answer.says === undefined) return onClose();
    setEditing({ ...edit(saved, answer.environments), secrets: editing.secrets, says: answer.says });
  }

  async function remove(environment: Environment) {
    const answer = await call('environment.delete', { id: environment.id });
    if (answer.kind !== 'saved')
      return sayOf(environment.id, problemOf(answer, 'the environment wasn’t deleted') ?? '');
    setForAll(false);
    // Another environment may be shown now.
    setEditing((now) =>
      now.form.id === environment.id ? edit(answer.environments[0] ?? null, answer.environments) : now,
    );
    onDeleted(answer.environments, environment);
  }

  const give = useGiving({ environments, editing, setEditing, fields, onGiven, onClose });
  return { ...others, editing, fields, save, remove, give };
}

type Giving = Pick<EditorProps, 'environments' | 'onGiven' | 'onClose'> & {
  readonly editing: Editing;
  readonly setEditing: (change: (now: Editing) => Editing) => void;
  readonly fields: RefObject<HTMLDivElement | null>;
};

/** Takes a pasted text; the dialog closes when nothing in it is left to be done. */
function useGiving({ environments, editing, setEditing, fields, onGiven, onClose }: Giving) {
  return async (text: string): Promise<string | null> => {
    const isTouched = !isSameForm(editing.form, editing.start);
    const given = await onGiven(text, isTouched);
    if (given.kind === 'unknown') return given.says;
    if (given.kind === 'taken') {
      if (!isTouched) onClose();
      return null;
    }
    const fill = (now: Editing) => {
      const form = withColour(fillForm(now.form, given.fresh), now.form, environments);
      return { ...now, form, fresh: given.fresh };
    };
    flushSync(() => setEditing(fill));
    fields.current?.querySelector<HTMLElement>(`[data-part="${firstPart(given.fresh)}"]`)?.focus();
    return null;
  };
}
