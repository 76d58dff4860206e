/** Words for the same thing: what is called by one of them is found by the others. */
const alike: readonly (readonly string[])[] = [
  ['customer', 'customers', 'visitor', 'visitors', 'person', 'people', 'contact', 'profile'],
  ['settings', 'preferences', 'options', 'configuration'],
  ['requests', 'request', 'collection', 'collections', 'saved', 'library'],
  ['event', 'composer', 'tab', 'message'],
  ['environment', 'environments', 'server', 'host', 'space', 'endpoint', 'stage'],
  ['theme', 'mode', 'appearance', 'colour', 'color'],
  ['history', 'log', 'sent', 'past'],
  ['run', 'runs', 'batch', 'load', 'csv', 'iterations'],
  ['storyboard', 'storyboards', 'demo', 'story', 'scenario'],
  ['template', 'templates', 'form', 'sample', 'example'],
  ['import', 'postman', 'curl', 'har', 'paste'],
  ['export', 'share', 'backup'],
  ['guide', 'help', 'manual', 'documentation'],
  ['trash', 'deleted', 'bin', 'recycle'],
  ['presenting', 'present', 'mask', 'privacy', 'presentation'],
  ['larger', 'smaller', 'size', 'zoom', 'font'],
  ['side', 'sidebar', 'panel'],
  ['find', 'search'],
  ['duplicate', 'copy', 'clone'],
  ['delete', 'remove'],
  ['monitoring', 'practice'],
  ['about', 'version'],
];

/** Other words for what a label says. */
export function synonymsOf(label: string): string {
  const words = new Set(label.toLowerCase().split(/[^\p{L}]+/u));
  return alike.flatMap((set) => (set.some((word) => words.has(word)) ? set : [])).join(' ');
}
