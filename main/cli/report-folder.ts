import { constants, readdirSync, rmSync } from 'node:fs';
import { access, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ownValue } from '#app/own-value.ts';
import { fileErrorCode } from '#main/error-code.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import type { ReportKind, RunCommand } from './run-arguments.ts';

/** What each report is called in its folder: always the same, so that a pipeline finds it. */
const fileNames: Readonly<Record<ReportKind, string>> = {
  junit: 'junit.xml',
  html: 'report.html',
  json: 'report.json',
  csv: 'results.csv',
};

type Reports = NonNullable<RunCommand['reports']>;

/** Where a report goes. */
export function reportFile({ folder }: Reports, kind: ReportKind): string {
  return join(folder, fileNames[kind]);
}

/** Makes the folder of the reports, and sees that each can be written there, before anything is sent. */
export async function prepareReports(reports: RunCommand['reports']): Promise<Found<null>> {
  if (reports === null) return found(null);
  const { folder, kinds } = reports;
  const notMade = await makeFolder(folder).then(() => null, reasonOf);
  if (notMade !== null)
    return refused(exitCode.file, `The folder ${folder} can't be made: ${notMade}. Nothing was sent.`);
  const probe = join(folder, `.tidings-${process.pid}-0.part`);
  const notWritten = await writeFile(probe, '').then(() => rm(probe, { force: true }), reasonOf);
  if (typeof notWritten === 'string')
    return refused(exitCode.file, `Nothing can be written to ${folder}: ${notWritten}. Nothing was sent.`);
  const problems: string[] = [];
  for (const kind of kinds) {
    const file = reportFile(reports, kind);
    const problem = await problemOfFile(file);
    if (problem !== null) problems.push(`${file} can't be written: ${problem}. Nothing was sent.`);
  }
  return problems.length === 0 ? found(null) : refused(exitCode.file, ...problems);
}

/** Removes the reports that were being written when the command ended at once. */
export function removeUnfinished({ folder }: Reports): void {
  const own = `.tidings-${process.pid}-`;
  for (const name of readdirSync(folder))
    if (name.startsWith(own) && name.endsWith('.part')) rmSync(join(folder, name), { force: true });
}

/** Makes a folder and those above it. (Node's own way tries without end where a disk takes no folders at all.) */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const above = dirname(resolve(folder));
    if (code !== 'ENOENT' || above === resolve(folder)) throw error;
    await makeFolder(above);
    await mkdir(folder);
  }
}

async function problemOfFile(file: string): Promise<string | null> {
  const there = await stat(file).catch(() => null);
  if (there === null) return null;
  if (there.isDirectory()) return 'a folder has that name';
  return access(file, constants.W_OK).then(() => null, reasonOf);
}

/** Why a write failed, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = fileErrorCode(error);
  return ownValue(reasons, code) ?? code;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such place',
  EEXIST: 'a file has that name',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};
