import { expect, it } from 'vitest';
import { closedAudience, type Display, fillAudience, placeAudience, placeAudienceAgain } from './audience-place.ts';

const area = (x: number, width = 1920, height = 1080) => ({ x, y: 0, width, height });
const display = (id: number, label: string, x: number): Display => ({
  id,
  label,
  bounds: area(x),
  workArea: area(x, 1920, 1040),
});
const laptop = display(1, 'Built-in', 0);
const projector = display(2, 'Projector', 1920);
const wall = display(3, 'Wall', 3840);
const on = (...all: readonly Display[]) => ({ all, presenterId: 1 });

it('fills the display that the presenter is not on', () => {
  expect(placeAudience(on(laptop, projector), null)).toEqual({
    bounds: projector.bounds,
    state: {
      place: 'full-screen',
      why: 'chosen',
      display: { id: 2, name: 'Projector' },
      others: [{ id: 2, name: 'Projector' }],
    },
  });
  expect(placeAudience({ all: [laptop, projector], presenterId: 2 }, null).bounds).toEqual(laptop.bounds);
});

it('fills the chosen one of several', () => {
  const { bounds, state } = placeAudience(on(laptop, projector, wall), 3);
  expect(bounds).toEqual(wall.bounds);
  expect(state.others.map(({ name }) => name)).toEqual(['Projector', 'Wall']);
});

it('is an ordinary window inside the only display, also when that display is asked for', () => {
  const { bounds, state } = placeAudience(on(laptop), null);
  expect(bounds).toEqual({ x: 480, y: 220, width: 960, height: 600 });
  expect(state).toEqual({ place: 'window', why: 'only-display', display: null, others: [] });
  expect(placeAudience(on(laptop), 1).state.place).toBe('window');
});

it('is no larger than a small display', () => {
  const small = { ...laptop, workArea: area(0, 800, 500) };
  expect(placeAudience(on(small), null).bounds).toEqual({ x: 0, y: 0, width: 800, height: 500 });
});

it('moves to what is left when its display is gone, and says so', () => {
  const { state } = placeAudience(on(laptop, projector), null);
  const left = placeAudienceAgain(on(laptop), state);
  expect(left.state).toEqual({ place: 'window', why: 'unplugged', display: null, others: [] });
  expect(left.bounds).toMatchObject({ width: 960, height: 600 });
  expect(placeAudienceAgain(on(laptop, wall), state)).toMatchObject({
    bounds: wall.bounds,
    state: { place: 'full-screen', why: 'unplugged' },
  });
});

it('leaves the display of the presenter when their own is gone', () => {
  const { state } = placeAudience(on(laptop, projector), null);
  expect(placeAudienceAgain({ all: [projector], presenterId: 2 }, state).state.place).toBe('window');
});

it('stays when another display changes, with what was said of it', () => {
  const full = placeAudience(on(laptop, projector), null).state;
  expect(placeAudienceAgain(on(laptop, projector, wall), full)).toMatchObject({
    bounds: null,
    state: { display: { id: 2 } },
  });
  const { state } = placeAudienceAgain(on(laptop), full);
  const after = placeAudienceAgain(on(laptop, wall), state);
  expect(after.bounds).toBeNull();
  expect(after.state).toEqual({ ...state, others: [{ id: 3, name: 'Wall' }] });
});

it('tells displays of the same name apart', () => {
  const twin = { ...wall, label: 'Projector' };
  const nameless = { ...wall, id: 4, label: '' };
  expect(placeAudience(on(laptop, projector, twin, nameless), null).state.others.map(({ name }) => name)).toEqual([
    'Projector 2 (1920 × 1080)',
    'Projector 3 (1920 × 1080)',
    'Display 4 (1920 × 1080)',
  ]);
});

it('counts as full screen when the person fills another display by hand, not their own', () => {
  const { state } = placeAudience(on(laptop), null);
  expect(fillAudience(on(laptop, projector), state, 2)).toMatchObject({ place: 'full-screen', display: { id: 2 } });
  expect(fillAudience(on(laptop, projector), state, 1)).toMatchObject({ place: 'window', display: null });
  expect(fillAudience(on(laptop, projector), state, null)).toMatchObject({ place: 'window', display: null });
});

it('says why it is closed', () => {
  expect(closedAudience(on(laptop, projector), 'failed')).toEqual({
    place: 'closed',
    why: 'failed',
    display: null,
    others: [{ id: 2, name: 'Projector' }],
  });
});
