import { lazyPart } from '#renderer/ui/load-part.ts';

// Those that a person types into at once when they open, or that come in the middle of something.
const loadImport = () => import('#renderer/features/library/import-dialog.tsx');
const loadName = () => import('#renderer/features/library/name-dialog.tsx');
const loadPalette = () => import('./palette/palette.tsx');
const loadQuestions = () => import('#renderer/ui/questions-dialog.tsx');
const loadSaveSearch = () => import('#renderer/features/history/save-search.tsx');
const loadTemplate = () => import('#renderer/features/templates/template-editor.tsx');
const loadTrash = () => import('#renderer/features/library/trash-dialog.tsx');

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
export const ImportDialog = lazyPart(async () => (await loadImport()).ImportDialog);
export const InterruptedShow = lazyPart(
  async () => (await import('#renderer/features/storyboards/interrupted-show.tsx')).InterruptedShow,
);
export const MonitoringDialog = lazyPart(
  async () => (await import('#renderer/features/exchange/monitoring-dialog.tsx')).MonitoringDialog,
);
export const NameDialog = lazyPart(async () => (await loadName()).NameDialog);
export const PageDialog = lazyPart(
  async () => (await import('#renderer/features/exchange/page-dialog.tsx')).PageDialog,
);
export const Palette = lazyPart(async () => (await loadPalette()).Palette);
export const PracticeMonitor = lazyPart(
  async () => (await import('#renderer/features/practice/practice-monitor.tsx')).PracticeMonitor,
);
export const PresentationCheck = lazyPart(
  async () => (await import('#renderer/features/storyboards/presentation-check.tsx')).PresentationCheck,
);
export const QuestionsDialog = lazyPart(async () => (await loadQuestions()).QuestionsDialog);
export const SavedSearchesDialog = lazyPart(
  async () => (await import('#renderer/features/history/saved-searches-dialog.tsx')).SavedSearchesDialog,
);
export const SaveSearch = lazyPart(async () => (await loadSaveSearch()).SaveSearch);
export const SettingsDialog = lazyPart(
  async () => (await import('#renderer/features/settings/settings-dialog.tsx')).SettingsDialog,
);
export const ShowCheck = lazyPart(
  async () => (await import('#renderer/features/storyboards/show-check.tsx')).ShowCheck,
);
export const TemplateEditor = lazyPart(async () => (await loadTemplate()).TemplateEditor);
export const TouchpointMapDialog = lazyPart(
  async () => (await import('#renderer/features/touchpoints/touchpoint-map-dialog.tsx')).TouchpointMapDialog,
);
export const TrashDialog = lazyPart(async () => (await loadTrash()).TrashDialog);

export const TwoPlacesDialog = lazyPart(
  async () => (await import('#renderer/features/exchange/two-places-dialog.tsx')).TwoPlacesDialog,
);

/** Loads the dialogs that must open at once when they are wanted. None of them needs zod, which takes 2 MB in the window. */
export async function loadDialogs(): Promise<void> {
  await Promise.all(
    [loadPalette, loadName, loadSaveSearch, loadQuestions, loadTemplate, loadTrash, loadImport].map((load) => load()),
  );
}
