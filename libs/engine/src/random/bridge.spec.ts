import { bridgeSteps, partsAt, type BridgeSpan } from './bridge';

function isNeeded(node: number, span: BridgeSpan): boolean {
  const level = node === 0 ? 0 : 1 << (31 - Math.clz32(node));
  return node === 0 || node - level < partsAt(level, span);
}

/** Steps of a bridge whose nodes are all 0 but one. */
function stepsOf(node: number, bridged: number, steps: number): number[] {
  const nodes = new Float64Array(bridged);
  nodes[node] = 1;
  const out = new Float64Array(steps);
  bridgeSteps(nodes, { bridged, steps }, out, 0);
  return [...out];
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}

describe('bridgeSteps', () => {
  it.each([1, 2, 16, 128])('turns %i independent normals into as many: the map is orthogonal', (length) => {
    const columns = Array.from({ length }, (_, node) => stepsOf(node, length, length));
    columns.forEach((a, i) =>
      columns.forEach((b, j) => expect(Math.abs(dot(a, b) - (i === j ? 1 : 0))).toBeLessThan(1e-14)),
    );
  });

  it('has the sum of all steps in node 0, the difference of the halves in node 1, and so on', () => {
    expect(stepsOf(0, 16, 16)).toEqual(Array.from({ length: 16 }, () => expect.closeTo(0.25, 14)));
    expect(stepsOf(1, 16, 16)).toEqual(Array.from({ length: 16 }, (_, i) => expect.closeTo(i < 8 ? 0.25 : -0.25, 14)));
    expect(stepsOf(3, 4, 4)).toEqual([0, 0, expect.closeTo(Math.SQRT1_2, 14), expect.closeTo(-Math.SQRT1_2, 14)]);
  });

  it('gives a shorter row the same first steps, and reads only the nodes it says it needs', () => {
    const nodes = Float64Array.from({ length: 128 }, (_, i) => Math.sin(i + 1));
    const whole = new Float64Array(128);
    bridgeSteps(nodes, { bridged: 128, steps: 128 }, whole, 0);
    for (const steps of [1, 2, 3, 16, 17, 64, 100, 127]) {
      const span = { bridged: 128, steps };
      const read = nodes.map((z, node) => (isNeeded(node, span) ? z : NaN));
      const out = new Float64Array(steps + 4).fill(7);
      bridgeSteps(read, span, out, 2);
      expect([...out]).toEqual([7, 7, ...whole.subarray(0, steps), 7, 7]);
    }
    expect(
      Array.from({ length: 128 }, (_, node) => isNeeded(node, { bridged: 128, steps: 16 })).filter(Boolean),
    ).toHaveLength(19);
  });
});
