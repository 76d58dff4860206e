import { expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import type { Touchpoint, TouchpointMap } from '#app/touchpoints/touchpoint.ts';
import { touchpointActions } from './actions.ts';

const opened: Touchpoint = { id: '1', name: 'Shop', pattern: 'web://shop', interactionPoints: [], capturePoints: [] };
const saved = { ...opened, pattern: 'web://*.shop' };

/** The map and the message after a Touchpoint is saved in its form. */
function save(map: TouchpointMap) {
  let workspace = { ...blankWorkspace, touchpoints: map };
  let message = '';
  const on = touchpointActions(map, {
    saveAndSay: (says, edit) => {
      message = says;
      workspace = edit(workspace);
    },
    changeAndSay: (says) => expect.unreachable(says),
  });
  on.onSave(opened, saved);
  return { map: workspace.touchpoints, message };
}

it('saves a Touchpoint in its place, and adds a new one', () => {
  expect(save([opened])).toEqual({ map: [saved], message: 'Shop saved.' });
  expect(save([])).toEqual({ map: [saved], message: 'Shop saved.' });
});

it('keeps a Touchpoint that was changed while its form was open', () => {
  const imported = { ...opened, interactionPoints: [{ name: 'Cars', pattern: '/cars', isRegularExpression: false }] };
  const { map, message } = save([imported]);
  expect(map).toEqual([imported, { ...saved, id: expect.any(String), name: 'Shop 2' }]);
  expect(map[1]?.id).not.toBe('1');
  expect(message).toBe('Shop changed in the meantime, so yours was saved as a second Touchpoint.');
});
