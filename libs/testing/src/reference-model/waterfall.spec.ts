import { randomConfiguration } from '../random-configuration';
import { managementFee } from './fees';
import { Waterfall } from './waterfall';

const base = randomConfiguration(0, 'market');

function oneYear({ paidIn, out, rate }: { paidIn: number; out: number; rate?: number }): { lp: number; gp: number } {
  const waterfall = new Waterfall({
    ...base,
    fund: { ...base.fund, gp_commitment_percentage: 0 },
    waterfall: {
      ...base.waterfall,
      hurdle_rate: 0.08,
      catch_up_structure: rate === undefined ? 'full' : 'partial',
      catch_up_rate: rate ?? 1,
      carried_interest_rate: 0.2,
    },
  });
  waterfall.accrueTo(0);
  waterfall.contribute(paidIn);
  waterfall.accrueTo(12);
  const { lp, gp } = waterfall.distribute(out);
  return { lp, gp };
}

describe('waterfall of the reference model', () => {
  it.each([
    [
      { paidIn: 1e6, out: 1.5e6 },
      { lp: 1.4e6, gp: 1e5 },
    ],
    [
      { paidIn: 1e6, out: 1.2e6 },
      { lp: 1.16e6, gp: 4e4 },
    ],
    [
      { paidIn: 1e6, out: 1.08e6 },
      { lp: 1.08e6, gp: 0 },
    ],
    [
      { paidIn: 1e6, out: 1.2e6, rate: 0.5 },
      { lp: 1.16e6, gp: 4e4 },
    ],
    [
      { paidIn: 50e6, out: 100e6 },
      { lp: 90e6, gp: 10e6 },
    ],
  ])('%j', (given, expected) => {
    const { lp, gp } = oneYear(given);
    expect(lp).toBeCloseTo(expected.lp, 4);
    expect(gp).toBeCloseTo(expected.gp, 4);
  });

  it('has a partial catch-up tier of 53,333.33', () => {
    // Just inside and just beyond the tier: half of each dollar, then a fifth.
    const step = (out: number): number =>
      oneYear({ paidIn: 1e6, out: out + 1, rate: 0.5 }).gp - oneYear({ paidIn: 1e6, out, rate: 0.5 }).gp;
    expect(step(1_080_000 + 53_332)).toBeCloseTo(0.5, 6);
    expect(step(1_080_000 + 53_334)).toBeCloseTo(0.2, 6);
  });
});

describe('management fee of the reference model', () => {
  it('is 17.5m for 2.5% to year 5 and 1% after, on 100m over ten years', () => {
    const config = {
      ...base,
      fees: {
        ...base.fees,
        management_fee_rate: 0.01,
        management_fee_schedule: [1, 2, 3, 4, 5].map((year) => ({ year, rate: 0.025 })),
        management_fee_step_down: false,
      },
    };
    let total = 0;
    for (let m = 0; m < 120; m += 1) {
      total += managementFee(config, m, { committed_capital: 1e8, invested_capital: 0, net_asset_value: 0 });
    }
    expect(total).toBeCloseTo(17.5e6, 3);
  });
});
