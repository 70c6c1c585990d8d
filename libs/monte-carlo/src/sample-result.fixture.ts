import type { Figure, MetricSummary, StrategyResult } from './results';

/** A strategy's result for specs: the figures of the frontier as given, the rest plausible. */
export function sampleResult(figures: {
  readonly index: number;
  readonly meanNetIrr: Figure;
  readonly lossEs95: Figure;
}): StrategyResult {
  const netIrr: MetricSummary = {
    n: 400,
    independent_samples: 400,
    undefined_counts: {},
    mean: figures.meanNetIrr,
    sd: 0.02,
    standard_error: 0.001,
    skew: 0,
    kurtosis: 3,
    sd_standard_error: 0.0007,
    skew_standard_error: 0.12,
    kurtosis_standard_error: 0.24,
    min: 0,
    max: 0.1,
    quantiles: [{ p: 0.5, value: 0.065, alternative: 0.0651, low: 0.06, high: 0.07 }],
  };
  const probability = { n: 400, value: 0.1, low: 0.07, high: 0.13, standard_error: 0.015 };
  const ratio = { value: 1, low: 0.9, high: 1.1, standard_error: 0.05 };
  const shortfall = figures.lossEs95;
  const around = (step: number): Figure =>
    typeof shortfall === 'number' ? Math.round((shortfall + step) * 1e9) / 1e9 : shortfall;
  const tail = {
    n: 400,
    independent_samples: 400,
    mean: -0.25,
    standard_error: 0.01,
    var: [{ level: 0.95, value: 0.15, alternative: 0.1501, low: 0.14, high: 0.16 }],
    es: [{ level: 0.95, value: shortfall, low: around(-0.02), high: around(0.02), standard_error: 0.0102 }],
  };
  return {
    index: figures.index,
    name: `strategy ${figures.index}`,
    config_hash: '00',
    paths: 400,
    metrics: { net_irr: netIrr },
    loss: tail,
    irr_shortfall: tail,
    probabilities: { loss: probability, clear_hurdle: probability, goal_irr: probability, goal_multiple: probability },
    ratios: { sharpe: ratio, sortino: ratio, omega: ratio, calmar: ratio },
    guardrails: [],
    series: [],
    fans: [],
    cash_flow_by_year: [],
    cohorts: { n: 400, rows: [] },
    convergence: { confidence: 0.95, figures: [] },
    correlations: { metrics: [], pairs: [] },
    histograms: { net_irr: { status: 'undefined', reason: 'no paths' } },
  };
}
