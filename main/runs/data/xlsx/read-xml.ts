/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';

/** An element of a workbook’s XML, without prefixes: their names are the same in every workbook. */
export type XmlHandlers = {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** Goes through a piece of XML, which need not have one root. */
export function readXml(xml: string, { open, close, text }: XmlHandlers): void {
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) =>
    open(local(name), (wanted) => {
      const found = attributes();
      const value = Object.hasOwn(found, wanted) ? found[wanted] : undefined;
      return value === undefined ? undefined : decode(value);
    }),
  );
  parser.on('closeTag', (name) => close(local(name)));
  parser.on('text', (value, decode) => text(decode(value)));
  parser.on('cdata', text);
  // What is missing of a broken file is seen in its rows.
  parser.on('error', () => {});
  parser.on('warn', () => {});
  parser.parse(`<root>${xml.replace(/^\ufeff?<\?xml[^>]*\?>/, '')}</root>`);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
