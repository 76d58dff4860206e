import { type Draft, withoutUnsent } from '#app/event/draft.ts';
import { resolveDraft } from '#app/event/resolve.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';

/**
 * The answers of the command line by question. Both may hold `=`, so a text is split where its beginning is a question of
 * the events, the longest first.
 * @param texts each `QUESTION=TEXT`
 */
export function matchAnswers(
  texts: readonly string[],
  drafts: readonly Draft[],
): Found<Readonly<Record<string, string>>> {
  const asked = questionsIn(drafts);
  const answers = new Map<string, string>();
  for (const text of texts) {
    const { question, answer } = splitAnswer(text, asked);
    if (answers.has(question)) return refused(exitCode.wrongUse, `Choose only one --answer to “${question}”.`);
    answers.set(question, answer);
  }
  return found(Object.fromEntries(answers));
}

/** What is said of a question that has no answer. */
export function unansweredWords(question: string): string {
  return `“${question}” has no answer yet. Answer it: --answer "${question}=…"`;
}

function questionsIn(drafts: readonly Draft[]): ReadonlySet<string> {
  const nothing = { scopes: [], answers: {}, draw: { seed: '', at: new Date().toISOString() } };
  return new Set(drafts.flatMap((draft) => resolveDraft(withoutUnsent(draft), nothing).questions));
}

/** Without a question that fits, it is split at the first `=`. */
function splitAnswer(text: string, asked: ReadonlySet<string>): { readonly question: string; readonly answer: string } {
  const splitAt = (at: number) => ({ question: text.slice(0, at).trim(), answer: text.slice(at + 1) });
  for (let at = text.lastIndexOf('='); at > 0; at = text.lastIndexOf('=', at - 1)) {
    const split = splitAt(at);
    if (asked.has(split.question)) return split;
  }
  return splitAt(text.indexOf('='));
}
