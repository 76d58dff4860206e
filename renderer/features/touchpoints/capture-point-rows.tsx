import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { EditedCapturePoint, EditedPoint } from '#app/touchpoints/edited-touchpoint.ts';
import { interactionPointName } from '#app/touchpoints/touchpoint.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useRowKeys } from '#renderer/ui/use-row-keys.ts';
import styles from './touchpoints.module.css';

type CapturePointRowsProps = {
  readonly points: readonly EditedCapturePoint[];
  /** The Interaction Points that one can belong to. */
  readonly offered: readonly EditedPoint[];
  /** A save was tried: problems are shown. */
  readonly isTried: boolean;
  readonly onChange: (points: readonly EditedCapturePoint[]) => void;
};

/** The attribute capture points of a Touchpoint. */
export function CapturePointRows({ points, offered, isTried, onChange }: CapturePointRowsProps) {
  const { keys, without } = useRowKeys(points);
  if (points.length === 0) return null;
  const change = (index: number, part: Partial<EditedCapturePoint>) =>
    onChange(points.map((point, at) => (at === index ? { ...point, ...part } : point)));
  const named = offered.filter((one) => interactionPointName(one) !== '');
  return (
    <ul aria-label="Attribute capture points" className={styles['rows']}>
      {points.map((point, index) => (
        <li key={keys[index]} className={styles['capture']}>
          <TextField
            aria-label={`API name of capture point ${index + 1}`}
            classNames={{ input: 'mono' }}
            placeholder="API name"
            spellCheck={false}
            value={point.apiName}
            error={isTried && point.apiName.trim() === '' ? 'Enter the API name.' : undefined}
            onChange={(apiName) => change(index, { apiName })}
          />
          <TextField
            aria-label={`Key attribute of capture point ${index + 1}`}
            placeholder="Key attribute, or empty"
            value={point.key}
            onChange={(key) => change(index, { key })}
          />
          <Select
            aria-label={`Interaction Point of capture point ${index + 1}`}
            data={[
              { value: '', label: 'All of the Touchpoint' },
              ...named.map((one) => ({ value: one.id, label: interactionPointName(one) })),
            ]}
            value={named.some(({ id }) => id === point.pointId) ? point.pointId : ''}
            onChange={(pointId) => change(index, { pointId: pointId || null })}
          />
          <ActionIcon
            aria-label={`Remove capture point ${index + 1}`}
            onClick={() => {
              const left = points.toSpliced(index, 1);
              without(index, left);
              onChange(left);
            }}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
