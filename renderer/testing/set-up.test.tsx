import { render, screen } from '@testing-library/react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { expect, it, onTestFinished } from 'vitest';

/** Draws a text with each event of the window, and reports it in an effect, as what is sent to main is. */
function Reporter({ report }: { readonly report: (text: string) => void }) {
  const [text, setText] = useState('none');
  useEffect(() => {
    const listen = () => setText('drawn');
    addEventListener('online', listen);
    return () => removeEventListener('online', listen);
  }, []);
  useEffect(() => report(text), [report, text]);
  useLayoutEffect(() => void holdUpTheNextTurn());
  return text;
}

/** As a machine with other work does: after the wait has ended, and before the next turn. */
async function holdUpTheNextTurn() {
  for (let step = 0; step < 50; step++) await null;
  for (const end = performance.now() + 5; performance.now() < end; );
}

it('what is waited for has had its effects', async () => {
  const reported: string[] = [];
  const report = (text: string) => void reported.push(text);
  render(<Reporter report={report} />);
  const timer = setTimeout(() => dispatchEvent(new Event('online')), 20);
  onTestFinished(() => clearTimeout(timer));
  await screen.findByText('drawn');
  expect(reported).toEqual(['none', 'drawn']);
});
