import { perform } from './ask.ts';
import { sayWritten } from './ui/notices.tsx';

/** Says that main wrote a file, and offers to show it in its folder. */
export function sayFileWritten(message: string, level: 'info' | 'problem' = 'info'): void {
  sayWritten(message, () => void perform('file.showWritten', {}, 'the folder wasn’t opened'), level);
}
