import fc from 'fast-check';
import { chunkRange, chunksWithin, type ChunkGrid } from './chunk-grid';
import { planChunks } from './chunk-plan';

/** First path of every chunk, and the end of the last. */
function ends(grid: ChunkGrid): number[] {
  return Array.from({ length: chunksWithin(grid) }, (_, chunk) => chunkRange(grid, chunk)).map(
    ({ firstPath, paths }) => firstPath + paths,
  );
}

/** Ends of the blocks of 256 paths that the engine sums over, which start with their chunk. */
function blockEnds(grid: ChunkGrid): number[] {
  let start = 0;
  return ends(grid).flatMap((end) => {
    const blocks: number[] = [];
    for (let block = start + 256; block < end; block += 256) blocks.push(block);
    start = end;
    return [...blocks, end];
  });
}

const grids = fc.record({
  paths: fc.integer({ min: 1, max: 20_000 }),
  multiples: fc.integer({ min: 1, max: 20 }),
  first: fc.integer({ min: 100, max: 6_000 }),
});

function checkpointsOf(first: number, paths: number): number[] {
  const counts: number[] = [];
  for (let n = first; n < paths; n *= 2) counts.push(n);
  return [...counts, paths];
}

describe('a chunk grid with checkpoints', () => {
  it('is as the plan without them when there are none', () => {
    expect(ends({ paths: 1_000, chunkPaths: 256, checkpoints: [] })).toEqual([256, 512, 768, 1_000]);
  });

  it('ends chunks at checkpoints and at the next multiple of 256', () => {
    const grid = { paths: 5_000, chunkPaths: 1_024, checkpoints: [2_000, 4_000, 5_000] };
    expect(ends(grid)).toEqual([1_024, 2_000, 2_048, 3_072, 4_000, 4_096, 5_000]);
    expect([2_000, 4_000, 5_000].map((paths) => chunksWithin(grid, paths))).toEqual([2, 5, 7]);
  });

  it('covers all paths once, in order, and each checkpoint with whole chunks', () => {
    fc.assert(
      fc.property(grids, ({ paths, multiples, first }) => {
        const grid = { paths, chunkPaths: 256 * multiples, checkpoints: checkpointsOf(first, paths) };
        const all = ends(grid);
        expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
        expect(all.at(-1)).toBe(paths);
        for (const checkpoint of grid.checkpoints) expect(all[chunksWithin(grid, checkpoint) - 1]).toBe(checkpoint);
        all.forEach((end, chunk) => expect(end - (all[chunk - 1] ?? 0)).toBeLessThanOrEqual(grid.chunkPaths));
      }),
      { seed: 1 },
    );
  });

  it('has the same blocks of 256 paths whatever the size of chunks', () => {
    fc.assert(
      fc.property(grids, ({ paths, multiples, first }) => {
        const checkpoints = checkpointsOf(first, paths);
        const blocks = (chunkPaths: number): number[] => blockEnds({ paths, chunkPaths, checkpoints });
        expect(blocks(256 * multiples)).toEqual(blocks(256));
      }),
      { seed: 2 },
    );
  });

  it('is counted by the plan', () => {
    const strategies = [{ groupKey: 'a', paths: 5_000 }];
    const rule = { pathStrategies: 1_024, minChunks: 1 };
    const plan = planChunks({ generation: 1, strategies, rule, checkpoints: [2_000, 4_000, 5_000] });
    expect(plan).toMatchObject({ chunks: 7, groups: [{ chunkPaths: 1_024, chunks: 7 }] });
  });
});
