import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What each file may not import: a module, and how, where it isn't by name. */
const planted = {
  'app/event/a.ts': '#app/exchange/request.ts',
  'app/event/a2.ts': '#app/ipc/contract.ts',
  'app/text/a.ts': '#app/event/uri.ts',
  'app/environments/a.ts': '#app/exchange/request.ts',
  'app/practice/a.ts': '#app/exchange/request.ts',
  'app/exchange/a.ts': '#app/customers/customer-index.ts',
  'app/customers/a.ts': '#app/library/workspace.ts',
  'app/history/a.ts': '#app/settings/settings.ts',
  'app/settings/a.ts': '#app/library/workspace.ts',
  'app/templates/a.ts': '#app/library/workspace.ts',
  'app/storyboards/a.ts': '#app/library/workspace.ts',
  'app/storyboards/built-in/a.ts': '#app/library/workspace.ts',
  'app/library/a.ts': '#app/runs/run.ts',
  'app/library/a2.ts': '#app/library/calls.ts',
  'app/runs/a.ts': '#app/formats/csv/split-cells.ts',
  'app/runs/report/a.ts': '#app/formats/csv/split-cells.ts',
  'app/desktop/a.ts': '#app/event/uri.ts',
  'app/formats/a.ts': '#app/ipc/contract.ts',
  'app/formats/csv/a.ts': '#app/runs/calls.ts',
  'app/formats/csv/a2.ts': 'node:fs',
  'app/library/calls.ts': '#app/ipc/contract.ts',
  'app/runs/calls.ts': '#app/library/calls.ts',
  'app/assert.ts': '#main/services.ts',
  'app/exchange/b.ts': 'node:fs',
  'app/exchange/c.ts': '#main/desktop/window.ts',
  'app/exchange/d.ts': '@mantine/core',
  'main/e.ts': '#renderer/theme.ts',
  'main/f.ts': 'axios',
  'main/g.ts': 'electron-store',
  'main/http/h.ts': 'electron',
  'main/http/h2.ts': '#main/runs/run-store.ts',
  'main/storage/i2.ts': '#main/history/history.ts',
  'main/practice/j2.ts': '#main/history/history.ts',
  'main/history/a.ts': '#main/customers/handlers.ts',
  'main/history/a2.ts': 'electron',
  'main/library/a.ts': '#main/runs/run-store.ts',
  'main/storage/i.ts': 'electron',
  'main/practice/j.ts': 'electron',
  'main/runs/q.ts': 'electron',
  'main/preload/k.ts': '#app/event/uri.ts',
  'main/preload/k2.ts': 'electron { webFrame }',
  'main/preload/k3.ts': 'electron electron',
  'main/preload/k4.ts': 'electron * as electron',
  'renderer/l.ts': 'electron',
  'renderer/m.ts': 'axios',
  'renderer/shell/m2.ts': '@mantine/core { Modal }',
  'renderer/features/one/m3.ts': '@mantine/core { Drawer }',
  'renderer/ui/m4.ts': '@mantine/core { Modal }',
  'renderer/features/one/n.ts': '#renderer/features/two/x.ts',
  'renderer/features/one/o.ts': '#renderer/shell/x.ts',
  'renderer/state/w.ts': '#renderer/features/one/x.ts',
  'renderer/state/x.ts': '#renderer/bridge.ts',
  'renderer/ui/y.ts': '#renderer/state/x.ts',
  'renderer/ui/p.ts': '#renderer/bridge.ts',
  'renderer/ui/v.ts': '#renderer/ask.ts',
  'e2e/q.ts': '#app/event/uri.ts',
  'main/r.ts': '../app/event/uri.ts',
  'main/customers/s.ts': 'electron',
  'main/cli/t.ts': 'electron',
  'main/cli/u.ts': 'electron-store',
};

const allowed = {
  'app/event/ok.ts': './uri.ts',
  'app/event/ok2.ts': '#app/text/percent.ts',
  'app/event/ok3.ts': '#app/own-value.ts',
  'app/event/calls.ts': '#app/ipc/answers.ts',
  'app/library/ok.ts': '#app/storyboards/storyboard.ts',
  'app/runs/report/ok.ts': '#app/runs/run.ts',
  'app/runs/ok.ts': './report/report.ts',
  'app/formats/ok.ts': '#app/runs/pace.ts',
  'app/formats/ok2.ts': 'jsonc-parser',
  'app/ipc/contract.ts': '#app/runs/calls.ts',
  'app/exchange/ok.ts': '#app/event/uri.ts',
  'main/http/client.ts': 'axios',
  'main/http/ok.ts': './client.ts',
  'main/history/ok.ts': '#main/storage/queue.ts',
  'main/history/handlers.ts': '#main/export/write-export.ts',
  'main/storage/document-store.ts': 'electron-store',
  'main/desktop/ok.ts': 'electron',
  'main/cli/ok.ts': '#main/runs/x.ts',
  'main/preload/ok.ts': '#app/ipc/channels.ts',
  'main/preload/ok2.ts': 'electron { ipcRenderer }',
  'renderer/features/one/ok.ts': '#renderer/ui/x.ts',
  'renderer/features/one/fine.ts': '#renderer/state/x.ts',
  'renderer/ui/dialog-box.tsx': '@mantine/core { Modal }',
  'renderer/ui/ok.tsx': '@mantine/core { Button }',
  'renderer/shell/ok.ts': '#renderer/features/one/x.ts',
};

it('the lint refuses a violation of each rule of the house, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-boundaries-'));
  const config = await readFile(join(root, 'biome.jsonc'), 'utf8');
  await writeFile(join(folder, 'biome.jsonc'), config.replace('"vcs": { "enabled": true', '"vcs": { "enabled": false'));
  for (const [file, imported] of Object.entries({ ...planted, ...allowed })) {
    const [source, name = '{ x }'] = imported.split(/ (.*)/);
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `import ${name} from '${source}';\n\nexport const y = 1;\n`);
  }
  const refused = await refusedFiles(folder);
  await rm(folder, { recursive: true, force: true });
  expect(refused).toEqual(Object.keys(planted).sort());
});

/** @param {string} folder */
async function refusedFiles(folder) {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = ['lint', '--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=200', '.'];
  const output = await new Promise((done) => {
    execFile(process.execPath, [biome, ...options], { cwd: folder }, (_, stdout, stderr) => done(stdout + stderr));
  });
  const files = [...String(output).matchAll(/noRestrictedImports,file=([^,]+)/g)].map(([, file]) =>
    relative(folder, file ?? ''),
  );
  return [...new Set(files)].sort();
}
