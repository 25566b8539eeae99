import { parseArgs } from 'node:util';
import { builtProduct } from '../support/build.ts';
import { ballotCosts } from './ballot-costs.ts';
import { BareContestant } from './bare-contestant.ts';
import type { Contestant, ContestantName, Samples } from './contestant.ts';
import type { Figures } from './figures.ts';
import { measureLaunch } from './launch.ts';
import { OtherLoad, prepareMachine } from './machine.ts';
import { ProductContestant } from './product-contestant.ts';
import { takeSamples } from './samples.ts';
import { tableOf, type Series } from './table.ts';

const USAGE = `npm run bench -- [--n 500,2000,5000] [--launches 2] [--profile FOLDER]

Starts the product and a bare Socket.IO server in turn and prints what each costs, and the ratios.
  --n         how many participants, one table each
  --launches  how often each server is started; the tables show medians (5 for a record)
  --profile   writes a CPU profile of every server there; the figures are worth less then
Nothing fails on time: a benchmark tells, it does not judge. docs/performance.md says what the figures mean.`;

function settings(): { sizes: number[]; launches: number; profile: string | undefined } {
  const { values } = parseArgs({
    options: {
      n: { type: 'string', default: '500,2000,5000' },
      launches: { type: 'string', default: '2' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const sizes = values.n.split(',').map(Number);
  const launches = Number(values.launches);
  if (sizes.some((size) => !Number.isInteger(size) || size < 200) || !(launches >= 1)) {
    console.error(`${USAGE}\n\nAt least 200 participants, at least one launch.`);
    process.exit(2);
  }
  return { sizes, launches, profile: values.profile };
}

/** Starts a server, measures it, stops it. */
async function launched<T>(
  start: Promise<Contestant>,
  work: (contestant: Contestant) => Promise<T>,
): Promise<T> {
  const contestant = await start;
  try {
    return await work(contestant);
  } finally {
    load.addServer((await contestant.process.read()).cpuSeconds);
    await contestant.shutDown();
  }
}

const { sizes, launches, profile } = settings();
const machine = await prepareMachine(Math.max(...sizes), profile);
const load = new OtherLoad();
console.log(`${new Date().toISOString().slice(0, 10)}, ${machine.description}`);
for (const warning of machine.warnings) console.log(`WARNING: ${warning}`);

console.log(`\n${ballotCosts()}`);

const build = await builtProduct();
const samples: Samples = await launched(ProductContestant.start(build, machine), takeSamples);
const start: Record<ContestantName, () => Promise<Contestant>> = {
  product: () => ProductContestant.start(build, machine),
  bare: () => BareContestant.start(samples, machine),
};

for (const people of sizes) {
  const figures: Record<ContestantName, Figures[]> = { product: [], bare: [] };
  for (let launch = 1; launch <= launches; launch += 1) {
    for (const name of ['product', 'bare'] as const) {
      console.error(`… ${people} participants, launch ${launch} of ${launches}: ${name}`);
      figures[name].push(await launched(start[name](), (contestant) => measureLaunch(contestant, people)));
    }
  }
  const series: Series = { people, ...figures };
  console.log(`\n${tableOf(series)}`);
}
console.log(`\n${launches} alternating launches, medians; ${load.describe()}.`);
