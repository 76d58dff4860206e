import { app } from 'electron';
import { askForFolder } from './crash.ts';
import { folderError } from './start-folder.ts';

/** Keeps all data in this folder, or asks for another one until one works or the person quits. */
export function withUsableFolder(folder: string, onUsable: () => void): void {
  const problem = folderError(folder);
  if (problem !== null) {
    void app.whenReady().then(() => askForAnother(folder, problem, onUsable));
    return;
  }
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  onUsable();
}

async function askForAnother(refused: string, problem: string, onUsable: () => void): Promise<void> {
  const chosen = await askForFolder(refused, problem);
  if (chosen === null) app.exit(1);
  else withUsableFolder(chosen, onUsable);
}
