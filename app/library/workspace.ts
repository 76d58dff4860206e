import { z } from 'zod';
import { customerProfileSchema } from '#app/customers/customer-profile.ts';
import { variableSchema } from '#app/event/variables.ts';
import { storyboardSchema } from '#app/storyboards/storyboard.ts';
import { templateSchema } from '#app/templates/template.ts';
import { touchpointSchema } from '#app/touchpoints/touchpoint.ts';
import { folderSchema, savedRequestSchema } from './saved-request.ts';

/** All that a person saves to use again. Lists are in the order that they are shown in. */
export const workspaceSchema = z.object({
  folders: z.array(folderSchema).readonly(),
  requests: z.array(savedRequestSchema).readonly(),
  /** The person's own; those that come with Tidings are not in it. */
  templates: z.array(templateSchema).readonly(),
  /** Variables that every environment has, unless it has its own of that name. */
  variables: z.array(variableSchema).readonly(),
  /** The person's own storyboards; those that come with Tidings are not in it. */
  storyboards: z.array(storyboardSchema).readonly().default([]),
  /** What a person noted of customers; the files have called it so since before customers had this name. */
  visitors: z.array(customerProfileSchema).readonly().default([]),
  /** The person's own copy of the Touchpoints that are set up in MXO. */
  touchpoints: z.array(touchpointSchema).readonly().default([]),
});

export type Workspace = Readonly<z.infer<typeof workspaceSchema>>;

export const blankWorkspace: Workspace = {
  folders: [],
  requests: [],
  templates: [],
  variables: [],
  storyboards: [],
  visitors: [],
  touchpoints: [],
};
