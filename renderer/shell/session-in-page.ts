import type { Output } from '#app/ipc/contract.ts';
import { call, isFailed } from '#renderer/bridge.ts';
import { reportError } from '#renderer/report-error.ts';

/**
 * What the window opens with. Main puts it at the end of the page; where it is missing there, this asks for it. Null when that
 * failed, too.
 */
export async function openSession(): Promise<Output<'session.open'> | null> {
  const inPage = await sessionInPage();
  if (inPage !== null) return inPage;
  const answer = await call('session.open', {});
  if (!isFailed(answer)) return answer;
  reportError('window', new Error(answer.says));
  return null;
}

/**
 * Takes the page's style, which applied to nothing while the frame was painted. Resolves when it is there or has failed: the
 * script, which doesn't wait for it, would show an app without it.
 */
export async function takeStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  await Promise.all(links.map(settled));
  for (const link of links) link.media = 'all';
}

async function settled(link: HTMLLinkElement): Promise<void> {
  // What its link said may be over. Nothing more comes once the page is complete.
  if (link.sheet !== null || document.readyState === 'complete') return;
  await new Promise((done) => {
    link.addEventListener('load', done);
    // Main says that a file is missing.
    link.addEventListener('error', done);
    addEventListener('load', done);
  });
}

/** Waits for the end of the page. Main checked the session as it checks each answer. */
async function sessionInPage(): Promise<Output<'session.open'> | null> {
  if (document.readyState === 'loading')
    await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
  const element = document.getElementById('session');
  if (element === null) return null;
  // What is in it is not needed twice.
  element.remove();
  return JSON.parse(element.textContent ?? 'null');
}
