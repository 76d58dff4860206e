import { createFinder } from '#renderer/shell/palette/find.ts';

/*
 * Times one keystroke in the palette's search over saved requests, beside a scan for the plain text:
 * `palette.mjs REQUESTS WARM-UPS`. Prints the times of each search as JSON, in milliseconds.
 */
const count = Number(process.argv[2] ?? 10_000);
const warmUps = Number(process.argv[3] ?? 2);
const places = ['Branch', 'Website', 'Call centre', 'Showroom', 'Mobile app', 'Email', 'Beacon', 'Cash machine'];
const events = ['visit', 'booking', 'complaint', 'promotion', 'sign-up', 'renewal', 'question', 'cancellation'];
const requests = Array.from({ length: count }, (_, at) => {
  const [place = '', event = ''] = [places[at % 8], events[Math.floor(at / 8) % 8]];
  return {
    id: String(at),
    group: 'Saved requests',
    label: `${place} ${event} ${at}`,
    description: `Folder ${at % 50} / assist://bank-${at % 7}/${event}/step?campaign=${at}`,
    keywords: `customer-${at}@example.com`,
  };
});
const searches = [
  'branch',
  'br',
  'b',
  'website visit',
  'customer-77',
  'complaint 12',
  'wesbite',
  'compliant',
  'zzzzz',
  'vc',
];

function timed(run: (search: string) => unknown): readonly (readonly number[])[] {
  for (let warmUp = 0; warmUp < warmUps; warmUp++) searches.forEach(run);
  return searches.map((search) =>
    Array.from({ length: 20 }, () => {
      const start = performance.now();
      run(search);
      return performance.now() - start;
    }),
  );
}

const find = createFinder(requests);
const plain = requests.map(({ label, description, keywords }) => `${label} ${description} ${keywords}`.toLowerCase());
const scan = (search: string) => plain.filter((text) => text.includes(search));
console.log(JSON.stringify({ find: timed(find), scan: timed(scan) }));
