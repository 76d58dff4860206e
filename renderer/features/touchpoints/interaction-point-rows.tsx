import { ActionIcon, Checkbox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { EditedPoint } from '#app/touchpoints/edited-touchpoint.ts';
import { interactionPointProblem } from '#app/touchpoints/touchpoint-problems.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './touchpoints.module.css';

type InteractionPointRowsProps = {
  readonly points: readonly EditedPoint[];
  /** A save was tried: problems are shown. */
  readonly isTried: boolean;
  readonly onChange: (points: readonly EditedPoint[]) => void;
};

/** The Interaction Points of a Touchpoint. */
export function InteractionPointRows({ points, isTried, onChange }: InteractionPointRowsProps) {
  if (points.length === 0) return null;
  const change = (index: number, part: Partial<EditedPoint>) =>
    onChange(points.map((point, at) => (at === index ? { ...point, ...part } : point)));
  return (
    <ul aria-label="Interaction Points" className={styles['rows']}>
      {points.map((point, index) => (
        <li key={point.id} className={styles['point']}>
          <TextField
            aria-label={`Name of Interaction Point ${index + 1}`}
            placeholder="Name"
            value={point.name}
            onChange={(name) => change(index, { name })}
          />
          <TextField
            aria-label={`Pattern of Interaction Point ${index + 1}`}
            classNames={{ input: 'mono' }}
            placeholder={point.isRegularExpression ? '^/cars/\\d+$' : '/path?parameter'}
            spellCheck={false}
            value={point.pattern}
            error={isTried ? interactionPointProblem(point) : undefined}
            onChange={(pattern) => change(index, { pattern })}
          />
          <Checkbox
            mt={8}
            label="Regular expression"
            checked={point.isRegularExpression}
            onChange={({ currentTarget }) => change(index, { isRegularExpression: currentTarget.checked })}
          />
          <ActionIcon
            aria-label={`Remove Interaction Point ${index + 1}`}
            onClick={() => onChange(points.toSpliced(index, 1))}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
