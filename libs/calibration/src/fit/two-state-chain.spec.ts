import { smoothChain } from './two-state-chain';

describe('smoothChain', () => {
  it('agrees with the sum over all paths', () => {
    const leave: readonly [number, number] = [0.2, 0.35];
    const advantage = Float64Array.of(0.4, -1, 2, 0.3, -0.7, 1.5, 0);
    const n = advantage.length;
    const start = [0.35 / 0.55, 0.2 / 0.55];
    const move = [
      [0.8, 0.2],
      [0.35, 0.65],
    ];
    const second = new Float64Array(n);
    const switches = [0, 0];
    let total = 0;
    for (let path = 0; path < 2 ** n; path++) {
      const states = Array.from({ length: n }, (_, t) => (path >> t) & 1);
      const weight = states.reduce(
        (p, s, t) => p * (t === 0 ? start[s]! : move[states[t - 1]!]![s]!) * (s === 1 ? Math.exp(advantage[t]!) : 1),
        1,
      );
      total += weight;
      states.forEach((s, t) => {
        second[t]! += s * weight;
        if (t > 0 && s !== states[t - 1]) switches[states[t - 1]!]! += weight;
      });
    }
    const found = smoothChain({ leave }, { advantage, base: -3 });
    expect(found.logLikelihood).toBeCloseTo(Math.log(total) - 3, 12);
    second.forEach((p, t) => expect(found.second[t]).toBeCloseTo(p / total, 12));
    expect(found.secondAtEnd).toBeCloseTo(second[n - 1]! / total, 12);
    expect(found.switches[0]).toBeCloseTo(switches[0]! / total, 12);
    expect(found.switches[1]).toBeCloseTo(switches[1]! / total, 12);
    expect(found.stays[0] + found.stays[1]).toBeCloseTo(n - 1, 12);
  });

  it('survives months that leave no doubt', () => {
    const found = smoothChain({ leave: [0.1, 0.1] }, { advantage: Float64Array.of(5000, -5000, 5000), base: 0 });
    expect([...found.second]).toEqual([1, 0, 1]);
    expect(Number.isFinite(found.logLikelihood)).toBe(true);
  });
});
