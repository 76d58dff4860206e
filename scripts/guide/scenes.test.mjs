import { expect, it } from 'vitest';
import { chooseScenes, playScene, scenes } from './scenes.mjs';

const named = (names) => chooseScenes(names).map(({ name, pictured }) => (pictured ? name : `(${name})`));

it('all scenes are played with pictures if none is named', () => {
  expect(named([])).toEqual(scenes.map(({ name }) => name));
});

it('a named scene is played after the scenes that it needs, which are played without pictures', () => {
  expect(named(['environments'])).toEqual(['environments']);
  expect(named(['history', 'templates'])).toEqual([
    '(first-event)',
    'templates',
    '(environments)',
    '(variables)',
    '(runs)',
    'history',
  ]);
});

it('a scene needs only scenes that come before it', () => {
  const names = scenes.map(({ name }) => name);
  for (const [place, { needs }] of scenes.entries())
    expect(names.slice(0, place)).toEqual(expect.arrayContaining(needs));
});

it('an unknown scene is refused, with the names to choose from', () => {
  expect(() => chooseScenes(['runs', 'sheep'])).toThrow(/no scene sheep, .* choose from first-event, templates/);
});

it('a scene that is only needed takes no pictures', async () => {
  const taken = [];
  const take = async (name) => void taken.push(name);
  const play = async (stage) => stage.take('one');
  for (const pictured of [false, true])
    await playScene({ name: 'a', needs: [], play, pictured }, { take }, async () => '');
  expect(taken).toEqual(['one']);
});

it('a failure names the scene, the reason in one line and the picture of the window', async () => {
  const play = async () => {
    throw new Error('Timeout\n\u001b[2m  - waiting for a tree\u001b[22m');
  };
  const scene = { name: 'runs', needs: [], play, pictured: true };
  await expect(playScene(scene, {}, async () => '/somewhere/window.png')).rejects.toThrow(
    /scene runs failed.*\(Timeout - waiting for a tree\).*\/somewhere\/window\.png.*npm run guide -- runs/,
  );
  await expect(playScene(scene, {}, () => Promise.reject(new Error('closed')))).rejects.toThrow(/waiting for a tree/);
});
