/** One word of the report: how it is worked out, over what, with which interval, and where the model's pages say so. */
export interface DefinitionText {
  readonly term: string;
  readonly text: string;
  /** Page of docs/model. */
  readonly source: string;
}

/** The words of the report that are no path metric, in the order a reader meets them. */
export const DEFINITION_TEXTS = {
  path: {
    term: 'Path, N',
    text: 'One Monte Carlo realisation of prices, rates, loans and exits over the whole life of the fund. N is the number of paths that have a figure; paths without it are left out of N and counted by reason.',
    source: 'path-metrics.md',
  },
  strategy: {
    term: 'Strategy',
    text: 'One fully resolved configuration; # is its place in the sweep. All strategies of a sweep see the same random numbers, so they can be compared path by path.',
    source: 'random-numbers.md',
  },
  base: {
    term: 'Base configuration',
    text: 'The configuration that the sweep starts from, before its axes change anything. Stress, sensitivity and parameter uncertainty are of it alone.',
    source: 'stress.md',
  },
  mean: {
    term: 'Mean',
    text: 'Sum of the figure over the N paths that have it, divided by N. Its interval is the mean ± Student’s t, with one degree of freedom less than there are independent paths, pairs or scrambles, times the standard error.',
    source: 'across-paths.md',
  },
  standard_error: {
    term: '± (standard error)',
    text: 'Standard deviation of the estimate over repeated runs with other seeds: sd/√N for a mean of independent paths; between pairs or scrambles for the samplers that have them. Two of them either way cover about 95%.',
    source: 'sampling.md',
  },
  interval: {
    term: 'Interval',
    text: 'Covers the true figure with the confidence risk.interval_confidence over repeated runs. It tells the error of the simulation only, not how well the configuration describes the world.',
    source: 'across-paths.md',
  },
  sd: {
    term: 'Standard deviation',
    text: '√(Σ (x − mean)²/(N − 1)) over the N paths that have the figure; its standard error is sd·√((kurtosis − 1)/4N), its interval Student’s t.',
    source: 'across-paths.md',
  },
  quantile: {
    term: 'Quantile, median',
    text: 'The value below which the stated share p of the N paths lies; the median has p = 50%. By risk.quantile_method: Harrell and Davis’s weighted order statistics, or type 7. Interval: the two order statistics between which a binomial (N, p) holds the true quantile, whatever the distribution.',
    source: 'across-paths.md',
  },
  loss: {
    term: 'Loss',
    text: '1 − TVPI of the limited partners, so 5% means that 5 of 100 paid in were lost; negative means profit.',
    source: 'across-paths.md',
  },
  irr_shortfall: {
    term: 'IRR shortfall',
    text: 'waterfall.hurdle_rate − net IRR: how far a path falls short of the hurdle; negative where it is above. The net IRR at its VaR or ES is the hurdle less that figure.',
    source: 'across-paths.md',
  },
  var: {
    term: 'VaR (value at risk)',
    text: 'The c-quantile of loss, or of IRR shortfall, over the N paths: exceeded on a share 1 − c of them. Interval: order statistics, as of any quantile.',
    source: 'across-paths.md',
  },
  es: {
    term: 'ES (expected shortfall)',
    text: 'Mean loss, or IRR shortfall, of the worst share 1 − c of the N paths: (Σ of those beyond the k-th + (k − Nc)·x_k)/(N(1 − c)), k = ⌈Nc⌉ (Rockafellar and Uryasev). Interval: Student’s t on the standard error of its influence function, with the number of paths beyond the VaR less one; it needs ten of them.',
    source: 'across-paths.md',
  },
  p_loss: {
    term: 'P(loss)',
    text: 'Share of the N paths with TVPI below 1. Interval: Wilson’s.',
    source: 'across-paths.md',
  },
  p_hurdle: {
    term: 'P(clear hurdle)',
    text: 'Share of the N paths on which the limited partners’ capital and preferred return are paid in full at the end, after any clawback. Interval: Wilson’s.',
    source: 'waterfall.md',
  },
  p_goal: {
    term: 'P(goal IRR), P(goal multiple)',
    text: 'Share of the N paths whose net IRR reaches fund.goal_irr, or whose TVPI reaches fund.goal_multiple. Interval: Wilson’s.',
    source: 'across-paths.md',
  },
  hurdle: {
    term: 'Hurdle',
    text: 'waterfall.hurdle_rate, the preferred return of the limited partners a year. A strategy reaches it here when its mean net IRR does.',
    source: 'waterfall.md',
  },
  sharpe: {
    term: 'Sharpe ratio',
    text: '(Mean net IRR − risk.risk_free_rate)/standard deviation of net IRR, across the N paths. Standard error and interval of this and the other ratios: bootstrap of the paths (risk.bootstrap_replications, percentiles).',
    source: 'across-paths.md',
  },
  sortino: {
    term: 'Sortino ratio',
    text: '(Mean net IRR − t)/√(Σ min(net IRR − t, 0)²/N), t = risk.min_acceptable_return.',
    source: 'across-paths.md',
  },
  omega: {
    term: 'Omega ratio',
    text: 'Σ max(net IRR − t, 0)/Σ max(t − net IRR, 0) over the paths, t = risk.min_acceptable_return.',
    source: 'across-paths.md',
  },
  calmar: {
    term: 'Calmar ratio',
    text: 'Mean net IRR/mean largest drawdown, over the paths that have both.',
    source: 'across-paths.md',
  },
  frontier: {
    term: 'Frontier',
    text: 'The strategies that no other strategy beats: no other has at least as much return (frontier.return_metric) with at most as much risk (frontier.risk_metric) and is better in one of the two.',
    source: 'comparison.md',
  },
  membership: {
    term: 'Probability of being on the frontier',
    text: 'Share of frontier.membership_bootstrap resamples of the paths (paired: the same paths are drawn for every strategy) in which no strategy dominates this one.',
    source: 'comparison.md',
  },
  region: {
    term: 'Confidence region',
    text: 'Outline around a point of the frontier chart: ellipse of its two figures under the paired bootstrap, with the radius of Hotelling’s T², that holds the true point with the confidence of the intervals.',
    source: 'comparison.md',
  },
  best: {
    term: 'Probability of being best',
    text: 'Share of the paired resamples of the paths in which the figure of the strategy is the best of all; equal ones share.',
    source: 'comparison.md',
  },
  paired_difference: {
    term: 'Paired difference',
    text: 'Figure of one strategy less that of another on the same random numbers. Its error is √(V_aa + V_bb − 2V_ab), V the covariances of the two influence functions over the N paths; interval: Student’s t. It is far narrower than the two figures’ own intervals suggest, for both see the same markets.',
    source: 'comparison.md',
  },
  zone_multiple: {
    term: 'Gross multiple of a zone',
    text: 'All cash that the zone’s loans paid on a path to what was advanced in it, before fees, expenses, debt and carry; left out where nothing was bought in the zone.',
    source: 'path-metrics.md',
  },
  zone_mix: {
    term: 'Optimal mix of zones',
    text: 'Shares of what is advanced in each zone, within the configured bounds, with the least risk or the most mean profit for it. Risk is the standard deviation, or the ES, of 1 less the mix’s gross multiple over the N paths that bought in every zone. Errors hold for the shares as they are.',
    source: 'comparison.md',
  },
  mix: {
    term: 'Optimal mix',
    text: 'Shares of paid-in capital in several strategies, between frontier.min_weight and frontier.max_weight, with the least risk or the most mean profit for it. Risk is the standard deviation, or the ES, of 1 less the mix’s net multiple over the N simulated paths (linear programmes: Rockafellar and Uryasev; Kelley). Errors hold for the shares as they are.',
    source: 'comparison.md',
  },
  histogram: {
    term: 'Histogram',
    text: 'Share of the N paths by net IRR, in bins of a round width, about 40 over the middle 99%; paths beyond the ends count in the outermost bin. VaR and ES stand at the hurdle less those of IRR shortfall.',
    source: 'across-paths.md',
  },
  fan: {
    term: 'Fan',
    text: 'Percentiles (reporting.percentiles, type 7) of a figure month by month over the first paths: the darker a band the nearer to the median, which is the line. A band is no path: paths cross it.',
    source: 'across-paths.md',
  },
  to_date: {
    term: 'DPI and TVPI to date',
    text: 'Distributions so far to the limited partners over their paid-in capital; TVPI adds their part of NAV, before carry that is not paid yet. At the end both are the figures of the path.',
    source: 'across-paths.md',
  },
  nav: {
    term: 'NAV (net asset value)',
    text: 'What all live positions would pay if exited now, with recoveries due and cash, less debt, principal of tranches and payables; at the end of a month.',
    source: 'ledger.md',
  },
  cash_flow: {
    term: 'Cash flow by fund year',
    text: 'Means over all paths of what is called from investors, advanced to homeowners, received from exits, spent on fees and expenses, and distributed, of which part goes to the limited partners and part to the GP as carry; NAV is that of the last month of the year. Fund year 1 begins with the first closing.',
    source: 'ledger.md',
  },
  two_way: {
    term: 'Table over two axes',
    text: 'A figure of the strategies of a grid along two of its axes, every other axis held at the value named. Each cell is one strategy with its own N and standard error.',
    source: 'stress.md',
  },
  half_width: {
    term: 'Half-width',
    text: 'Half of the length of the interval of an estimate over the first n paths. Over independent paths it falls with 1/√n: four times the paths halve it.',
    source: 'convergence.md',
  },
  checkpoint: {
    term: 'Checkpoint',
    text: 'A number of paths, doubling from monte_carlo.convergence.min_paths, at which it is decided whether all strategies are precise enough. Nothing else decides it, neither time nor computers.',
    source: 'convergence.md',
  },
  pearson: {
    term: 'Correlation (Pearson)',
    text: 'Covariance of two metrics over the product of their standard deviations, over the N paths that have both. Interval: on Fisher’s scale, with the standard error of the influence function, from ten paths on. Loss is 1 − TVPI: its correlations are those of TVPI, negated.',
    source: 'across-paths.md',
  },
  spearman: {
    term: 'Rank correlation (Spearman)',
    text: 'Pearson’s correlation of the ranks of the two metrics, equal values sharing their mean rank: how far they rise together, along a line or not. N and interval as Pearson’s.',
    source: 'across-paths.md',
  },
  stress: {
    term: 'Stress scenario',
    text: 'From its month on, over its duration, values of its zones fall by the shock, rates rise by theirs, hazards are multiplied, and any parameter it overrides is changed for the whole run. The base configuration is run under it on the same random numbers.',
    source: 'stress.md',
  },
  base_change: {
    term: 'Change against the base',
    text: 'Mean over the N paths that both have of the run’s figure less the base’s (of an ES: the difference of the two). Error: sd of the path-by-path differences/√N; of an ES by the influence functions. Interval: Student’s t with N − 1 degrees, of an ES with the paths beyond the VaR less one.',
    source: 'stress.md',
  },
  pp: {
    term: 'pp (percentage points)',
    text: 'Unit of a difference of two percentages: from 5% to 7% is +2 pp.',
    source: 'stress.md',
  },
  tornado: {
    term: 'Sensitivity, one at a time',
    text: 'Each parameter alone at its low and at its high value, all else as in the base configuration, on the same random numbers. Bars stand in the order of their reach; it says nothing of how parameters act together.',
    source: 'stress.md',
  },
  first_index: {
    term: 'First index (Sobol’)',
    text: 'Share of the variance of a figure over the ranges that would go if the parameter alone were known: (1/N) Σ (f(B) − m)(f(AB_i) − f(A))/V over N samples (Saltelli). Parameters lie anywhere in their ranges, evenly and independently. Interval: bootstrap of the samples.',
    source: 'sensitivity-indices.md',
  },
  total_index: {
    term: 'Total index (Sobol’)',
    text: 'Share of the variance that would remain if all other parameters were known, so with every interaction of this one: (1/2N) Σ (f(A) − f(AB_i))²/V over N samples (Jansen). Total less first is interaction. Interval: bootstrap of the samples.',
    source: 'sensitivity-indices.md',
  },
  error_share: {
    term: 'Error of the paths',
    text: 'Mean squared standard error of the runs over the variance of the figure across the ranges: at most this share of what the indices explain is noise of a finite number of paths. More paths lower it, more samples do not.',
    source: 'sensitivity-indices.md',
  },
  goal: {
    term: 'Goal, crossing',
    text: 'The value of the parameter at which the straight line between two simulated neighbours meets the target. Its interval holds every value at which the figure’s own interval holds the target; an end beyond the simulated values is n/a.',
    source: 'goal-seek.md',
  },
  bracket: {
    term: 'Bracket',
    text: 'The two neighbouring simulated values of which one gives a figure above the target and one below it.',
    source: 'goal-seek.md',
  },
  bend: {
    term: 'Bend',
    text: 'How far the crossing of a smooth curve can lie beside that of the straight line: max|f″|·h²/8 over the slope, f″ from second differences. When it is not small against the interval, simulate more values in the bracket.',
    source: 'goal-seek.md',
  },
  parameter_part: {
    term: 'Parameter part, share of the parameters',
    text: 'Variance of the mean of a figure given the drawn parameters; its share is that over the whole variance, from two runs of the N paths with the same parameters and other numbers of the process (Janon and others). Interval: Student’s t on the standard error of the estimator; not clamped at 0.',
    source: 'uncertainty.md',
  },
  process_part: {
    term: 'Process part',
    text: 'Mean of the variance of a figure given the drawn parameters, Σ (y − y′)²/2N over both runs. Parameter and process part add up to the variance.',
    source: 'uncertainty.md',
  },
  cut_mass: {
    term: 'Cut off',
    text: 'Probability of a normal or lognormal distribution outside the range that its parameter takes: it is truncated there, no draw is moved.',
    source: 'uncertainty.md',
  },
  guardrail: {
    term: 'Guardrail',
    text: 'A limit of the configuration on a figure: an error that is breached ends a sweep as guardrail_failed, with its results kept, where guardrails.enforcement is fail; a warning never does. A value at its limit passes; not applicable says that the figure or the limit does not exist.',
    source: 'across-paths.md',
  },
  configuration: {
    term: 'Configuration, result (hashes)',
    text: 'SHA-256 of the resolved configuration of the sweep and of its results: equal hashes are equal inputs, and equal figures to the last bit.',
    source: 'random-numbers.md',
  },
} as const satisfies Readonly<Record<string, DefinitionText>>;
