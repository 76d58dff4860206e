import { Button, Text } from '@mantine/core';
import {
  findHidden,
  findHiddenInProse,
  findStrange,
  withoutHidden,
  withoutHiddenInProse,
  withoutStrange,
} from '#app/text/hidden-characters.ts';

type HiddenInTextProps = { readonly text: string; readonly onClean: (text: string) => void };

/** Below a field for a key or a server: what its text contains that isn't what it looks like, with one click to remove it. */
export function HiddenInText({ text, onClean }: HiddenInTextProps) {
  const named = findStrange(text);
  return named === null ? null : <Hidden named={named} onRemove={() => onClean(withoutStrange(text))} />;
}

/** The same below a customer key, which may have letters of any alphabet and blanks. */
export function HiddenInKey({ text, onClean }: HiddenInTextProps) {
  const hidden = findHidden(text);
  return hidden === null ? null : <Hidden named={hidden.named} onRemove={() => onClean(withoutHidden(text))} />;
}

/** The same below a text that people read, in which some of them are meant. */
export function HiddenInProse({ text, onClean }: HiddenInTextProps) {
  const hidden = findHiddenInProse(text);
  return hidden === null ? null : <Hidden named={hidden.named} onRemove={() => onClean(withoutHiddenInProse(text))} />;
}

type Row = { readonly name: string; readonly value: string };
type HiddenInRowsProps<R extends Row> = { readonly rows: readonly R[]; readonly onClean: (rows: readonly R[]) => void };

/** The same below a table of names and values. In values, which people read, some of them are meant. */
export function HiddenInRows<R extends Row>({ rows, onClean }: HiddenInRowsProps<R>) {
  const named = rows.flatMap(({ name, value }) => findHidden(name)?.named ?? findHiddenInProse(value)?.named ?? []);
  const [first] = named;
  if (first === undefined) return null;
  const clean = () =>
    onClean(rows.map((row) => ({ ...row, name: withoutHidden(row.name), value: withoutHiddenInProse(row.value) })));
  return <Hidden named={first} onRemove={clean} />;
}

/** Says what a field contains, with one click to remove it. */
export function Hidden({ named, onRemove }: { readonly named: string; readonly onRemove: () => void }) {
  return (
    <Text size="xs" c="var(--t-second)" role="status">
      Contains {named}.{' '}
      <Button variant="subtle" size="compact-xs" onClick={onRemove}>
        Remove hidden characters
      </Button>
    </Text>
  );
}
