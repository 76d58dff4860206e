import { stripVTControlCharacters } from 'node:util';
import { Failure } from '../failure.mjs';
import { environments, firstEvent, templates, variables } from './first-scenes.mjs';
import { history, runs, sharing, storyboards } from './later-scenes.mjs';

/** @typedef {import('./moves.mjs').Stage} Stage */

/**
 * @typedef {object} Scene
 * @property {string} name
 * @property {readonly string[]} needs the scenes whose events or items are in its pictures
 * @property {(stage: Stage) => Promise<void>} play
 */

/**
 * The scenes in the order in which they are played.
 * @type {readonly Scene[]}
 */
export const scenes = [
  { name: 'first-event', needs: [], play: firstEvent },
  { name: 'templates', needs: [], play: templates },
  { name: 'environments', needs: [], play: environments },
  { name: 'variables', needs: [], play: variables },
  { name: 'storyboards', needs: [], play: storyboards },
  { name: 'runs', needs: ['environments', 'variables'], play: runs },
  { name: 'history', needs: ['first-event', 'templates', 'runs'], play: history },
  { name: 'sharing', needs: ['environments', 'variables'], play: sharing },
];

/**
 * The scenes to play: the named ones, or all if none is named, and what they need. `pictured` tells them apart: a scene
 * that is only needed is played without pictures.
 * @param {readonly string[]} names
 * @param {readonly Scene[]} [all]
 * @returns {(Scene & { pictured: boolean })[]}
 */
export function chooseScenes(names, all = scenes) {
  const unknown = names.filter((name) => all.every((scene) => scene.name !== name));
  if (unknown.length > 0)
    throw new Failure(
      `There is no scene ${unknown.join(', ')}, so no picture was taken; choose from ${all.map(({ name }) => name).join(', ')}.`,
    );
  const wanted = new Set(names.length === 0 ? all.map(({ name }) => name) : names);
  const played = new Set(wanted);
  // Scenes need only earlier ones, so one pass from the last to the first finds all.
  for (const { name, needs } of [...all].reverse()) if (played.has(name)) for (const each of needs) played.add(each);
  return all.filter(({ name }) => played.has(name)).map((scene) => ({ ...scene, pictured: wanted.has(scene.name) }));
}

/**
 * Plays a scene. If it fails, says which one, what it waited for, and where to see the window at that moment.
 * @param {Scene & { pictured: boolean }} scene
 * @param {Stage} stage
 * @param {() => Promise<string>} photograph keeps a picture of the window for the message, and returns its place
 */
export async function playScene(scene, stage, photograph) {
  try {
    await scene.play(scene.pictured ? stage : { ...stage, take: async () => {} });
  } catch (thrown) {
    const told = stripVTControlCharacters(thrown instanceof Error ? thrown.message : String(thrown));
    const reason = told.replace(/\s+/g, ' ').trim();
    const place = await photograph().catch(() => 'not to be had');
    throw new Failure(
      `The scene ${scene.name} failed, so the pictures from there on were not taken (${reason}). The window at that moment: ${place}. Then run: npm run guide -- ${scene.name}`,
    );
  }
}
