import { cp } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '../program.mjs';
import { ms, report } from '../table.mjs';

/**
 * Measures searching and saving with many exchanges and with few.
 * @param {import('../run.mjs').Work} work
 */
export async function storageRows({ folder, histories, size }) {
  const { full, few } = await histories();
  const warmUps = String(size.warmUps);
  const search = await runProgram('storage', [full, 'search', String(size.searches), warmUps]);
  report({
    what: `search over ${size.kept.toLocaleString('en')}, p95`,
    figure: ms(search.p95Ms),
    bar: '<= 100 ms',
    met: search.p95Ms <= 100,
    samples: { searches: search.times },
  });
  report({
    what: 'main blocked while searching',
    figure: ms(search.blockedMs),
    bar: '<= 50 ms',
    met: search.blockedMs <= 50,
    samples: { slowest: [search.blockedMs] },
  });

  const many = path.join(folder, 'many');
  await cp(full, many, { recursive: true });
  const atFew = await runProgram('storage', [few, 'append', String(size.saves), warmUps]);
  const atMany = await runProgram('storage', [many, 'append', String(size.saves), warmUps]);
  const growth = atMany.medianMs / atFew.medianMs;
  report({
    what: `saving one exchange, ${size.kept.toLocaleString('en')} kept beside 100, median`,
    figure: `${growth.toFixed(2)} x (${ms(atMany.medianMs)} beside ${ms(atFew.medianMs)})`,
    bar: '<= 1.5 x',
    met: growth <= 1.5,
    samples: { few: atFew.times, many: atMany.times },
  });
  report({
    what: `saving one exchange, the slowest of ${size.saves.toLocaleString('en')}`,
    figure: ms(atMany.mostMs),
    bar: '<= 10 ms',
    met: atMany.mostMs <= 10,
    samples: { many: atMany.times },
  });
}
