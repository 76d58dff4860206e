import { withOffset } from '#app/text/offset-time.ts';
import { dateFormat } from './date-format.ts';

const time = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = dateFormat({ day: 'numeric', month: 'short' });
const dayAndYear = dateFormat({ day: 'numeric', month: 'short', year: '2-digit' });
const whole = dateFormat({
  dateStyle: 'full',
  timeStyle: 'medium',
});

type MomentProps = {
  readonly iso: string;
  /** It is not at the start of a sentence. */
  readonly inSentence?: boolean;
};

/** `Today 12:34:56`, or with another day, in the person’s time zone. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso);
  return `${dayOf(moment)} ${time(moment)}`;
}

/** A time in the person’s time zone. Its title has the offset. */
export function Moment({ iso, inSentence = false }: MomentProps) {
  const moment = new Date(iso);
  return (
    <time dateTime={iso} title={`${whole(moment)} ${withOffset(iso).slice(-6)}`}>
      {inSentence ? dayOf(moment).replace('Today', 'today') : dayOf(moment)} {time(moment)}
    </time>
  );
}

function dayOf(moment: Date): string {
  const now = new Date();
  if (moment.toDateString() === now.toDateString()) return 'Today';
  return moment.getFullYear() === now.getFullYear() ? day(moment) : dayAndYear(moment);
}
