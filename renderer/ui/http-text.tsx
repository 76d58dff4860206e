import { use } from 'react';
import { CustomersContext } from './customers.ts';
import styles from './http-text.module.css';
import { JsonText } from './json-text.tsx';

type HttpTextProps = {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly body: string;
  };
};

/** A request as text: method and whole URL, headers, body. */
export function HttpText({ request: { method, url, headers, body } }: HttpTextProps) {
  const customers = use(CustomersContext);
  return (
    <pre className={styles['text']} tabIndex={0}>
      <strong>{method}</strong> {customers.text(url)}
      {'\n'}
      {headers.map(({ name, value }) => (
        <span key={name}>
          <span className={styles['name']}>{name}</span>: {customers.text(value)}
          {'\n'}
        </span>
      ))}
      {'\n'}
      <JsonText text={body} />
    </pre>
  );
}
