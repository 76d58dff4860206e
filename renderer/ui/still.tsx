import { type FunctionComponent, memo, useRef } from 'react';
import { useLatest } from './use-latest.ts';

/**
 * The same object as long as its values are the same. Its functions are always those of the last render, so they are no
 * change: they are for events, and not to be called while something is rendered.
 */
export function useStill<T extends object>(value: T): T {
  const latest = useLatest(value);
  const calls = useRef(new Map<string, unknown>());
  const held = useRef<T>(null);
  const names = Object.entries(value).flatMap(([name, one]) => (typeof one === 'function' ? [name] : []));
  const stable = names.map((name) => {
    const call = calls.current.get(name) ?? callLatest(latest, name);
    calls.current.set(name, call);
    return [name, call] as const;
  });
  const next = Object.assign({}, value, Object.fromEntries(stable));
  if (held.current === null || !isSame(held.current, next)) held.current = next;
  return held.current;
}

/** A component that is rendered again only when what it shows changes, and not with each letter typed beside it. */
export function still<P extends object>(Part: FunctionComponent<P>): FunctionComponent<P> {
  const Shown = memo<P>(Part);
  return function Still(props: P) {
    const { ...shown } = useStill(props);
    return <Shown {...shown} />;
  };
}

function callLatest(latest: { readonly current: object }, name: string) {
  return (...input: readonly unknown[]): unknown => {
    const call: unknown = Reflect.get(latest.current, name);
    return typeof call === 'function' ? Reflect.apply(call, null, input) : undefined;
  };
}

function isSame(one: object, other: object): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && Object.is(Reflect.get(one, name), Reflect.get(other, name)))
  );
}
