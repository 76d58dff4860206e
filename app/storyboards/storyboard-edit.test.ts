import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { findEventStep, saveStepDraft, withStoryboard } from '#app/library/workspace-storyboards.ts';
import { builtInStoryboards } from './built-in/built-in.ts';
import { builtInStoryboardCount } from './built-in/built-in-count.ts';
import { type CastMember, type Step, type Storyboard, storyboardSchema } from './storyboard.ts';
import {
  addStep,
  blankEventStep,
  blankStoryboard,
  changeStep,
  copyStoryboard,
  createEventStep,
  createNoteStep,
  createPauseStep,
  draftOfStep,
  duplicateStep,
  isMadeOfKey,
  keyOfName,
  memberOf,
  moveStep,
  removeCastMember,
  removeStep,
  withCastMember,
} from './storyboard-edit.ts';

const row = (name: string, value: string) => ({ enabled: true, name, value });
const ada: CastMember = { id: 'ada', name: 'Ada', customerKey: 'ada@example.com', properties: [row('tier', 'gold')] };
const blank: Storyboard = { ...blankStoryboard('board', 'cast'), cast: [ada] };
const idsOf = ({ steps }: Storyboard) => steps.map(({ id }) => id);
const withSteps = (ids: readonly string[]) =>
  ids.reduce<Storyboard>((board, id) => addStep(board, createNoteStep(id)), blank);

const anyStep = fc
  .tuple(fc.uuid(), fc.constantFrom('event', 'note', 'pause'))
  .map(
    ([id, kind]): Step =>
      kind === 'event' ? blankEventStep(id, 'ada') : kind === 'note' ? createNoteStep(id) : createPauseStep(id),
  );
const anyBoard = fc
  .uniqueArray(anyStep, { minLength: 1, maxLength: 8, selector: ({ id }) => id })
  .map((steps): Storyboard => ({ ...blank, steps }));

it('adds a step after another one, or at the end', () => {
  expect(idsOf(addStep(withSteps(['a', 'b']), createPauseStep('c'), 'a'))).toEqual(['a', 'c', 'b']);
  expect(idsOf(addStep(withSteps(['a', 'b']), createPauseStep('c')))).toEqual(['a', 'b', 'c']);
});

it('moves a step to any place, and back again, and loses none', () => {
  fc.assert(
    fc.property(anyBoard, fc.nat(), fc.nat(), (board, from, to) => {
      const at = from % board.steps.length;
      const place = to % board.steps.length;
      const id = board.steps[at]?.id ?? '';
      const moved = moveStep(board, id, place);
      expect(moved.steps[place]?.id).toBe(id);
      expect(moveStep(moved, id, at)).toEqual(board);
    }),
  );
});

it('takes a place outside the list for its nearest end', () => {
  expect(idsOf(moveStep(withSteps(['a', 'b', 'c']), 'c', -5))).toEqual(['c', 'a', 'b']);
  expect(idsOf(moveStep(withSteps(['a', 'b', 'c']), 'a', 99))).toEqual(['b', 'c', 'a']);
  expect(moveStep(blank, 'nobody', 0)).toBe(blank);
});

it('duplicates, changes and removes a step, each undone by the other', () => {
  fc.assert(
    fc.property(anyBoard, fc.nat(), fc.uuid(), (board, at, newId) => {
      const id = board.steps[at % board.steps.length]?.id ?? '';
      const copied = duplicateStep(board, id, newId);
      expect(copied.steps).toHaveLength(board.steps.length + 1);
      expect(idsOf(copied).indexOf(newId)).toBe(idsOf(copied).indexOf(id) + 1);
      expect(removeStep(copied, newId)).toEqual(board);
    }),
  );
  const named = changeStep(withSteps(['a', 'b']), 'b', (step) => ({ ...step, title: 'Say hello' }));
  expect(named.steps.map(({ title }) => title)).toEqual(['New note', 'Say hello']);
});

it('sends the customer key and the usual properties of the cast, the tid carried', () => {
  const step = createEventStep('1', 'Call', { ...blankDraft, uri: 'a://b', properties: [row('p', '1')] }, 'ada');
  expect(draftOfStep(step, ada, 'ada.7@example.com', 'tid')).toMatchObject({
    uri: 'a://b',
    customerKey: 'ada.7@example.com',
    tid: 'tid',
    properties: [row('p', '1'), row('tier', 'gold')],
  });
});

it('lets a property of the step win over the one of the cast member', () => {
  const own = { ...blankDraft, properties: [row('tier', 'silver')] };
  expect(draftOfStep(createEventStep('1', '', own, 'ada'), ada, 'k', '').properties).toEqual([row('tier', 'silver')]);
});

