import { useRef, useState } from 'react';

/**
 * Saves what a form has, once: a second press meanwhile saves nothing. The form stays with what was typed until it is saved.
 * The function that is given to `saveOnce` returns whether it worked, and tells the person if it didn't.
 * @param onSaved closes the form
 */
export function useSaveOnce(onSaved: () => void) {
  const isUnderWay = useRef(false);
  const [isSaving, setSaving] = useState(false);

  async function saveOnce(save: () => Promise<boolean>): Promise<void> {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSaving(true);
    try {
      if (await save()) onSaved();
    } finally {
      isUnderWay.current = false;
      setSaving(false);
    }
  }

  return { isSaving, saveOnce };
}
