/** Funds at the edges of what may be configured, from document to unpacked bundle: each gives figures, or says why there are none. */
import { engineKernel } from '@ihome/compute';
import { mergeConfig, plainJson, type JsonObject } from '@ihome/config';
import { InlineCompute, runLocally, sweepModel } from '@ihome/orchestration';
import { createBundleWriter } from '@ihome/report';
import { randomConfiguration } from '@ihome/testing';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackBundle } from '../bundle/unpack-bundle';
import { readResults, type BundleResults } from './read-results';

type Result = BundleResults['strategies'][number];

const PATHS = 12;
const QUICK = {
  monte_carlo: { num_paths: PATHS },
  risk: { bootstrap_replications: 8 },
  guardrails: { enforcement: 'report', zone_ticket_limits: { green: 1e9, orange: 1e9, red: 1e9 } },
  stress: { scenarios: [] },
  sensitivity: { method: 'none', parameters: [] },
};

const FREE = {
  management_fee_rate: 0,
  origination_fee_rate: 0,
  servicing_fee_rate: 0,
  expense_rate: 0,
  fixed_annual_expenses: 0,
  formation_costs: 0,
};
const IDLE = { target_deployment: 0 };
const ONE_LOAN = { loan_size_distribution: 'fixed', avg_loan_size: 8e7, min_loan_size: 8e7, max_loan_size: 8e7 };
/** A home of twenty times the advance, nearly all of it the fund's after a year. */
const JACKPOT: JsonObject = {
  fees: FREE,
  deployment: { ...IDLE, deployment_period: 1, minimum_cash_reserve: 0 },
  reinvestment: { enabled: false },
  contract: { appreciation_share_method: 'share_of_value', appreciation_share: 0.96, sale_cost_rate: 0.03 },
  exit: {
    base_sale_rate: 0,
    base_refinance_rate: 0,
    life_event_rate: 0,
    default_rates: { green: 0, orange: 0, red: 0 },
    maturity_extension_probability: 0,
    maturity_default_probability: 0,
  },
  waterfall: { carried_interest_rate: 0, catch_up_structure: 'none', distribution_frequency: 'monthly' },
  origination: {
    portfolio_mode: 'loan_tape',
    loan_tape: [{ advance: 1e5, value: 2e6, zone: 'green', suburb: null, month: 0, senior_balance: 0, term_years: 1 }],
  },
};

const base = (overrides: JsonObject): JsonObject => ({ preset: 'base', overrides: { ...overrides, ...QUICK } });

/** The first random configuration with sixteen zones. */
function sixteenZones(): JsonObject {
  const { guardrails: _, ...quick } = QUICK;
  for (let seed = 2000; seed < 2200; seed++) {
    const config = randomConfiguration(seed, 'whole');
    if (config.zones.length === 16) return { config: plainJson(mergeConfig(plainJson(config), quick)) };
  }
  throw new Error('no random configuration has sixteen zones');
}

/** Runs a document here. Answers its only strategy, read by the schema of results, and the texts of its bundle. */
async function run(document: JsonObject): Promise<{ result: Result; texts: ReadonlyMap<string, string> }> {
  const { sweep, finished } = await runLocally({
    document,
    compute: new InlineCompute(engineKernel),
    model: sweepModel,
    bundles: createBundleWriter(),
  });
  if (finished === null) throw new Error(`it ended as ${sweep.state}: ${sweep.reason?.detail}`);
  const folder = await mkdtemp(join(tmpdir(), 'edge-funds-'));
  try {
    const files = await unpackBundle({ zip: finished.bundle, folder });
    const texts = new Map<string, string>();
    for (const name of files.filter((file) => !file.endsWith('.parquet'))) {
      texts.set(name, await readFile(join(folder, name), 'utf8'));
    }
    return { result: (await readResults(folder)).strategies[0]!, texts };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const every = (value: number): object => ({ n: PATHS, mean: value });

/** Fund, document, and figures of its results. */
const EDGES: readonly (readonly [string, JsonObject, Readonly<Record<string, unknown>>])[] = [
  [
    'buys and costs nothing: no figure of a return, and why',
    base({ deployment: IDLE, fees: FREE }),
    {
      positions: every(0),
      net_irr: { n: 0, undefined_counts: { not_applicable: PATHS }, mean: { status: 'not_applicable' } },
      tvpi: { n: 0, mean: { status: 'not_applicable' } },
    },
  ],
  [
    'buys nothing and pays its fees: a total loss that counts',
    base({ deployment: IDLE }),
    {
      net_irr: { ...every(-1), undefined_counts: { total_loss: PATHS } },
      gross_irr: { n: 0, mean: { status: 'not_applicable' } },
    },
  ],
  [
    'holds one loan',
    base({ origination: ONE_LOAN, reinvestment: { enabled: false }, deployment: { target_deployment: 0.7 } }),
    { positions: every(1), herfindahl_zone: every(1), net_irr: { n: PATHS, mean: expect.any(Number) } },
  ],
  [
    'is insolvent on every path',
    base({ fund: { fund_size: 1e7 }, fees: { fixed_annual_expenses: 4e6, formation_costs: 3e6 } }),
    { insolvent: every(1), net_irr: every(-1), gross_irr: { n: PATHS, mean: expect.any(Number) } },
  ],
  [
    'has no IRR that can be found, and all its other figures',
    base(JACKPOT),
    {
      net_irr: { n: 0, undefined_counts: { no_root: PATHS }, mean: { status: 'undefined' } },
      tvpi: { n: PATHS, mean: expect.any(Number) },
    },
  ],
  [
    'runs for thirty years and five more',
    base({ fund: { fund_term: 30, extension_years: 5 } }),
    { net_irr: { n: PATHS, mean: expect.any(Number) }, insolvent: every(0) },
  ],
  [
    'is shorter than its contracts',
    base({ fund: { fund_term: 3, extension_years: 0 } }),
    { net_irr: { n: PATHS, mean: expect.any(Number) }, positions: { n: PATHS } },
  ],
  ['has sixteen zones', sixteenZones(), { herfindahl_zone: { n: expect.any(Number) } }],
];

test.each(EDGES)(
  'a fund that %s',
  async (_, document, metrics) => {
    const { result, texts } = await run(document);
    expect(result.metrics).toMatchObject(metrics);
    expect(result.paths).toBe(PATHS);
    expect(texts.get('report.html')).toContain('</html>');
    expect(strayFigures(texts)).toEqual([]);
  },
  60_000,
);

/** Places in the texts of a bundle where a number should have been. */
function strayFigures(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].flatMap(([name, text]) =>
    [...text.matchAll(/.{0,40}(?:\bNaN\b|\bInfinity\b|\[object ).{0,20}/g)].map(([found]) => `${name}: ${found}`),
  );
}
