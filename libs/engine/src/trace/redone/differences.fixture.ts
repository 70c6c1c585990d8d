/** For specs: everything that differs between a story and its redoing. */
import type { SimulationConfig } from '@ihome/config';
import { retoldFund, type RetoldFund } from '@ihome/testing';
import { redoFund } from './fund.fixture';
import { redoMetrics } from './metrics.fixture';
import { redoPositions } from './positions.fixture';
import { redoZones } from './portfolio-metrics.fixture';
import type { Story } from './story.fixture';

/** What differs in the positions, in the fund's rows in the multiples of zones and in the metrics; `retold` is the fund of the story's positions and market. */
export function differencesOf(
  story: Story,
  config: SimulationConfig,
  retold: RetoldFund = retoldFund(config, story),
): string[] {
  return [
    ...redoPositions(story, config),
    ...redoZones(story),
    ...redoFund(story, retold, config),
    ...redoMetrics(story, retold, config),
  ];
}
