declare module 'saxen' {
  type Decode = (text: string) => string;
  /** What is used of saxen, which has no types of its own. */
  export class Parser {
    on(event: 'openTag', on: (name: string, attributes: () => Record<string, string>, decode: Decode) => void): this;
    on(event: 'closeTag', on: (name: string) => void): this;
    on(event: 'text', on: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', on: (text: string) => void): this;
    on(event: 'error' | 'warn', on: (error: Error) => void): this;
    parse(xml: string): void;
  }
}
