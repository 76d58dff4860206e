import type { Template } from '#app/library/template.ts';
import { atm } from './atm.ts';
import { crmTrigger } from './crm-trigger.ts';
import { emailOpen } from './email-open.ts';
import { locationProximity } from './location-proximity.ts';
import { mobileScreen } from './mobile-screen.ts';
import { promotionInterest } from './promotion-interest.ts';
import { sentimentChange } from './sentiment-change.ts';

/** The templates that come with Tidings, use case by use case. They cannot be changed; people copy them. */
export const builtInTemplates: readonly Template[] = [
  ...promotionInterest,
  ...sentimentChange,
  ...locationProximity,
  ...crmTrigger,
  ...emailOpen,
  ...atm,
  ...mobileScreen,
];

const ids: ReadonlySet<string> = new Set(builtInTemplates.map(({ id }) => id));

/** Whether a template comes with Tidings. */
export function isBuiltIn(id: string): boolean {
  return ids.has(id);
}
