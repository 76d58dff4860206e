import { afterEach, beforeAll, beforeEach } from 'vitest';
import { type BuiltCli, buildCli } from './built-cli.ts';
import { type CliPlace, makeCliPlace } from './cli-place.ts';

/** Builds the command line. Returns the folder of the current test, where each line is run as a program of its own. */
export function setUpCli(): () => CliPlace & { readonly tidings: CliPlace['program'] } {
  const place = setUpPlace();
  return () => ({ ...place(), tidings: place().program });
}

/**
 * As `setUpCli`, but lines are run in this process, which takes a tenth of the time. For what a command does, not for what
 * the program does around it: starting, being interrupted, ending.
 */
export function setUpCliWithin(): () => CliPlace {
  return setUpPlace();
}

function setUpPlace(): () => CliPlace {
  let cli: BuiltCli;
  let place: CliPlace;
  beforeAll(async () => {
    cli = await buildCli();
  });
  beforeEach(async () => {
    place = await makeCliPlace(cli);
  });
  afterEach(() => place.remove());
  return () => place;
}
