import type { Environment } from '#app/environments/environment.ts';
import { findTokens } from '#app/event/tokens.ts';
import { normalName, type Variable } from '#app/event/variables.ts';
import type { Workspace } from './workspace.ts';

/** The variables of all environments that some of the library names. */
export function neededVariables(chosen: Workspace, variables: readonly Variable[]): readonly Variable[] {
  const names = namesIn(chosen);
  return variables.filter(({ name }) => names.has(normalName(name)));
}

/** The environments that have a variable which some of the library names. */
export function neededEnvironments(chosen: Workspace, environments: readonly Environment[]): readonly Environment[] {
  const names = namesIn(chosen);
  return environments.filter(({ variables }) => variables.some(({ name }) => names.has(normalName(name))));
}

function namesIn({ requests, templates, storyboards }: Workspace): ReadonlySet<string> {
  const texts = [...requests.map(({ draft }) => draft), ...templates, ...storyboards];
  return new Set(texts.flatMap((one) => findTokens(JSON.stringify(one)).map(({ inner }) => inner)));
}
