import type { SimulationConfig } from '@ihome/config';
import { scheduledCalls } from '../deployment/capital-call-schedule';
import { resolveClosings, type ClosingTerms } from '../deployment/closings';
import { deploymentWindow, type DeploymentWindow } from '../deployment/deployment-window';
import { programmeTargets } from '../deployment/programme-pace';
import { resolveFees, type ResolvedFees } from '../fees/resolve-fees';
import { resolveGpEntity, type ResolvedGpEntity } from '../gp-entity/resolve-gp-entity';
import type { DistributionPolicy } from '../ledger/distribution-policy';
import { pow } from '../math/power';
import { resolveLeverage, type ResolvedLeverage } from './resolve-leverage';
import { resolveReinvestment, type ResolvedReinvestment } from './resolve-reinvestment';
import { resolveTranches, type ResolvedTranches } from './resolve-tranches';
import { resolveWaterfall, type WaterfallTerms } from '../waterfall/waterfall-terms';

const DISTRIBUTION_MONTHS = { monthly: 1, quarterly: 3, semi_annual: 6, annual: 12 } as const;

/** The fund's side of a strategy, resolved: schedules by month, rates, terms. Month arrays run over 0..lastMonth. */
export interface ResolvedFund {
  /** H = 12·(fund_term + extension_years): the last month in which the fund holds anything. */
  readonly horizonMonths: number;
  /** 12·fund_term. */
  readonly termMonths: number;
  /** Months from a distribution to its payment. */
  readonly lagMonths: number;
  /** H + lag: the last month in which cash can move. */
  readonly lastMonth: number;
  /** Commitments, currency. */
  readonly fundSize: number;
  readonly closings: ClosingTerms;
  readonly window: DeploymentWindow;
  /** First month in which the programme buys no more: the end of the window, or of the reinvestment period when that is later. */
  readonly programmeEndMonth: number;
  /** Cumulative advances aimed at, currency [month]. */
  readonly programmeTargets: Float64Array;
  /** Scheduled calls, currency [month]. */
  readonly scheduledCalls: Float64Array;
  /** Cash kept back before distributions, currency. */
  readonly reserve: number;
  /** cash_yield/12. */
  readonly monthlyCashYield: number;
  /** Distributions are declared in months divisible by it. */
  readonly distributionPeriod: number;
  readonly distributionPolicy: DistributionPolicy;
  readonly fees: ResolvedFees;
  /** Null when nothing is recycled. */
  readonly reinvestment: ResolvedReinvestment | null;
  /** Null without debt. */
  readonly leverage: ResolvedLeverage | null;
  /** Null without tranches. */
  readonly tranches: ResolvedTranches | null;
  readonly waterfall: WaterfallTerms;
  /** Null when it is off. */
  readonly gpEntity: ResolvedGpEntity | null;
  /** (1 + discount_rate)^(−m/12) [month]. */
  readonly discountFactors: Float64Array;
  readonly benchmarkReturn: number;
  /** (1 + benchmark_return)^(−m/12) [month]. */
  readonly benchmarkFactors: Float64Array;
}

function discountFactors(annualRate: number, lastMonth: number): Float64Array {
  return Float64Array.from({ length: lastMonth + 1 }, (_, m) => pow(1 + annualRate, -m / 12));
}

/** Resolves the fund's side of a configuration (docs/model/README.md: time). */
export function resolveFund(config: SimulationConfig): ResolvedFund {
  const { fund, deployment, waterfall, risk } = config;
  const horizonMonths = 12 * (fund.fund_term + fund.extension_years);
  const lagMonths = waterfall.distribution_lag_months;
  const lastMonth = horizonMonths + lagMonths;
  const closings = resolveClosings(config, lastMonth);
  const window = deploymentWindow(deployment);
  const reinvestment = resolveReinvestment(config);
  return {
    horizonMonths,
    termMonths: 12 * fund.fund_term,
    lagMonths,
    lastMonth,
    fundSize: fund.fund_size,
    closings,
    window,
    programmeEndMonth: Math.max(window.endMonth, reinvestment === null ? 0 : reinvestment.lastMonth + 1),
    programmeTargets: programmeTargets(config, lastMonth),
    scheduledCalls: scheduledCalls(config, closings.committed),
    reserve: deployment.minimum_cash_reserve * fund.fund_size,
    monthlyCashYield: deployment.cash_yield / 12,
    distributionPeriod: DISTRIBUTION_MONTHS[waterfall.distribution_frequency],
    distributionPolicy: waterfall.distribution_policy,
    fees: resolveFees(config, lastMonth),
    reinvestment,
    leverage: resolveLeverage(config),
    tranches: resolveTranches(config),
    waterfall: resolveWaterfall(config, lastMonth),
    gpEntity: resolveGpEntity(config, lastMonth),
    discountFactors: discountFactors(risk.discount_rate, lastMonth),
    benchmarkReturn: risk.benchmark_return,
    benchmarkFactors: discountFactors(risk.benchmark_return, lastMonth),
  };
}
