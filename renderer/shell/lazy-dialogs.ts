import { lazyPart } from '#renderer/ui/load-part.ts';

export const AboutDialog = lazyPart(
  async () => (await import('#renderer/features/settings/about-dialog.tsx')).AboutDialog,
);
export const EnvironmentsDialog = lazyPart(
  async () => (await import('#renderer/features/environments/environments-dialog.tsx')).EnvironmentsDialog,
);
export const EraseCustomer = lazyPart(
  async () => (await import('#renderer/features/customers/erase-customer.tsx')).EraseCustomer,
);
export const ExportDialog = lazyPart(
  async () => (await import('#renderer/features/library/export-dialog.tsx')).ExportDialog,
);
export const InterruptedShow = lazyPart(
  async () => (await import('#renderer/features/storyboards/interrupted-show.tsx')).InterruptedShow,
);
export const MonitoringDialog = lazyPart(
  async () => (await import('#renderer/features/exchange/monitoring-dialog.tsx')).MonitoringDialog,
);
export const PageDialog = lazyPart(
  async () => (await import('#renderer/features/exchange/page-dialog.tsx')).PageDialog,
);
export const PracticeMonitor = lazyPart(
  async () => (await import('#renderer/features/practice/practice-monitor.tsx')).PracticeMonitor,
);
export const PresentationCheck = lazyPart(
  async () => (await import('#renderer/features/storyboards/presentation-check.tsx')).PresentationCheck,
);
export const SavedSearchesDialog = lazyPart(
  async () => (await import('#renderer/features/history/saved-searches-dialog.tsx')).SavedSearchesDialog,
);
export const SettingsDialog = lazyPart(
  async () => (await import('#renderer/features/settings/settings-dialog.tsx')).SettingsDialog,
);
export const ShowCheck = lazyPart(
  async () => (await import('#renderer/features/storyboards/show-check.tsx')).ShowCheck,
);
export const TouchpointMapDialog = lazyPart(
  async () => (await import('#renderer/features/touchpoints/touchpoint-map-dialog.tsx')).TouchpointMapDialog,
);

export const TwoPlacesDialog = lazyPart(
  async () => (await import('#renderer/features/exchange/two-places-dialog.tsx')).TwoPlacesDialog,
);
