import { notApplicable, type Figure } from '../figure';
import { testGuardrail, type GuardrailResult, type GuardrailTest } from './guardrail';

/** The parts of a configuration that guardrails read after a run. */
export interface GuardrailLimits {
  readonly fund: { readonly goal_horizon_years: number };
  readonly waterfall: { readonly hurdle_rate: number };
  readonly guardrails: {
    readonly max_var_99: number;
    readonly max_es_99: number;
    readonly max_default_rate: number;
    readonly min_hurdle_clear_prob: number | null;
    readonly max_wal_years: number;
    readonly max_homeowner_cost: number;
    readonly suburb_concentration_limit: number;
    readonly loan_concentration_limit: number;
    readonly stressed_ltv_limit: number;
    readonly max_leverage_use: number;
    readonly min_interest_coverage: number;
    readonly min_liquidity_buffer: number;
  };
}

/** The figures of a run that guardrails look at: the same numbers that the results show. */
export interface RunFigures {
  /** VaR and ES of loss = 1 − TVPI at 99%, whatever levels are shown. */
  readonly lossVar99: Figure;
  readonly lossEs99: Figure;
  readonly meanDefaultRate: Figure;
  readonly hurdleClearProbability: Figure;
  readonly meanWal: Figure;
  readonly meanNetIrr: Figure;
  readonly meanTvpi: Figure;
  /** 5th percentile of net IRR. */
  readonly fifthPercentileNetIrr: Figure;
  /** Mean over paths of the 95th percentile of the homeowners' effective annual cost. */
  readonly homeownerCost95: Figure;
  /** Mean over paths of the largest share of a suburb in the advances; no number without suburbs. */
  readonly meanLargestSuburb: Figure;
  /** Mean over paths of the largest advance to commitments. */
  readonly meanLargestLoan: Figure;
  /** Mean over paths of the mean combined LTV at origination over 0.8. */
  readonly meanStressedLtv: Figure;
  /** 95th percentile of the peak of debt to NAV. */
  readonly peakLeverage95: Figure;
  /** 5th percentile of the minimum of coverage. */
  readonly minCoverage5: Figure;
  /** 5th percentile of the minimum of liquidity. */
  readonly liquidity5: Figure;
}

/** How far below the hurdle the 5th percentile of net IRR may lie: 250 basis points. */
const HURDLE_MARGIN = 0.025;

/** A goal horizon up to this many years arms the WAL guardrail. */
const SHORT_HORIZON_YEARS = 6;

/** The guardrails on a run's results (docs/model/across-paths.md). */
export function guardrailsAfterRun(limits: GuardrailLimits, figures: RunFigures): GuardrailResult[] {
  return [...errorTests(limits, figures), ...warningTests(limits, figures)].map(testGuardrail);
}

function errorTests({ guardrails }: GuardrailLimits, figures: RunFigures): GuardrailTest[] {
  return [
    {
      code: 'var_99',
      layer: 'model',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.max_var_99,
      value: figures.lossVar99,
      message: 'VaR of loss at 99%',
    },
    {
      code: 'es_99',
      layer: 'model',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.max_es_99,
      value: figures.lossEs99,
      message: 'Expected shortfall of loss at 99%',
    },
    {
      code: 'default_rate',
      layer: 'portfolio',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.max_default_rate,
      value: figures.meanDefaultRate,
      message: 'Mean default rate by balance',
    },
    {
      code: 'hurdle_clear_probability',
      layer: 'model',
      severity: 'error',
      limit: 'minimum',
      threshold: guardrails.min_hurdle_clear_prob ?? notApplicable('no minimum is set'),
      value: figures.hurdleClearProbability,
      message: 'Chance to clear the hurdle',
    },
    {
      code: 'suburb_concentration',
      layer: 'zone',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.suburb_concentration_limit,
      value: figures.meanLargestSuburb,
      message: 'Largest share of a suburb in the advances, mean over paths',
    },
    {
      code: 'stressed_ltv',
      layer: 'unit',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.stressed_ltv_limit,
      value: figures.meanStressedLtv,
      message: 'Mean combined LTV at origination after values fall by 20%',
    },
    {
      code: 'leverage_use',
      layer: 'portfolio',
      severity: 'error',
      limit: 'maximum',
      threshold: guardrails.max_leverage_use,
      value: figures.peakLeverage95,
      message: 'Peak debt to NAV, 95th percentile',
    },
    {
      code: 'interest_coverage',
      layer: 'portfolio',
      severity: 'error',
      limit: 'minimum',
      threshold: guardrails.min_interest_coverage,
      value: figures.minCoverage5,
      message: 'Minimum coverage, 5th percentile',
    },
    {
      code: 'liquidity',
      layer: 'portfolio',
      severity: 'error',
      limit: 'minimum',
      threshold: guardrails.min_liquidity_buffer,
      value: figures.liquidity5,
      message: 'Minimum of cash, undrawn and uncalled to NAV, 5th percentile',
    },
  ];
}

function warningTests({ fund, waterfall, guardrails }: GuardrailLimits, figures: RunFigures): GuardrailTest[] {
  const shortHorizon = fund.goal_horizon_years <= SHORT_HORIZON_YEARS;
  const warning = { severity: 'warning' } as const;
  return [
    {
      ...warning,
      code: 'wal',
      layer: 'portfolio',
      limit: 'maximum',
      threshold: shortHorizon
        ? guardrails.max_wal_years
        : notApplicable(`the goal horizon of ${fund.goal_horizon_years} years is above ${SHORT_HORIZON_YEARS}`),
      value: figures.meanWal,
      message: 'Mean weighted average life in years',
    },
    {
      ...warning,
      code: 'mean_net_irr',
      layer: 'model',
      limit: 'minimum',
      threshold: 0,
      value: figures.meanNetIrr,
      message: 'Mean net IRR',
    },
    {
      ...warning,
      code: 'mean_tvpi',
      layer: 'model',
      limit: 'minimum',
      threshold: 1,
      value: figures.meanTvpi,
      message: 'Mean net TVPI',
    },
    {
      ...warning,
      code: 'p5_net_irr',
      layer: 'model',
      limit: 'minimum',
      threshold: waterfall.hurdle_rate - HURDLE_MARGIN,
      value: figures.fifthPercentileNetIrr,
      message: '5th percentile of net IRR against the hurdle less 250 basis points',
    },
    {
      ...warning,
      code: 'loan_concentration',
      layer: 'portfolio',
      limit: 'maximum',
      threshold: guardrails.loan_concentration_limit,
      value: figures.meanLargestLoan,
      message: 'Largest advance to commitments, mean over paths',
    },
    {
      ...warning,
      code: 'homeowner_cost',
      layer: 'unit',
      limit: 'maximum',
      threshold: guardrails.max_homeowner_cost,
      value: figures.homeownerCost95,
      message: 'Effective annual cost to the homeowner, 95th percentile of a path, mean over paths',
    },
  ];
}

/** How many of these guardrails are breached. */
export function countBreaches(results: readonly GuardrailResult[]): number {
  return results.filter(({ status }) => status === 'breach').length;
}
