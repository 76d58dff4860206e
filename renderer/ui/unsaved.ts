import { createContext, use, useEffect } from 'react';

/** The forms with unsaved changes, by the key of their component. */
const forms = new Map<object, string>();

/** What a form does with the dialog that it is in. */
export type FormDialog = {
  /** Counts a form with changes in; returns what counts it out. */
  readonly hold: () => () => void;
  /** Does something that drops the changes, once the person has agreed; at once where there are none. */
  readonly leave: (act: () => void) => void;
};

/** The dialog around a form. Outside of one nothing is asked. */
export const FormDialogContext = createContext<FormDialog>({ hold: () => () => {}, leave: (act) => act() });

/** Whether the dialog is in front of all others: Esc closes that one alone. */
export const InFrontContext = createContext(true);

/** The names of the forms that have unsaved changes. */
export function unsavedForms(): readonly string[] {
  return [...new Set(forms.values())].map((name) => name.slice(0, 500)).slice(0, 100);
}

/**
 * Keeps the changes of a form from being lost without a question, when its dialog closes, the app quits or the window is
 * reloaded. For parts of a `FormModal`; its own component passes `isChanged`.
 * @param name of the form, as the person sees it
 */
export function useUnsaved(name: string, isChanged: boolean): void {
  const { hold } = use(FormDialogContext);
  useEffect(() => {
    if (!isChanged) return;
    const key = {};
    forms.set(key, name);
    const letGo = hold();
    return () => {
      forms.delete(key);
      letGo();
    };
  }, [name, isChanged, hold]);
}

/** Whether two forms have the same content. */
export function isSameForm(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
