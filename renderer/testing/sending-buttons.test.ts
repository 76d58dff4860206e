import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

/*
 * A double click sends once. Each button that sends, or that starts or resumes sending, uses `onFirstClick`. This finds them
 * by the name of the function they call. Add a new name for sending to `sends`. The composer's Send has its own test.
 */

const root = resolve(import.meta.dirname, '../..');

/** What sends when it is called from a click. */
const sends = new RegExp(
  [
    String.raw`\b(?:on\.)?on(?:Send(?!Again\b|ToTwo\b)\w*|TryAgain|Start|GoOn|Pause|Confirm|Enter|PlayDemo|Demo)\b`,
    String.raw`\bonPresent\(`,
    String.raw`\b(?:onPress|press)\((?:hasFailed|'(?:next|again|finish-on-practice)'\))`,
    String.raw`\bonFinishOnPractice\b`,
    String.raw`\b(?:actions|sending|starting)\.(?:send|confirm\w*|start)\b`,
    String.raw`^\{(?:onFirstClick\()?(?:next|again|send\w*)\)?\}$`,
    String.raw`\bnextFires\(`,
    String.raw`\b(?:ask|perform)\('(?:exchange\.send|run\.(?:start|goOn|sendFailed|sendUnsent))'`,
  ].join('|'),
);

/** Each `onClick` of a file, from its opening brace to the one that closes it. */
function clicksIn(text: string): readonly string[] {
  return [...text.matchAll(/\bonClick=\{/g)].map(({ 0: start, index }) => {
    const from = index + start.length - 1;
    let depth = 0;
    for (let at = from; at < text.length; at++) {
      if (text[at] === '{') depth++;
      else if (text[at] === '}' && --depth === 0) return text.slice(from, at + 1);
    }
    return text.slice(from);
  });
}

const sendingClicks = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
  .flatMap((name) => {
    const file = join(root, 'renderer', name);
    const place = relative(root, file).replaceAll('\\', '/');
    return clicksIn(readFileSync(file, 'utf8')).map((click) => ({ place, click: click.replace(/\s+/g, ' ') }));
  })
  .filter(({ click }) => sends.test(click));

it('knows every button that sends', () => {
  const counts: Record<string, number> = {};
  for (const { place } of sendingClicks) counts[place] = (counts[place] ?? 0) + 1;
  expect(counts).toEqual({
    'renderer/features/exchange/first-start.tsx': 1,
    'renderer/features/exchange/send-again-dialog.tsx': 1,
    'renderer/features/exchange/two-places-dialog.tsx': 1,
    'renderer/features/exchange/two-places-result.tsx': 1,
    'renderer/features/runs/confirm-run.tsx': 1,
    'renderer/features/runs/next-event.tsx': 1,
    'renderer/features/runs/run-head.tsx': 4,
    'renderer/features/runs/run-twins-dialog.tsx': 1,
    'renderer/features/runs/start-bar.tsx': 1,
    'renderer/features/storyboards/interrupted-show.tsx': 1,
    'renderer/features/storyboards/presenter.tsx': 2,
    'renderer/features/storyboards/present-button.tsx': 2,
    'renderer/features/storyboards/failed-step.tsx': 1,
    'renderer/remote/remote.tsx': 3,
    'renderer/features/exchange/tid-question.tsx': 2,
    'renderer/features/exchange/confirm-send.tsx': 1,
    'renderer/features/storyboards/present-question.tsx': 1,
  });
});

it('lets each of them send once for a double click', () => {
  expect(sendingClicks.filter(({ click }) => !click.includes('onFirstClick('))).toEqual([]);
});

it('distinguishes a button that sends from one that does not', () => {
  expect(clicksIn('<a onClick={() => x({ a: 1 })}/><b onClick={onSend} />')).toEqual([
    '{() => x({ a: 1 })}',
    '{onSend}',
  ]);
  expect(['{onSend}', '{() => onSend(event)}', '{again}'].every((click) => sends.test(click))).toBe(true);
  expect(['{onClose}', '{() => onShow(target)}', '{stop}'].some((click) => sends.test(click))).toBe(false);
});
