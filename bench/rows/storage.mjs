import { cp } from 'node:fs/promises';
import path from 'node:path';
import { buildPrograms, runProgram } from '../program.mjs';
import { ms, report } from '../table.mjs';

/**
 * Searching and saving, with many exchanges kept and with few.
 * @param {import('../run.mjs').Work} work
 */
export async function storageRows({ folder, histories, size }) {
  const { full, few } = await histories();
  await buildPrograms(['storage']);
  const search = await runProgram('storage', [full, 'search', String(size.searches)]);
  report(`search over ${size.kept.toLocaleString('en')}, p95`, ms(search.p95Ms), '<= 100 ms', search.p95Ms <= 100);
  report('main blocked while searching', ms(search.blockedMs), '<= 50 ms', search.blockedMs <= 50);

  const many = path.join(folder, 'many');
  await cp(full, many, { recursive: true });
  const atFew = await runProgram('storage', [few, 'append', String(size.saves)]);
  const atMany = await runProgram('storage', [many, 'append', String(size.saves)]);
  const growth = atMany.medianMs / atFew.medianMs;
  report(
    `saving one exchange, ${size.kept.toLocaleString('en')} kept beside 100, median`,
    `${growth.toFixed(2)} x (${ms(atMany.medianMs)} beside ${ms(atFew.medianMs)})`,
    '<= 1.5 x',
    growth <= 1.5,
  );
  report(
    `saving one exchange, the slowest of ${size.saves.toLocaleString('en')}`,
    ms(atMany.mostMs),
    '<= 10 ms',
    atMany.mostMs <= 10,
  );
}
