import { Fragment, use } from 'react';
import { CustomersContext } from './customers.ts';
import styles from './json-text.module.css';

const colours = { key: styles['key'], text: styles['text'], number: styles['number'], plain: undefined };

const TOKEN = /((?<!\\)"(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;
const MOST_COLOURED = 20_000;

/** JSON with syntax colours and unchanged characters. Long texts have no colours, for speed. */
export function JsonText({ text }: { readonly text: string }) {
  const shown = use(CustomersContext).text(text);
  return <>{shown.length > MOST_COLOURED ? shown : colour(shown)}</>;
}

function colour(text: string) {
  const parts: { readonly kind: keyof typeof colours; readonly text: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, quoted, colon] = match;
    if (match.index > from) parts.push({ kind: 'plain', text: text.slice(from, match.index) });
    const kind = quoted === undefined ? 'number' : colon === undefined ? 'text' : 'key';
    parts.push({ kind, text: quoted ?? whole });
    if (colon !== undefined) parts.push({ kind: 'plain', text: colon });
    from = match.index + whole.length;
  }
  parts.push({ kind: 'plain', text: text.slice(from) });
  return parts.map((part, index) =>
    part.kind === 'plain' ? (
      <Fragment key={index}>{part.text}</Fragment>
    ) : (
      <span key={index} className={colours[part.kind]}>
        {part.text}
      </span>
    ),
  );
}
