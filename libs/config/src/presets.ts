import american from '../../../schemas/presets/american.json';
import base from '../../../schemas/presets/base.json';
import bench400 from '../../../schemas/presets/bench-400.json';
import levered from '../../../schemas/presets/levered.json';
import marketHei from '../../../schemas/presets/market-hei.json';
import shareOfValue from '../../../schemas/presets/share-of-value.json';
import type { SimulationConfig } from './generated/simulation-config';
import { parseConfig } from './validation/validate-config';

/** A complete configuration to start from. */
export interface Preset {
  /** The word that `preset` in a sweep document takes. */
  readonly name: string;
  readonly description: string;
  readonly config: SimulationConfig;
}

/** All presets. Each file of `schemas/presets/` is one, validated when it is loaded. */
export const presets: readonly Preset[] = [
  preset('base', base),
  preset('market-hei', marketHei),
  preset('share-of-value', shareOfValue),
  preset('levered', levered),
  preset('american', american),
  preset('bench-400', bench400),
];

/** The preset of that name, or undefined. */
export function findPreset(name: string): Preset | undefined {
  return presets.find((candidate) => candidate.name === name);
}

function preset(name: string, file: unknown): Preset {
  const config = parseConfig(file, `/presets/${name}`);
  return { name, description: config.description ?? config.name, config };
}
