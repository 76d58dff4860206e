import fc from 'fast-check';
import { expect, it } from 'vitest';
import { menuGroups } from '#app/menu-group.ts';
import { layOutMenu } from './menu-layout.ts';

it('puts each command into its menu, in its order; loses none and doubles none', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...menuGroups)), (groups) => {
      const commands = groups.map((group, id) => ({ id, group }));
      const parts = layOutMenu(commands);
      expect(parts.map(({ label }) => label)).toEqual(menuGroups.filter((label) => groups.includes(label)));
      for (const { label, commands: own } of parts)
        expect(own).toEqual(commands.filter(({ group }) => group === label));
    }),
  );
});
