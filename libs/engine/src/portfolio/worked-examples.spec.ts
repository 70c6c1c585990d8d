/** Recomputes the `example` blocks of the pages of docs/model on market, origination, contract and exits. */
import { type ClaimCase, createClaimCase, evaluateClaim } from '../contract/claim';
import { conditionalDefaultProbability } from '../exit/default-hazards';
import { recoveryOfDefault } from '../exit/recovery';
import { exp } from '../math/exp';
import { log } from '../math/log';
import { normalQuantile } from '../math/normal-quantile';
import { describeExamples, type Figures } from '../model-pages/page-examples.fixture';
import { drawCandidate } from '../origination/draw-candidate';
import { seniorBalanceFactor } from '../origination/senior-mortgage';
import { houseVariance } from '../price-path/house-variance';
import { randomKey } from '../random/key';
import { PURPOSE_ORIGINATION } from '../random/purpose';
import { threefry4x32 } from '../random/threefry';
import { uniformFromWord } from '../random/uniform';
import { resolvePortfolio, type ResolvedPortfolio } from '../resolve/resolve-portfolio';
import { acceptCandidate } from './accept-candidate';
import { beginPath } from './begin-path';
import { createPathState } from './create-path-state';
import { baseWith, buyPortfolio, calmWith, type ConfigOverrides } from './portfolio.fixture';

const base = resolvePortfolio(baseWith({}));
const state = createPathState(base);
beginPath(state, 0);
drawCandidate(state, 0, 0);
acceptCandidate(state);
const { positions, candidate } = state;

function randomNumbers(): Figures {
  const words = new Uint32Array(4);
  threefry4x32(randomKey(42), 0, PURPOSE_ORIGINATION, 0, 0, words);
  return {
    'origination word 0': words[0]!,
    'advance uniform': uniformFromWord(words[0]!),
    'ltv uniform': uniformFromWord(words[1]!),
    'senior uniform': uniformFromWord(words[2]!),
    'precision uniform': uniformFromWord(words[3]!),
    // The first zone's innovation is its own normal: L has 1 in its first corner.
    'market normal, zone 0, month 1': state.market.draws[1]!,
  };
}

function pricePath(): Figures {
  const { trend, drift, innovationScale } = base.market;
  const house = { linear: 0.0065, quadratic: -0.0001 };
  return {
    'innovation scale': innovationScale[0]!,
    'trend(12)': trend[12]!,
    'Var[x(12)]': 2 * (trend[12]! - drift[12]!),
    'E[e^h(12)]': exp(trend[12]!),
    'house variance, 10 years': houseVariance(house, 10),
    'house variance, 40 years': houseVariance(house, 40),
    'level of month 1, path 0': state.market.level[1]!,
  };
}

function interestRate(): Figures {
  const { initial, longTermMean, decay, shockScale } = base.interestRate;
  const after = (months: number): { readonly rate: number; readonly deviation: number } => {
    let rate = initial;
    let variance = 0;
    for (let m = 0; m < months; m++) {
      rate = longTermMean + (rate - longTermMean) * decay;
      variance = variance * decay * decay + shockScale * shockScale;
    }
    return { rate, deviation: Math.sqrt(variance) };
  };
  return {
    'monthly decay': decay,
    'monthly shock scale': shockScale,
    'expected rate after 12 months': after(12).rate,
    'expected rate after 60 months': after(60).rate,
    'deviation after 60 months': after(60).deviation,
  };
}

function origination(): Figures {
  return {
    advance: candidate.advance,
    ltv: candidate.ltv,
    value: candidate.value,
    'senior ltv': candidate.seniorLtv,
    'senior balance': candidate.senior,
    'senior factor, 6%, 25 years, after 10': seniorBalanceFactor({ annualRate: 0.06, termMonths: 300 }, 120),
  };
}

function claimAt({ contract }: ResolvedPortfolio, terms: Partial<ClaimCase>): number {
  const claim = { ...createClaimCase(), shareAtOrigination: contract.fixedShare, age: 120, ...terms };
  evaluateClaim(contract, claim);
  return claim.claim;
}

