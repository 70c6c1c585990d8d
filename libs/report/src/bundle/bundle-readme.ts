import type { GoalSeek, SweepAnalyses, TwoWayTable } from '@ihome/monte-carlo';

/** What the files of a bundle depend on. */
interface BundleContent {
  readonly keepsPaths: boolean;
  readonly isCompared: boolean;
  readonly mixesZones: boolean;
  readonly twoWay: readonly TwoWayTable[];
  readonly goal: GoalSeek | null;
  readonly analyses: SweepAnalyses;
}

/** README.md of a bundle: what each file and column is. */
export function bundleReadme(title: string, content: BundleContent): string {
  const { keepsPaths, isCompared, mixesZones, twoWay, goal, analyses } = content;
  const { stress, sensitivity, indices, uncertainty } = analyses;
  return `# ${title}

Result of a simulation sweep. Open \`report.html\` in a browser; it needs no network.

| file | holds |
|---|---|
| manifest.json | path, SHA-256 and size of every other file; engine version, configuration hash, seed, result digest |
| sweep.json | the sweep as submitted |
| strategies/{n}/config.json | the resolved configuration of strategy n, counted from 0 |
| results.json | every figure (canonical JSON, RFC 8785); its SHA-256 is the result digest |
| summary.csv | a row a strategy: fund labels, means with standard errors, VaR and ES of loss, probabilities, guardrails, frontier |
| frontier.csv | every strategy on the frontier's two axes, with intervals, the probability of membership, and standard errors and correlation of the bootstrap |
${isCompared ? '| comparison.csv | paired differences of strategies against the best one and against strategy 0, with intervals |\n| mixes.csv | optimal mixes of strategies: mean net TVPI, risk, shares of paid-in capital |\n' : ''}${mixesZones ? '| zone-mixes.csv | the zones of the strategies nearest the frontier, alone, as configured and in optimal mixes: mean gross multiple, risk, shares of the sum advanced |\n' : ''}${stress.length > 0 ? '| stress.csv | the base configuration under each scenario: differences from the base, with intervals |\n' : ''}${sensitivity.length > 0 ? '| sensitivity.csv | the base configuration with one parameter moved: differences from the base, with intervals |\n' : ''}${indices !== null ? '| sensitivity-indices.csv | first and total Sobol’ index of every sensitivity parameter by figure, with bootstrap intervals; error_share: the most that simulation error takes of the variance |\n' : ''}${twoWay.length > 0 ? '| two-way.csv | figures over two axes of the grid with the other axes held, with intervals |\n' : ''}${uncertainty === null ? '' : '| uncertainty.csv | variance of path metrics of the base configuration: parts of the drawn parameters and of the process, with the interval of the share |\n'}${goal === null ? '' : '| goal.csv | the figure of the goal at each value of its parameter, and where it meets the target, with intervals |\n'}| cohorts.csv | every strategy by vintage, cause of exit and zone: positions and cost a path, cash to cost, with standard errors |
| convergence.csv | every strategy: main figures over its first paths, at doubling path counts, with intervals and half-widths |
| correlations.csv | every strategy and pair of path metrics: Pearson and rank correlation over the n paths that have both, with intervals |
| guardrails.json | every guardrail of every strategy: code, layer, severity, threshold, value, status |
| cashflows.parquet | strategy, month, series; mean over n paths with its standard_error; percentiles (p05 …) over the first percentile_n paths; cumulative_… are running totals, dpi and tvpi the LPs’ multiples to date |
${keepsPaths ? '| paths.parquet | strategy, path and every path metric; an undefined figure is null and `<metric>_status` says why |\n' : ''}| report.html | the report |

Months count from the first closing (0). Amounts are in the fund's currency, rates are annual fractions (0.08 is 8%).
A strategy has the same number in every file and in the report. A figure that can't be given is \`{"status", "reason"}\` in JSON, empty in CSV and null in Parquet.
Loss is 1 − TVPI of the limited partners; VaR is its quantile (by risk.quantile_method), ES the mean beyond it (Rockafellar–Uryasev).
The same configuration, seed and engine version give the same result digest on any machine and any number of workers.
`;
}
