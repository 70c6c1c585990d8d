/** The words of the report, in the order a reader meets them. */
export const DEFINITIONS: readonly (readonly [string, string])[] = [
  [
    'Path',
    'One Monte Carlo realisation of prices, rates, loans and exits. All strategies see the same random numbers, so they can be compared path by path.',
  ],
  [
    '± (standard error)',
    'Standard deviation of the estimate over repeated runs with other seeds: two of them either way cover about 95%.',
  ],
  [
    'Net IRR',
    'Annual internal rate of return of the limited partners’ flows, after fees and carry. A path that pays in and receives nothing counts as −100%; a path without an IRR is left out and counted.',
  ],
  [
    'TVPI',
    'Total value to paid-in capital of the limited partners: distributions plus remaining value, over contributions.',
  ],
  ['Loss', '1 − TVPI of the limited partners; negative means profit.'],
  [
    'VaR',
    'The loss that is not exceeded with the stated confidence: a quantile of loss (by risk.quantile_method) over the paths.',
  ],
  ['ES (expected shortfall)', 'Mean loss of the worst paths beyond the VaR (Rockafellar and Uryasev).'],
  [
    'P(loss), P(clear hurdle)',
    'Share of paths with TVPI below 1; share of paths on which the limited partners’ preferred return is paid in full. Intervals on hover are Wilson intervals.',
  ],
  [
    'Correlation',
    'Pearson’s of two metrics, and Spearman’s of their ranks, over the paths that have both; intervals on Fisher’s scale with the standard error of the influence function. Loss is 1 − TVPI: its correlations are those of TVPI, negated.',
  ],
  ['Frontier', 'Strategies that no other strategy beats on both axes: no less return with no more risk.'],
  [
    'Probability of being on the frontier, or best',
    'Share of resamples of the paths (paired bootstrap: the same paths drawn for every strategy) in which it is. The outline around a point is the region of its two figures under the same resamples.',
  ],
  [
    'Paired difference',
    'Difference of a figure between two strategies on the same random numbers. Its interval is far narrower than those of the two figures suggest, for both see the same markets.',
  ],
  [
    'Optimal mix',
    'Shares of paid-in capital in several strategies with the least standard deviation or expected shortfall of the net multiple on the simulated paths, or the most mean profit for it.',
  ],
  [
    'Sobol’ indices',
    'First: share of the variance of a figure that would go if the parameter alone were known. Total: the share that would remain if all others were known, so with every interaction of the parameter. Parameters lie anywhere in their ranges, evenly and independently.',
  ],
  [
    'Half-width',
    'Half of the length of an interval. Over n independent paths it falls with the square root of n: four times the paths halve it.',
  ],
  [
    'Guardrail',
    'A limit of the configuration on a figure before or after the run. An error guardrail that is breached ends a sweep as guardrail_failed, with its results kept.',
  ],
  [
    'Parameter and process part',
    'Variance of the mean given the drawn parameters, and mean of the variance given them: they add up to the variance of a figure over the paths.',
  ],
];
