import { SimulatedCluster, toyDocument } from '@ihome/testing';

describe('a sweep in a cluster', () => {
  it('completes', async () => {
    const cluster = new SimulatedCluster();
    const key = await cluster.submit(toyDocument());
    const { process } = cluster.spawn();
    const sweep = await cluster.end(key);
    expect(sweep).toMatchObject({ state: 'completed' });
    console.log(process.calls.length, process.calls.join(' '), JSON.stringify(sweep, null, 1), [...cluster.counters]);
  });
});
