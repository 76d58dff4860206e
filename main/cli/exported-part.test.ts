import { expect, it } from 'vitest';
import { neededFor } from '#app/library/needed.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { onlyChosen } from '#app/library/workspace-file.ts';
import { setUpCli } from '#main/testing/cli-fixture.ts';
import { makeEnvironment, makeRequest, makeWorkspaceFile } from '#main/testing/workspace-file.ts';

const place = setUpCli();

it('a file of one folder has all that its requests need to be sent', async () => {
  const uri = 'assist://salescloud/interest?campaign={{campaign}}&town={{town}}';
  const workspace = {
    ...blankWorkspace,
    folders: [{ id: 'f', name: 'Spring', folderId: null, deletedAt: null }],
    requests: [makeRequest('Interest', uri, { customerKey: 'ada' }, 'f'), makeRequest('Other', 'web://{{other}}')],
    variables: [
      { name: 'campaign', value: '1234' },
      { name: 'other', value: 'x' },
    ],
  };
  const environments = [makeEnvironment(place().serverName, { variables: [{ name: 'town', value: 'Oslo' }] })];
  const chosen = onlyChosen(workspace, { itemIds: ['f'] }, []);
  const needed = neededFor(chosen, { variables: workspace.variables, environments });
  const file = makeWorkspaceFile({ ...chosen, variables: needed.variables }, needed.environments);
  expect(JSON.stringify(file)).not.toContain('other');
  place().write('spring.tidings', JSON.stringify(file));
  expect(await place().tidings('run spring.tidings -e UAT --folder Spring')).toMatchObject({ code: 0, err: '' });
  expect(place().bodies()).toEqual([{ uri: 'assist://salescloud/interest?campaign=1234&town=Oslo', ck: 'ada' }]);
});
