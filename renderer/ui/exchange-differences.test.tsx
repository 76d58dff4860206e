import { expect, it } from 'vitest';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext, knowing } from './customers.ts';
import { ExchangeDifferences } from './exchange-differences.tsx';

it('masks customers in the names of fields during a presentation, whether they differ or not', () => {
  const field = (name: string) => ({ name, a: 'K-4711', b: 'K-4711', change: 'same' as const });
  const comparison = {
    different: [{ ...field('Property of K-4711'), b: null, change: 'only in A' as const }],
    same: [field('Response header x-K-4711')],
    apart: [],
  };
  render(
    <CustomersContext value={knowing(presenting, ['K-4711'])}>
      <ExchangeDifferences comparison={comparison} a="A" b="B" />
    </CustomersContext>,
  );
  expect(document.body.textContent).toContain('Property of K•••••');
  expect(document.body.textContent).toContain('Response header x-K•••••');
  expect(document.body.innerHTML).not.toContain('4711');
});
