import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { render } from '#renderer/testing/render.tsx';
import { EnvironmentSelect } from './place-selects.tsx';

const environments = ['mxo-production', 'mxo-preprod', 'Zoë’s 👩‍👩‍👧 test place'].map((name) => ({
  ...blankEnvironment(name),
  name,
}));

/** The two parts that the name in the control is cut between. */
function partsOf(id: string): readonly string[] {
  const environment = environments.find((one) => one.id === id) ?? blankEnvironment('x');
  const { container } = render(
    <EnvironmentSelect environments={environments} environment={environment} siteKey="ONE-1" onSelect={() => {}} />,
  );
  const shown = container.querySelector('[data-position="left"] [aria-hidden="true"]:not(:empty)');
  return Array.from(shown?.firstElementChild?.children ?? [], (part) => part.textContent ?? '');
}

it.each(environments)('cuts $name in its middle: both of its ends stay in sight', ({ name }) => {
  const [start, end, ...others] = partsOf(name);
  expect(others).toEqual([]);
  expect(`${start}${end}`).toBe(name);
  expect(start?.length).toBeGreaterThan(0);
  expect(end?.length).toBeGreaterThan(3);
});

it('has the whole name in the field, its tooltip and the list', async () => {
  const user = userEvent.setup();
  partsOf('mxo-preprod');
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Environment' });
  expect([field.value, field.title]).toEqual(['mxo-preprod', 'mxo-preprod']);
  await user.click(field);
  const options = within(await screen.findByRole('listbox')).getAllByRole('option', { hidden: true });
  expect(options.map((option) => option.textContent)).toEqual(environments.map(({ name }) => name));
});

it('leaves a short name in one piece', () => {
  const practice = { ...blankEnvironment('p'), name: 'Practice' };
  const { container } = render(
    <EnvironmentSelect environments={[practice]} environment={practice} siteKey="ONE-1" onSelect={() => {}} />,
  );
  const shown = container.querySelector('[data-position="left"] [aria-hidden="true"]:not(:empty)');
  expect(shown?.firstElementChild?.textContent).toBe('Practice');
  expect(shown?.firstElementChild?.children).toHaveLength(0);
});
