import { useMemo } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { ask } from '#renderer/ask.ts';
import { useCall } from '#renderer/use-call.ts';

/** The names of the runs that are still there, by their ids. */
export function useRunNames(): ReadonlyMap<string, string> {
  const read = async () => (await ask('run.list', {}, 'the names of the runs aren’t shown'))?.runs ?? null;
  const { value: runs } = useCall('runs', read, { refreshOn: ['run.listed'] });
  return useMemo(() => new Map((runs ?? []).flatMap(named)), [runs]);
}

function named({ id, name, deletedAt }: Output<'run.list'>['runs'][number]): readonly (readonly [string, string])[] {
  return deletedAt === null ? [[id, name]] : [];
}
