import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { describe, expect, it } from 'vitest';
import { fromRoot } from './project.mjs';
import { capture } from './run.mjs';

const folder = fromRoot('.github', 'workflows');
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
/** @type {{ scripts: Record<string, string> }} */
const { scripts } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));

/**
 * Reads a workflow as GitHub does.
 * @param {{ name: string, text: string }} workflow
 */
async function read({ name, text }) {
  const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
  const template = value === undefined ? {} : await convertWorkflowTemplate(context, value);
  // It has none when there are errors.
  const jobs = 'jobs' in template ? template.jobs : [];
  const steps = jobs.flatMap((job) => (job.type === 'job' ? job.steps : []));
  return {
    jobs,
    errors: context.errors.getErrors().map(({ message }) => message),
    commands: steps.flatMap((step) => ('run' in step ? [step.run.toString()] : [])),
    actions: steps.flatMap((step) => ('uses' in step ? [step.uses.toString()] : [])),
  };
}

it('finds the workflows', () => {
  expect(workflows.map(({ name }) => name)).toEqual(['ci.yml', 'release.yml']);
});

describe.each(workflows)('$name', (workflow) => {
  it('is a valid GitHub workflow', async () => {
    expect((await read(workflow)).errors).toEqual([]);
  });

  it('is refused with an unknown key or an invalid condition', async () => {
    const { name, text } = workflow;
    for (const [good, bad] of [
      ['runs-on:', 'run-on:'],
      ['- run: npm ci', '- run: npm ci\n        if: matrix.os =='],
    ]) {
      expect(text).toContain(good);
      expect((await read({ name, text: text.replace(`${good}`, `${bad}`) })).errors).not.toEqual([]);
    }
  });

  it('runs what there is', async () => {
    const { commands } = await read(workflow);
    expect(commands).toContain('npm test');
    for (const command of commands) {
      for (const [, script] of command.matchAll(/\bnpm run ([\w:-]+)/g)) expect(scripts).toHaveProperty([`${script}`]);
      for (const [, file] of command.matchAll(/\bnode (\S+)/g)) expect(existsSync(fromRoot(`${file}`))).toBe(true);
    }
  });

  it('names each action by its commit', async () => {
    const { actions } = await read(workflow);
    expect(actions).not.toEqual([]);
    for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('may read the sources; only the release may write releases', () => {
    const { name, text } = workflow;
    expect(text).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
    const more = [...text.matchAll(/^ +([\w-]+): write$/gm)].map(([, what]) => what);
    expect(more).toEqual(name === 'release.yml' ? ['contents'] : []);
    expect(text).not.toContain('write-all');
  });
});

describe('the release', () => {
  const release = workflows.find(({ name }) => name === 'release.yml') ?? { name: '', text: '' };

  /** @param {string} id */
  async function jobOf(id) {
    const job = (await read(release)).jobs.find((one) => one.id.toString() === id);
    if (job?.type !== 'job') throw new Error(`There is no job ${id}.`);
    return { ...job, runs: job.steps.flatMap((step) => ('run' in step ? [step.run.toString()] : [])) };
  }

  it('names no variable of electron-builder that is empty without a secret', () => {
    // An empty CSC_LINK is taken for a file, and ends the build.
    expect(release.text).not.toMatch(/^\s+(?:WIN_|MAC_)?CSC_(?:LINK|KEY_PASSWORD):/m);
  });

  it('packages each system alone, and publishes what there is once the tests passed', async () => {
    const { needs, if: condition } = await jobOf('release');
    expect(needs?.map(String)).toEqual(['test', 'package']);
    expect(condition.toString()).toContain("!cancelled() && needs.test.result == 'success'");
    expect((await jobOf('package')).needs ?? []).toEqual([]);
    expect((await jobOf('package')).runs).toContain('npm run package -- --release');
  });

  it.runIf(process.platform === 'linux')(
    'writes notes and checksums of the packages, by the steps as they are',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'release-'));
      const dist = path.join(folder, 'dist');
      mkdirSync(dist);
      for (const name of ['Tidings-1.0.0-linux-x64.deb', 'Tidings-1.0.0-setup-x64.exe'])
        writeFileSync(path.join(dist, name), name);
      writeFileSync(path.join(dist, 'signing-linux.txt'), 'Linux: the packages have no signature.\n');
      writeFileSync(path.join(dist, 'signing-win32.txt'), 'Windows: the packages are not signed.\n');
      for (const command of (await jobOf('release')).runs.filter((one) => !one.startsWith('gh '))) {
        const { code, output } = await capture('bash', ['-e', '-c', command], { cwd: folder });
        expect(code, output).toBe(0);
      }
      const notes = readFileSync(path.join(folder, 'notes.md'), 'utf8');
      expect(notes).toContain('Linux: the packages have no signature.\nWindows: the packages are not signed.\n');
      expect(notes).toContain('- `Tidings-1.0.0-linux-x64.deb`\n- `Tidings-1.0.0-setup-x64.exe`\n');
      expect(readdirSync(dist)).toEqual(['SHA256SUMS', 'Tidings-1.0.0-linux-x64.deb', 'Tidings-1.0.0-setup-x64.exe']);
      const checked = await capture('sha256sum', ['--check', 'SHA256SUMS'], { cwd: dist });
      expect(checked).toMatchObject({ code: 0, output: expect.stringMatching(/\.deb: OK\n.*\.exe: OK/) });
    },
  );
});
