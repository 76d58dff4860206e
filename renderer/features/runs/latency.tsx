import { useElementSize } from '@mantine/hooks';
import { formatNumber } from '#app/quantity.ts';
import type { RunProgress } from '#app/runs/run.ts';
import styles from './latency.module.css';
import { drawLatency, type LatencyPicture } from './latency-picture.ts';

const left = 40;
const right = 116;
const smallest = 240;
const above = 6;
const below = 20;

type LatencyProps = {
  readonly latency: RunProgress['latency'];
  /** The text without any data. */
  readonly whenNone: string;
};

/** How long answers took: a dot each, and the lines that half and 95 of 100 of them lie under. */
export function Latency({ latency: { halfMs, most95Ms, answers }, whenNone }: LatencyProps) {
  const { ref, width, height } = useElementSize();
  const field = { width: Math.max(width - left - right, smallest), height: Math.max(height - above - below, 48) };
  const picture = drawLatency(answers, field.width, field.height);
  return (
    <figure className={styles['latency']} aria-label="Latency">
      <figcaption>
        <strong>Latency</strong>
        {answers.length > 0 && ' in ms, each dot is one response'}
      </figcaption>
      <div ref={ref} className={styles['field']}>
        {picture === null ? (
          <p className={styles['none']}>{whenNone}</p>
        ) : (
          <Drawing picture={picture} {...field} half={halfMs} most={most95Ms} />
        )}
      </div>
    </figure>
  );
}

type DrawingProps = {
  readonly picture: LatencyPicture;
  readonly width: number;
  readonly height: number;
  readonly half: number | null;
  readonly most: number | null;
};

function Drawing({ picture, width, height, half, most }: DrawingProps) {
  const halfSays = half === null ? '' : `half under ${formatMs(half)}`;
  const mostSays = most === null ? '' : `95% under ${formatMs(most)}`;
  return (
    <svg
      role="img"
      aria-label={`Responses in ms: ${halfSays}, ${mostSays}`}
      width={left + width + right}
      height={above + height + below}
      viewBox={`${-left} ${-above} ${left + width + right} ${above + height + below}`}
    >
      {picture.ticks.map(({ ms, y }, index) => (
        <g key={ms}>
          <line className={styles['grid']} x1={0} x2={width} y1={y} y2={y} />
          {(height > 80 || index % 2 === 0) && (
            <text className={styles['tick']} x={-8} y={y + 4} textAnchor="end">
              {formatMs(ms)}
            </text>
          )}
        </g>
      ))}
      {picture.times.map(({ label, x }) => (
        <text key={label} className={styles['tick']} x={x} y={height + 16} textAnchor="middle">
          {label}
        </text>
      ))}
      {picture.dots.map(({ x, y }, index) => (
        <circle key={index} className={styles['dot']} cx={x} cy={y} r={2} />
      ))}
      <path className={styles['most']} d={picture.mostLine} />
      <path className={styles['half']} d={picture.halfLine} />
      <text className={styles['mostLabel']} x={width + 8} y={picture.mostLabelY + 4}>
        {mostSays}
      </text>
      <text className={styles['halfLabel']} x={width + 8} y={picture.halfLabelY + 4}>
        {halfSays}
      </text>
    </svg>
  );
}

function formatMs(ms: number): string {
  return ms < 10 && ms !== 0 ? ms.toFixed(1).replace('.0', '') : formatNumber(Math.round(ms));
}
