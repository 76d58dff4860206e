import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { fromRoot, projectRoot } from './project.mjs';

/**
 * Builds programs for all test files together, each when the first file asks for it: `main/testing/built-program.ts` asks.
 * A global set-up of Vitest.
 * @returns what removes them
 */
export default async function setUp() {
  mkdirSync(fromRoot('out'), { recursive: true });
  // Inside the project, so that packages are found.
  const folder = mkdtempSync(fromRoot('out', 'test-'));
  /** @type {Map<string, Promise<string>>} */
  const builds = new Map();
  const server = createServer(async (request, response) => {
    const source = new URL(request.url ?? '', 'http://localhost').searchParams.get('source') ?? '';
    const build = builds.get(source) ?? buildProgram(source, mkdtempSync(path.join(folder, 'program-')));
    builds.set(source, build);
    const answer = await build.catch((error) => ({ problem: String(error) }));
    if (typeof answer !== 'string') response.statusCode = 500;
    response.setHeader('connection', 'close');
    response.end(typeof answer === 'string' ? answer : answer.problem);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const address = server.address();
  process.env.TIDINGS_TEST_BUILDS = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return () => {
    server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/**
 * @param {string} source the command line's, or that of a program for tests
 * @param {string} folder
 * @returns {Promise<string>} the file to run
 */
async function buildProgram(source, folder) {
  const isCli = source === 'main/cli/index.ts';
  const outDir = path.relative(projectRoot, folder);
  const words = isCli ? ['scripts/build-cli.mjs', outDir] : ['scripts/programs.mjs', outDir, source];
  await promisify(execFile)(process.execPath, words, { cwd: projectRoot });
  return path.join(folder, isCli ? 'cli.mjs' : `${path.basename(source, '.ts')}.mjs`);
}
