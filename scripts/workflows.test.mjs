import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { describe, expect, it } from 'vitest';
import { fromRoot } from './project.mjs';

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
