import type { ClipboardEvent } from 'react';
import { formatCount } from '#app/quantity.ts';
import type { ImportSource } from '#renderer/state/dialog.ts';
import { type Shown, toShown } from '#renderer/ui/shown-text.ts';
import { TextareaField } from '#renderer/ui/text-field.tsx';

type ImportFieldProps = {
  readonly source: ImportSource;
  /** Of a file, once it is open; of several, their names. */
  readonly opened: Shown | null;
  readonly onText: (text: string) => void;
};

/** Where the text of an import is pasted. Of a long one only the beginning is shown, and it cannot be edited. */
export function ImportField({ source, opened, onText }: ImportFieldProps) {
  const { text, characters } = typeof source === 'string' ? toShown(source) : (opened ?? toShown(''));
  const isWhole = text.length === characters;
  const isSeveral = typeof source !== 'string' && source.length > 1;

  /** A field that is given a text of megabytes is busy with it for seconds, so it never gets it. */
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const pasted = event.clipboardData.getData('text/plain');
    const joined = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
    if (!isWhole || isSeveral || toShown(joined).text === joined) return;
    event.preventDefault();
    onText(joined);
  }

  return (
    <TextareaField
      label="Paste here"
      description="For example a cURL command, a Postman collection or environment, a HAR file, an endpoint URL, a JSON body, or a Tidings file. You can also drop files here."
      data-autofocus
      ref={focusFirst}
      classNames={{ input: 'mono' }}
      lines={[5, isWhole ? 10 : 5]}
      spellCheck={false}
      value={isWhole ? text : `${text}\n… ${formatCount(characters, 'character')}`}
      readOnly={!isWhole || isSeveral}
      onPaste={paste}
      onChange={(typed) => onText(typed)}
    />
  );
}

/** The form may be loaded after its dialog has looked for what to focus. */
function focusFirst(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
