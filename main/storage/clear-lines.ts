import { appendFileSync, closeSync, openSync, renameSync, rmSync } from 'node:fs';
import type { CustomerTrace } from '#app/customer/trace.ts';
import { createBreather } from './breather.ts';
import { linesOf } from './lines.ts';
import { faultOf, tryWrite } from './write.ts';

/** Whether a customer stands in any line of a file of JSON lines. */
export async function holdsInLines(file: string, trace: CustomerTrace): Promise<boolean> {
  const breathe = createBreather();
  for (const { line } of linesOf(file)) {
    if (mayHold(line, trace) && trace.isInside(parse(line))) return true;
    await breathe();
  }
  return false;
}

/**
 * Clears a file of JSON lines of a customer: a row goes whole and leaves null, another line is cleared. Returns why it
 * could not, in words.
 */
export async function clearLines(file: string, trace: CustomerTrace): Promise<string | null> {
  const fresh = `${file}.new`;
  const fault = await copyCleared(file, fresh, trace);
  if (fault === null) return tryWrite(() => renameSync(fresh, file));
  tryWrite(() => rmSync(fresh, { force: true }));
  return fault;
}

async function copyCleared(file: string, fresh: string, trace: CustomerTrace): Promise<string | null> {
  const breathe = createBreather();
  let descriptor: number | null = null;
  try {
    descriptor = openSync(fresh, 'w');
    for (const { line } of linesOf(file)) {
      appendFileSync(descriptor, `${cleared(line, trace)}\n`);
      await breathe();
    }
    return null;
  } catch (error) {
    return faultOf(error);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function cleared(line: string, trace: CustomerTrace): string {
  if (!mayHold(line, trace)) return line;
  const value = parse(line);
  if (!trace.isInside(value)) return line;
  return JSON.stringify(Array.isArray(value) ? null : trace.clear(value));
}

/** A quick first look at the raw text. */
function mayHold(line: string, trace: CustomerTrace): boolean {
  const text = line.toLowerCase();
  return trace.rawForms.some((form) => text.includes(form));
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
