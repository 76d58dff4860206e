import { perform } from './ask.ts';
import { say } from './ui/notices.tsx';

/**
 * Copies a text, and says so.
 * @param what the text is, to begin a sentence with
 */
export async function copyText(text: string, what: string): Promise<void> {
  if (await perform('clipboard.write', { text }, `${what} wasn’t copied`)) say(`${what} copied.`);
}
