import { expect, it } from 'vitest';
import { ownWords } from './clean-text.ts';

it.each([
  ['rows.csv is not there. Choose the file again.', 'rows.csv is not there.'],
  ['3 events cannot be sent. The first: a. Mend them, or leave them out.', '3 events cannot be sent. The first: a.'],
  ['The proxy wants a sign-in. Write it under Settings, Network.', 'The proxy wants a sign-in.'],
  ['Nothing was sent; it is safe to repeat.', 'Nothing was sent; it is safe to repeat.'],
  ['MXO at mxo.example.com has the event. Read the answer below.', 'MXO at mxo.example.com has the event.'],
])('of %j it says %j', (text, own) => expect(ownWords(text)).toBe(own));
