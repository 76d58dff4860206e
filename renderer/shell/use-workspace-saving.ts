import { useEffect, useRef } from 'react';
import type { Workspace } from '#app/library/workspace.ts';
import { call } from '#renderer/bridge.ts';
import { say } from './notices.tsx';

/**
 * Saves the library whenever it changes. What it returns is told of one that main has already, so that it is not sent
 * twice.
 */
export function useWorkspaceSaving(workspace: Workspace): (inMain: Workspace) => void {
  const saved = useRef(workspace);
  const told = useRef(false);
  useEffect(() => {
    if (saved.current === workspace) return;
    saved.current = workspace;
    void call('workspace.save', workspace).then((answer) => {
      if (answer.kind === 'saved') told.current = false;
      else if (!told.current) {
        told.current = true;
        say(`The library could not be saved. ${answer.says}`, 'problem');
      }
    });
  }, [workspace]);
  return (inMain) => {
    saved.current = inMain;
  };
}
