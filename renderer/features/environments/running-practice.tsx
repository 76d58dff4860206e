import { Button, Group, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { type Environment, foldEnvironmentName } from '#app/environments/environment.ts';
import { type RunningPlace, runningPlaceOf, runningPractice, usualPlace } from '#app/practice/practice.ts';
import { createNamer } from '#app/text/unique-name.ts';
import { problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { leadToUnusable } from '#renderer/ui/unusable-field.ts';
import type { EditorProps } from './use-environment-editor.ts';

/** Where `tidings practice` listens if nothing else is said. */
const usualPort = 8_377;

type RunningPracticeProps = Pick<EditorProps, 'environments' | 'onSaved' | 'onClose'>;

/** Makes an environment for a practice server that the command line started, once it answers. */
export function RunningPractice({ environments, onSaved, onClose }: RunningPracticeProps) {
  const [port, setPort] = useState(usualPort);
  const [says, setSays] = useState('');
  const [isLooking, setLooking] = useState(false);
  const fields = useRef<HTMLDivElement>(null);

  async function add() {
    if (leadToUnusable(fields.current)) return;
    setSays('');
    setLooking(true);
    const problem = await addFor(port, { environments, onSaved });
    setLooking(false);
    if (problem === null) return onClose();
    setSays(problem);
    fields.current?.querySelector('input')?.focus();
  }

  return (
    <div ref={fields}>
      <Title order={3} mt={24}>
        Practice server of the command line
      </Title>
      <Text c="var(--t-second)" mb={8}>
        A pipeline or another program can share a practice server with you: start it on this computer with{' '}
        <span className="mono">tidings practice</span>. Practice Monitoring then shows what it received from everyone.
      </Text>
      <Group align="end" gap={12}>
        <NumberField
          label="Port"
          value={port}
          range={[1, 65_535]}
          notation={{ format: String }}
          onChange={(typed) => setPort(typed ?? usualPort)}
        />
        <Button loading={isLooking} onClick={() => void add()}>
          Use this server
        </Button>
      </Group>
      <div role="status">
        {says !== '' && (
          <Text c="var(--t-bad)" mt={4}>
            {says}
          </Text>
        )}
      </div>
    </div>
  );
}

/** Finds the server and saves an environment for it, or selects the one that is there. Returns a problem, in words. */
async function addFor(
  port: number,
  { environments, onSaved }: Pick<RunningPracticeProps, 'environments' | 'onSaved'>,
): Promise<string | null> {
  const place = usualPlace(port);
  const found = await call('practice.find', place);
  if (found.kind === 'not-found') return found.says;
  if (found.kind !== 'found') return problemOf(found, 'the practice server wasn’t asked');
  const show = (saved: Environment, now: readonly Environment[]) =>
    onSaved({ environments: now, saved, placed: null, known: null, renamed: new Map() });
  const isSame = (one: RunningPlace | null) => one !== null && one.port === port && one.host !== '[::1]';
  const known = environments.find((one) => isSame(runningPlaceOf(one)));
  if (known !== undefined) {
    show(known, environments);
    return null;
  }
  const names = environments.map((one) => one.name);
  const name = createNamer(names, foldEnvironmentName)(`Practice on port ${port}`);
  const environment = runningPractice(port, { id: crypto.randomUUID(), name });
  const answer = await call('environment.save', { environment });
  if (answer.kind === 'refused') return answer.says.join(' ');
  if (answer.kind !== 'saved') return problemOf(answer, 'the environment wasn’t saved');
  show(environment, answer.environments);
  return null;
}
