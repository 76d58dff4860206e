import { Notifications } from '@mantine/notifications';
import { act, renderHook, screen } from '@testing-library/react';
import { useReducer } from 'react';
import { expect, it, vi } from 'vitest';
import { blankEnvironment, type Environment, environmentSchema } from '#app/environments/environment.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { installThreads } from '#renderer/testing/threads.ts';
import { useGiven } from './use-given.ts';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const server = 'https://uat.example.com';
const endpoint = `${server}/one/rt/track/${siteKey}/events`;
const tag = `${server}/one/rt/js/one-tag.js?siteKey=${siteKey}`;
const pixelUri = 'oeh://outboundcomms/email-open?campaign=1234';
const pixel = `${server}/one/rt/track/${siteKey}/pixel?uri=${encodeURIComponent(pixelUri)}`;
const body = '{"uri":"assist://pasted/event","ck":"bob@example.com"}';
const request = (name: string) => ({
  name,
  request: { method: 'POST', url: endpoint, body: { mode: 'raw', raw: body } },
});
const collection = JSON.stringify({ info: { name: 'Spring' }, item: [request('Interest'), request('Complaint')] });
const har = JSON.stringify({
  log: { entries: [{ request: { method: 'POST', url: endpoint, headers: [], postData: { text: body } } }] },
});

/** A window of a new profile that also has these environments, and a main that saves them. */
function open(...more: readonly Environment[]) {
  installThreads();
  const session = anySession();
  let saved = [...session.environments, ...more];
  const put = (environment: unknown) => {
    const one = environmentSchema.parse(environment);
    saved = [...saved.filter(({ id }) => id !== one.id), one];
  };
  const answer = () => ({ kind: 'saved', environments: saved }) as const;
  installFakeBridge({
    'environment.save': ({ environment }) => {
      put(environment);
      return answer();
    },
    'environment.swap': ({ out, put: back }) => {
      const gone = out.map((one) => environmentSchema.parse(one).id);
      saved = saved.filter(({ id }) => !gone.includes(id));
      back.forEach(put);
      return answer();
    },
    'environment.delete': ({ id }) => {
      saved = saved.filter((one) => one.id !== id);
      return answer();
    },
  });
  render(<Notifications />);
  const { result } = renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, { ...session, environments: saved }, openWorkbench);
    const select = (selection: typeof state.selection) => dispatch({ type: 'selected', selection });
    return { state, ...useGiven(state, dispatch, { select }) };
  });
  const state = () => result.current.state;
  return {
    state,
    give: async (text: string) => act(async () => result.current.takeGiven(text)),
    uri: () => tabInFront(state().tabs).draft.uri,
    /** What the header shows. */
    header: () => {
      const { environmentId, siteKey: key } = state().selection;
      return [state().environments.find(({ id }) => id === environmentId)?.name, key];
    },
    undo: async () => {
      await act(async () => (await screen.findByText('Undo')).click());
      await vi.waitFor(() => expect(state().selection).toEqual(session.selection));
    },
  };
}

it.each([
  ['an endpoint', endpoint, null],
  ['a tag', `<script async src="${tag}"></script>`, null],
  ['a page with a tag', `<html>\n<head><script src="${tag}"></script></head>\n</html>`, null],
  ['the address of a tag', tag, null],
  ['a pixel', pixel, pixelUri],
  ['a cURL command', `curl -X POST '${endpoint}' -d '${body}'`, 'assist://pasted/event'],
  ['a HAR file', har, 'assist://pasted/event'],
])('%s makes the environment and selects it, and Undo takes all of it back', async (_, text, uri) => {
  const { state, give, uri: shown, header, undo } = open();
  const before = shown();
  expect(await give(text)).toBeNull();
  expect(header()).toEqual(['uat.example.com', siteKey]);
  expect([shown(), state().tabs.open.length]).toEqual([uri ?? before, uri === null ? 1 : 2]);
  await undo();
  expect(state().environments.map(({ name }) => name)).toEqual(['Practice']);
  expect([shown(), state().tabs.open.length]).toEqual([before, 1]);
});

it('shows many requests before they are imported, and opens a body at once', async () => {
  const { state, give, header } = open();
  await give(collection);
  expect(state().dialogs).toEqual([{ kind: 'import', start: collection }]);
  await give(body);
  expect(tabInFront(state().tabs).draft.customerKey).toBe('bob@example.com');
  expect(header()[0]).toBe('Practice');
});

it('asks for what is missing, and says what it reads where it knows nothing', async () => {
  const { state, give } = open();
  expect(await give('hello there')).toContain('It reads an endpoint URL');
  expect(await give(`${server}/one/rt/js/one-tag.js`)).toBeNull();
  expect(state().dialogs).toMatchObject([{ kind: 'environments', fresh: { serverName: server, siteKey: '' } }]);
});

it('adds a new site key to a known server, which Undo removes', async () => {
  const uat = { ...blankEnvironment('uat'), name: 'UAT', serverName: server, siteKeys: [{ siteKey, label: '' }] };
  const { state, give, header, undo } = open(uat);
  await give(endpoint.replace('1109', '2222'));
  expect(header()).toEqual(['UAT', 'ONE-5BTO1FBU1O-2222']);
  expect(await screen.findByText(/The site key ONE-5BTO1FBU1O-2222 was added to UAT/)).toBeDefined();
  await undo();
  expect(state().environments.at(-1)?.siteKeys).toEqual(uat.siteKeys);
});
