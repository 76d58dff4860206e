import type { Template } from '#app/templates/template.ts';
import { atm } from './atm.ts';
import { crmTrigger } from './crm-trigger.ts';
import { emailOpen } from './email-open.ts';
import { locationProximity } from './location-proximity.ts';
import { mobileScreen } from './mobile-screen.ts';
import { promotionInterest } from './promotion-interest.ts';
import { promotionSignUp } from './promotion-sign-up.ts';
import { sentimentChange } from './sentiment-change.ts';

/** The templates that come with Tidings: at least two for each use case that the API's own page names. */
export const builtInTemplates: readonly Template[] = [
  ...promotionSignUp,
  ...promotionInterest,
  ...sentimentChange,
  ...locationProximity,
  ...crmTrigger,
  ...emailOpen,
  ...atm,
  ...mobileScreen,
];

/** Whether a template came with Tidings: it can be copied, but not changed. */
export function isBuiltIn(id: string): boolean {
  return builtInTemplates.some((template) => template.id === id);
}
