import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { useFocusKept } from './use-focus-kept.ts';

/** Rows that are removed with a button in each, and a dialog and a side part that close. */
function Page() {
  const [rows, setRows] = useState(['a', 'b', 'c']);
  const [open, setOpen] = useState<readonly string[]>(['side']);
  const [busy, setBusy] = useState(false);
  const close = (part: string) => setOpen((now) => now.filter((one) => one !== part));
  useFocusKept();
  return (
    <main aria-label="View">
      <div>
        <ul aria-label="Rows">
          {rows.map((row) => (
            <li key={row}>
              <input aria-label={`Name ${row}`} />
              <button type="button" onClick={() => setRows(rows.filter((one) => one !== row))}>
                Remove {row}
              </button>
            </li>
          ))}
        </ul>
        <button type="button" onClick={() => setOpen([...open, 'dialog'])}>
          Open
        </button>
        <button type="button" disabled={busy} onClick={() => setBusy(true)}>
          Save
        </button>
        {open.includes('side') && (
          <section>
            <button type="button" onClick={() => close('side')}>
              Close side
            </button>
          </section>
        )}
        {open.includes('dialog') && (
          <div role="dialog" aria-modal="true">
            <button type="button" onClick={() => close('dialog')}>
              Close dialog
            </button>
          </div>
        )}
      </div>
    </main>
  );
}

const button = (name: string) => screen.getByRole('button', { name });

/** Presses a button as the keyboard does: it has the focus. */
function press(name: string): void {
  button(name).focus();
  fireEvent.click(button(name));
}

const focused = (name: string) => vi.waitFor(() => expect(document.activeElement?.textContent).toBe(name));

it('goes to the same control of the next row, then of the one before, then beside the list', async () => {
  render(<Page />);
  press('Remove b');
  await focused('Remove c');
  press('Remove c');
  await focused('Remove a');
  press('Remove a');
  await focused('Save');
});

it('goes back to where it was before a dialog', async () => {
  render(<Page />);
  press('Open');
  press('Close dialog');
  await focused('Open');
});

it('goes beside a button that is disabled or gone', async () => {
  render(<Page />);
  press('Save');
  await focused('Close side');
  press('Close side');
  await focused('Open');
});

it('stays nowhere where a person clicked beside everything', async () => {
  render(<Page />);
  button('Open').focus();
  button('Open').blur();
  fireEvent.click(button('Remove a'));
  const drawn = vi.fn();
  requestAnimationFrame(() => requestAnimationFrame(drawn));
  await vi.waitFor(() => expect(drawn).toHaveBeenCalled());
  expect(document.activeElement).toBe(document.body);
});

it('goes to the view where nothing of it is left', async () => {
  function Whole() {
    const [isEmpty, setEmpty] = useState(false);
    useFocusKept();
    return (
      <main aria-label="View">
        {!isEmpty && (
          <button type="button" onClick={() => setEmpty(true)}>
            Leave
          </button>
        )}
      </main>
    );
  }
  render(<Whole />);
  press('Leave');
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main', { name: 'View' })));
});

it('goes to the presentation as a whole, where Space is Next', async () => {
  function Presenter() {
    const [isSent, setSent] = useState(true);
    useFocusKept();
    return (
      <main aria-label="Presenting" data-presenter tabIndex={-1}>
        {isSent && (
          <button type="button" onClick={() => setSent(false)}>
            Copy tid
          </button>
        )}
        <button type="button">Play</button>
      </main>
    );
  }
  render(<Presenter />);
  const copy = screen.getByRole('button', { name: 'Copy tid' });
  copy.focus();
  fireEvent.click(copy);
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
});