it('leaves a step without a cast member as its draft says, except for a tid that was saved with it', () => {
  const step = { ...blankEventStep('1', null), draft: { ...blankDraft, customerKey: 'bob', tid: 'own' } };
  expect(draftOfStep(step, null, 'bob', '')).toMatchObject({ customerKey: 'bob', tid: '' });
  expect(draftOfStep(step, null, 'bob', 'carried').tid).toBe('carried');
});

it('keeps the properties of a member who leaves the cast', () => {
  const board = addStep(blank, createEventStep('1', 'Call', { ...blankDraft, uri: 'a://b' }, 'ada'));
  const left = removeCastMember(board, 'ada');
  expect(left.cast).toEqual([]);
  expect(left.steps[0]).toMatchObject({
    castId: null,
    draft: { customerKey: 'ada@example.com', properties: [row('tier', 'gold')] },
  });
  expect(removeCastMember(board, 'nobody')).toBe(board);
});

it('adds a cast member, or changes one', () => {
  const bob = { ...ada, id: 'bob', name: 'Bob' };
  expect(withCastMember(withCastMember(blank, bob), { ...bob, name: 'Rob' }).cast.map(({ name }) => name)).toEqual([
    'Ada',
    'Rob',
  ]);
});

it('copies a storyboard with new ids and a unique title', () => {
  const [original] = builtInStoryboards;
  if (original === undefined) throw new Error('There are storyboards.');
  let number = 0;
  const copy = copyStoryboard(original, () => `new ${++number}`, [original.title]);
  expect(copy.title).toBe('Spring test drive 2');
  expect(idsOf(copy).every((id) => id.startsWith('new'))).toBe(true);
  const played = (board: Storyboard) =>
    board.steps.flatMap((step) => (step.kind === 'event' ? [memberOf(board, step)?.name] : []));
  expect(played(copy)).toEqual(played(original));
});

it('comes with storyboards of 4 to 6 steps and two customers, new ones at each showing', () => {
  expect(builtInStoryboards.map(({ title }) => title)).toEqual([
    'Spring test drive',
    'Branch visit',
    'From complaint to recovery',
  ]);
  expect(builtInStoryboards).toHaveLength(builtInStoryboardCount);
  for (const board of builtInStoryboards) {
    expect(storyboardSchema.parse(board)).toEqual(board);
    expect(board.cast).toHaveLength(2);
    expect(board.steps.length).toBeGreaterThanOrEqual(4);
    expect(board.steps.length).toBeLessThanOrEqual(6);
    expect(board.cast.every(({ customerKey }) => customerKey.includes('{{$random'))).toBe(true);
    const players = new Set(board.steps.map((step) => (step.kind === 'event' ? step.castId : null)));
    expect(board.cast.every(({ id }) => players.has(id))).toBe(true);
  }
});

it('puts a storyboard into the workspace once', () => {
  const twice = withStoryboard(withStoryboard(blankWorkspace, blank), { ...blank, title: 'Other' });
  expect(twice.storyboards.map(({ title }) => title)).toEqual(['Other']);
});

it.each([
  ['Ada', 'ada.byron@example.com', true],
  ['Ada 12', 'ada.byron@example.com', true],
  ['Zara', 'zara-77', true],
  ['Adam', 'ada.byron@example.com', false],
  ['Ada B', 'ada.byron@example.com', false],
  ['Customer', '000345', false],
  ['Customer 2', '', false],
])('tells whether “%s” was made of %s', (name, customerKey, isMade) => {
  expect(isMadeOfKey({ name, customerKey })).toBe(isMade);
});

it('finds a step wherever it is, and saves another draft under it', () => {
  const workspace = { ...blankWorkspace, storyboards: [addStep(blank, blankEventStep('1', 'ada'))] };
  const saved = saveStepDraft(workspace, '1', { ...blankDraft, uri: 'a://b' });
  expect(findEventStep(saved, '1')?.step.draft.uri).toBe('a://b');
  expect(findEventStep(saved, undefined)).toBeNull();
  expect(saveStepDraft(workspace, 'gone', blankDraft)).toBe(workspace);
});

it.each([
  ['Ada', 'ada'],
  ["Zoë O'Brien", 'zoe.obrien'],
  ['Zoë O’Brien', 'zoe.obrien'],
  ['Jörg Weiß', 'jorg.weiss'],
  ['Łukasz Żak', 'lukasz.zak'],
  ['Søren Ægir', 'soren.aegir'],
  ['Юрій Жук', 'iurii.zhuk'],
  ['Ελένη', 'eleni'],
  ['Nguyễn Đức', 'nguyen.duc'],
  ['王 Wei', 'wei'],
  ['山田', 'customer'],
  ['Ａｄａ 2', 'ada.2'],
  ['', 'customer'],
])('the key of %s begins with %s', (name, word) => {
  expect(keyOfName(name)).toBe(`${word}.{{$randomInt}}@example.com`);
});