function contract(): Figures {
  const point: ConfigOverrides['contract'] = {
    simple_interest_rate: 0,
    appreciation_share_method: 'fixed_rate',
    appreciation_share: 0.25,
    depreciation_share: 1,
  };
  const home = { advance: 100_000, startValue: 900_000 };
  const plain = resolvePortfolio(calmWith({ contract: point }));
  const capped = resolvePortfolio(
    calmWith({ contract: { ...point, return_cap_annual: 0.18, return_cap_compounding: 'annual' } }),
  );
  const tiered = resolvePortfolio(
    calmWith({ contract: { simple_interest_rate: 0, appreciation_share_method: 'tiered' } }),
  );
  const deviation = 0.12 * Math.sqrt(10);
  const steps = 100_000;
  const cap = home.advance * capped.contract.capByAge[120]!;
  let sum = 0;
  let binding = 0;
  for (let i = 0; i < steps; i++) {
    const value = 1e6 * exp(0.3 - (deviation * deviation) / 2 + deviation * normalQuantile((i + 0.5) / steps));
    const claim = claimAt(capped, { ...home, value });
    sum += claim;
    if (claim === cap) binding++;
  }
  return {
    ...Object.fromEntries(
      [1_216_700, 1_338_200, 1_000_000, 750_000].map((value) => [
        `claim at ${value}`,
        claimAt(plain, { ...home, value }),
      ]),
    ),
    'expected claim, capped': sum / steps,
    'probability of the cap': binding / steps,
    'tiered share': claimAt(tiered, { advance: 0, startValue: 100, value: 180 }),
    'first loan, value at exit': positions.valueAtExit[0]!,
    'first loan, interest': positions.interest[0]!,
    'first loan, appreciation': positions.appreciation[0]!,
    'first loan, claim': positions.claim[0]!,
    'first loan, senior at exit': positions.seniorAtExit[0]!,
    'first loan, paid': positions.paid[0]!,
  };
}

/** Cumulative hazard over ten years at constant hazards, in a calm zone. */
function constantHazards(exit: ConfigOverrides['exit']): { readonly alive: number; readonly firstMonth: number } {
  const calm = createPathState(
    resolvePortfolio(
      calmWith({
        exit: {
          life_event_rate: 0,
          default_correlation: { enabled: false, same_zone: 0, cross_zone: 0 },
          ramp_months: 0,
          min_holding_period: 0,
          ...exit,
        },
      }),
    ),
  );
  buyPortfolio(calm, { path: 0, loansPerMonth: 200, months: 1 });
  const { cumulative } = calm.fates.hazards;
  return { alive: exp(-cumulative[120]!), firstMonth: 1 - exp(-cumulative[1]!) };
}

function exits(): Figures {
  const { alive } = constantHazards({
    base_sale_rate: 0.06,
    base_refinance_rate: 0.08,
    default_rates: { a: 1 - exp(-0.01) },
  });
  const mortality = constantHazards({
    base_sale_rate: 0,
    base_refinance_rate: -log(1 - 0.06),
    default_rates: { a: 0 },
  });
  const basel = resolvePortfolio(
    calmWith({
      exit: { default_rates: { a: 0.01 }, default_correlation: { enabled: true, same_zone: 0.15, cross_zone: 0.15 } },
    }),
  );
  const defaulted = { zone: 0, claim: 190_000, value: 500_000, seniorBalance: 200_000 };
  return {
    sale: (0.06 / 0.15) * (1 - alive),
    refinance: (0.08 / 0.15) * (1 - alive),
    default: (0.01 / 0.15) * (1 - alive),
    alive,
    'SMM of CPR 6%': mortality.firstMonth,
    'conditional PD': conditionalDefaultProbability(basel.exit.copula, {
      zone: 0,
      common: normalQuantile(0.001),
      own: 0,
    }),
    recovery: recoveryOfDefault(base.exit.recovery, defaulted),
    'first loan, exit month': positions.exitMonth[0]!,
    'first loan, cause': positions.cause[0]!,
  };
}

describe.each([
  ['random-numbers.md', randomNumbers],
  ['price-path.md', pricePath],
  ['interest-rate.md', interestRate],
  ['origination.md', origination],
  ['contract.md', contract],
  ['exit.md', exits],
] as const)('examples of docs/model/%s', describeExamples);
