import { getHeapSpaceStatistics } from 'node:v8';
import { holdYoungGenerationSmall, keepYoungGenerationSmall } from '#main/storage/v8-heap.ts';

/** Makes objects that stay, and prints how many MB V8's young generation takes at each step, as JSON. */
const kept: object[] = [];

function youngMb(): number {
  for (let made = 0; made < 200_000; made += 1) kept.push({ made, text: `kept ${made}`, next: [made] });
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return (young?.physical_space_size ?? 0) / 1e6;
}

const end = holdYoungGenerationSmall();
const held = youngMb();
const heldTwice = await keepYoungGenerationSmall(async () => youngMb());
const heldStill = youngMb();
end();
end();
const grown = youngMb();
process.stdout.write(JSON.stringify({ held, heldTwice, heldStill, grown, kept: kept.length }));
