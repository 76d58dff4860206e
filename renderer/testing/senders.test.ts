import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { exchangeCommands } from '#renderer/features/exchange/commands.ts';

/*
 * An event leaves by the Send button of the open event, by Next of the presenter, or after a question. No row, menu or palette
 * entry sends at once. This lists what can send at all, and why.
 */

const root = resolve(import.meta.dirname, '../..');

const sources = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
  .map((name) => {
    const file = join(root, 'renderer', name);
    return { place: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') };
  })
  .filter(({ place }) => !place.startsWith('renderer/testing/'));

const placesOf = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ place }) => place);

it('only these make main send', () => {
  const why = {
    'renderer/features/exchange/use-send.ts': 'Send of the open event, and the dialogs that ask before it',
    'renderer/features/exchange/use-two-sends.ts': 'Send of the dialog that names both environments',
    'renderer/features/runs/run-view.tsx': 'the rest or the failed of a run, after a question with their number',
    'renderer/features/runs/use-start.ts': 'Send of a run that is set up, with its number on the button',
    'renderer/features/storyboards/send-step.ts': 'Next of the presenter',
  };
  const calls = /\b(?:call|ask|perform)\(\s*'(?:exchange\.send|run\.(?:start(?:Twins)?|sendFailed|sendUnsent))'/;
  expect(placesOf(calls).sort()).toEqual(Object.keys(why).sort());
});

it('only these send the open event', () => {
  const why = {
    'renderer/features/exchange/commands.ts': 'the key of the Send button',
    'renderer/shell/composer-view.tsx': 'the Send button',
  };
  expect(placesOf(/\bactions\.send\b/).sort()).toEqual(Object.keys(why).sort());
});

it('the command that sends works only where the open event is seen', () => {
  const sending = exchangeCommands.filter(({ run }) => /\.send\b/.test(String(run)));
  expect(sending.map(({ id, views }) => ({ id, views }))).toEqual([{ id: 'send', views: ['composer'] }]);
});

it('only these begin to play, which sends without a press', () => {
  const why = { 'renderer/features/storyboards/present-actions.ts': 'it asks first unless it plays on Practice' };
  expect(placesOf(/startsPlaying: (?!boolean|false)/)).toEqual(Object.keys(why));
});
