import { expect, it, vi } from 'vitest';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { blankTemplate } from '#app/templates/propose-template.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { templateActions } from './actions.ts';

const visit = { ...blankTemplate('visit'), title: 'Visit' };
const other = { ...blankTemplate('other'), title: 'Other' };
const edited = { ...visit, title: 'Visit of a branch' };

/** Saves what was made of a template, in a library that has others by then. */
function saved(before: Workspace, now: Workspace) {
  let after = now;
  const says: string[] = [];
  const library = {
    changeAndSay: () => {},
    saveAndSay: (message: string, edit: (workspace: Workspace) => Workspace) => {
      says.push(message);
      after = edit(now);
    },
  };
  const dispatch = vi.fn();
  templateActions(openWorkbench(anySession({ workspace: before })), dispatch, library).onSave(visit, edited);
  expect(dispatch).toHaveBeenCalledWith({ type: 'view-shown', view: 'templates' });
  return { titles: after.templates.map(({ id, title }) => [id, title]), says };
}

it('an edited template takes the place of the one that was opened', () => {
  const library = { ...blankWorkspace, templates: [visit, other] };
  expect(saved(library, library)).toEqual({
    titles: [
      ['visit', 'Visit of a branch'],
      ['other', 'Other'],
    ],
    says: ['Template Visit of a branch saved.'],
  });
});

it('a template that changed meanwhile stays, and the edited one is saved beside it', () => {
  const changed = { ...blankWorkspace, templates: [{ ...visit, title: 'Visit of an import' }, other] };
  const { titles, says } = saved(changed, changed);
  expect(titles).toHaveLength(3);
  expect(titles).toContainEqual(['visit', 'Visit of an import']);
  expect(titles.map(([, title]) => title)).toContain('Visit of a branch');
  expect(says).toEqual(['Template Visit changed in the meantime, so yours was saved as a second template.']);
});
