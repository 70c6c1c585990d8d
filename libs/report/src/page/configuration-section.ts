import { diffConfigs, type SimulationConfig } from '@ihome/config';
import { escapeMarkup } from '../markup';

/** A strategy's configuration as the report shows it. */
export interface ShownConfiguration {
  readonly index: number;
  readonly name: string;
  readonly config: SimulationConfig;
}

/** What differs between the strategies, then the first one's whole configuration. */
export function configurationSection(strategies: readonly ShownConfiguration[]): string {
  const [first] = strategies;
  if (first === undefined) return '';
  const differing = [
    ...new Set(
      strategies.slice(1).flatMap((other) => diffConfigs(first.config, other.config).map((entry) => entry.path)),
    ),
  ].sort();
  const list =
    differing.length === 0
      ? '<p class="note">All strategies have the same configuration.</p>'
      : `<p>Parameters that differ between strategies: ${differing.map((path) => `<code>${escapeMarkup(path)}</code>`).join(', ')}.</p>`;
  const text = escapeMarkup(JSON.stringify(first.config, null, 2));
  return `${strategies.length > 1 ? list : ''}<details><summary>Whole configuration of strategy ${first.index}: ${escapeMarkup(first.name)}</summary><pre>${text}</pre></details>`;
}
