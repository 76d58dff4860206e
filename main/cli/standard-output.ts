import { fileErrorCode } from '#main/error-code.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { reasonOf } from './report-folder.ts';

type Stream = Pick<NodeJS.WriteStream, 'write' | 'on'>;

/**
 * Writes to a standard stream. A failed write never ends the command in the middle: events are under way, and customer data
 * has to be removed.
 * @param onLost is told once why something could not be written
 */
export function createWriter(stream: Stream, onLost: (reason: string) => void): (text: string) => void {
  let isLost = false;
  const note = (error: unknown) => {
    // A reader that needs only the beginning closes the pipe: that isn't an error.
    if (isLost || fileErrorCode(error) === 'EPIPE') return;
    isLost = true;
    onLost(reasonOf(error));
  };
  stream.on('error', note);
  return (text) => {
    // Some versions of Node.js throw where others emit the error.
    try {
      stream.write(text);
    } catch (error) {
      note(error);
    }
  };
}

/** The exit code of a command whose output is incomplete. A code that says what came of the event, or why nothing was sent, stays. */
export function codeWithoutOutput(code: ExitCode): ExitCode {
  return code === exitCode.fine || code === exitCode.notFine ? exitCode.file : code;
}
