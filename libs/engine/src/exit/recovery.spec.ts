import { calmWith, type ConfigOverrides } from '../portfolio/portfolio.fixture';
import { resolveContract } from '../resolve/resolve-contract';
import { resolveExit, type ResolvedRecovery } from '../resolve/resolve-exit';
import { recoveryOfDefault } from './recovery';

function recoveryWith(exit: ConfigOverrides['exit']): ResolvedRecovery {
  const config = calmWith({ exit: { ...exit } });
  return resolveExit(config, { contract: resolveContract(config, 144), scenario: null }).recovery;
}

describe('recovery of a default', () => {
  const home = { zone: 0, claim: 180_000, value: 500_000, seniorBalance: 200_000 };

  it('structural: the worked example of docs/model/exit.md', () => {
    const recovery = recoveryWith({});
    expect(recoveryOfDefault(recovery, { ...home, claim: 190_000 })).toBeCloseTo(189_500, 6);
    expect(recoveryOfDefault(recovery, home)).toBe(180_000);
  });

  it('structural: nothing when the senior mortgage takes it all', () => {
    expect(recoveryOfDefault(recoveryWith({}), { ...home, seniorBalance: 450_000 })).toBe(0);
  });

  it('structural: carrying costs run for the whole lag', () => {
    const longer = recoveryWith({ foreclosure_time_months: 36 });
    expect(recoveryOfDefault(longer, { ...home, claim: 190_000 })).toBeCloseTo(169_500, 6);
  });

  it('fixed: the rate of the zone', () => {
    expect(recoveryOfDefault(recoveryWith({ recovery_model: 'fixed' }), home)).toBeCloseTo(144_000, 9);
  });
});
