import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  type EditedTouchpoint,
  editTouchpoint,
  finishTouchpoint,
  newCapturePoint,
  newPoint,
  withPoints,
} from '#app/touchpoints/edited-touchpoint.ts';
import { namesake } from '#app/touchpoints/merge-touchpoints.ts';
import type { Touchpoint, TouchpointMap } from '#app/touchpoints/touchpoint.ts';
import { interactionPointProblem, touchpointProblem } from '#app/touchpoints/touchpoint-problems.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { CancelButton } from '#renderer/ui/form-modal.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { isSameForm, useUnsaved } from '#renderer/ui/unsaved.ts';
import { CapturePointRows } from './capture-point-rows.tsx';
import { InteractionPointRows } from './interaction-point-rows.tsx';
import styles from './touchpoints.module.css';

type TouchpointFormProps = {
  readonly touchpoint: Touchpoint;
  readonly map: TouchpointMap;
  readonly onSave: (touchpoint: Touchpoint) => void;
  readonly onBack: () => void;
};

/** One Touchpoint with all that belongs to it. */
export function TouchpointForm({ touchpoint, map, onSave, onBack }: TouchpointFormProps) {
  const [before] = useState(() => editTouchpoint(touchpoint));
  const [form, setForm] = useState(before);
  const [isTried, setTried] = useState(false);
  useUnsaved('Touchpoint map', !isSameForm(form, before));
  const set = (change: Partial<EditedTouchpoint>) => setForm((now) => ({ ...now, ...change }));
  const setPoints = (points: EditedTouchpoint['interactionPoints']) => setForm((now) => withPoints(now, points));
  const others = map.filter(({ id }) => id !== form.id);
  const isTaken = namesake(others, form) !== undefined;
  const problem = touchpointProblem(form.pattern);
  const isReady =
    problem === null &&
    !isTaken &&
    form.interactionPoints.every((point) => interactionPointProblem(point) === null) &&
    form.capturePoints.every(({ apiName }) => apiName.trim() !== '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isReady) onSave(finishTouchpoint(form));
      }}
    >
      <div className={styles['head']}>
        <TextField
          label="Name"
          data-autofocus
          autoFocus
          placeholder="For example Riverside web"
          value={form.name}
          error={isTried && isTaken ? 'Your map has a Touchpoint with this name.' : undefined}
          onChange={(name) => set({ name })}
        />
        <TextField
          label="Pattern"
          description="scheme://host. * stands for any letters."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          classNames={{ input: 'mono' }}
          placeholder="For example web://*"
          spellCheck={false}
          value={form.pattern}
          error={isTried ? problem : undefined}
          onChange={(pattern) => set({ pattern })}
        />
      </div>
      <Section
        title="Interaction Points"
        add="Add Interaction Point"
        onAdd={() => setPoints([...form.interactionPoints, newPoint(crypto.randomUUID())])}
      >
        <InteractionPointRows points={form.interactionPoints} isTried={isTried} onChange={setPoints} />
      </Section>
      <Section
        title="Attribute capture points"
        add="Add capture point"
        onAdd={() => set({ capturePoints: [...form.capturePoints, newCapturePoint] })}
      >
        <CapturePointRows
          points={form.capturePoints}
          offered={[...form.interactionPoints, ...form.missingPoints]}
          isTried={isTried}
          onChange={(capturePoints) => set({ capturePoints })}
        />
      </Section>
      <DialogFoot>
        <CancelButton onClose={onBack} />
        <Button type="submit" variant="filled">
          Save Touchpoint
        </Button>
      </DialogFoot>
    </form>
  );
}

type SectionProps = {
  readonly title: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
};

function Section({ title, add, onAdd, children }: SectionProps) {
  return (
    <section className={styles['section']}>
      <Title order={3} size="h3" mb={8}>
        {title}
      </Title>
      {children}
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={16} stroke={1.5} />} onClick={onAdd}>
        {add}
      </Button>
    </section>
  );
}
