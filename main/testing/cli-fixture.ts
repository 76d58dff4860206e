import { afterEach, beforeAll, beforeEach } from 'vitest';
import { type BuiltCli, buildCli } from './built-cli.ts';
import { type CliPlace, makeCliPlace } from './cli-place.ts';

/** Builds the command line. Returns the folder of the current test. */
export function setUpCli(): () => CliPlace {
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
