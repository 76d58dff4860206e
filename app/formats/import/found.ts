import type { Environment } from '#app/environments/environment.ts';
import type { BodyOptions } from '#app/event/body.ts';
import type { Variable } from '#app/event/variables.ts';
import { withoutSignIn } from './sign-in.ts';

/** An HTTP request as another tool wrote it; it may contain `{{name}}` anywhere. */
export type FoundRequest = {
  readonly name: string;
  /** The names of its folders, from the top. */
  readonly folder: readonly string[];
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
  /** Says which environments are meant for it: those with the same text, and those without one. Absent for all. */
  readonly workspace?: string;
  /** When it was made, ISO 8601, UTC; absent where nothing says so. */
  readonly at?: string;
  /** Why it isn't taken even if it's an event, in plain words; absent where it is. */
  readonly leftOut?: string;
  /** What had to be changed to read it, in the words of a tally. It's said only of a request that is taken. */
  readonly change?: { readonly noun: string; readonly why: string };
};

/** An environment of another tool: names and values. */
export type FoundVariables = {
  readonly name: string;
  readonly variables: readonly Variable[];
  /** Where it is used, as a request has it. Absent where it is used everywhere. */
  readonly workspace?: string;
};

type InWorkspace = { readonly workspace?: string };

/** Whether an environment of another tool is used with a request there. */
export function isUsedWith(environment: InWorkspace, request: InWorkspace): boolean {
  return [environment.workspace, request.workspace].includes(undefined) || environment.workspace === request.workspace;
}

/** Something that an import leaves out, or changes, and why, in plain words. */
export type NotTaken = {
  readonly what: string;
  readonly why: string;
  /** The name of the file that it is in, where there are several. */
  readonly file?: string;
  /** It is in the import, but not as it was written. */
  readonly isChanged?: boolean;
};

/** What another tool's text holds. */
export type Found = {
  readonly requests: readonly FoundRequest[];
  readonly environments: readonly FoundVariables[];
  readonly variables: readonly Variable[];
  readonly notTaken: readonly NotTaken[];
};

export type Reading = { readonly ok: true; readonly found: Found } | { readonly ok: false; readonly problem: string };

export type FoundHeader = FoundRequest['headers'][number];

/** What a request without a name is called: its method and the end of its address. */
export function nameByAddress(method: string, url: string): string {
  const shown = withoutSignIn(url);
  const [address = ''] = shown.split(/[?#]/);
  const end = address
    .replace(/^[a-z][a-z\d+.-]*:\/\//i, '')
    .split('/')
    .filter(Boolean)
    .slice(-2)
    .join('/');
  return `${method} ${end === '' ? shown : end}`.trim();
}

/** An environment to be made; it gets its id when it is. */
export type ImportedEnvironment = Omit<Environment, 'id'> & {
  /** The body form that was found; null where no body shows one. */
  readonly form: BodyOptions | null;
};
