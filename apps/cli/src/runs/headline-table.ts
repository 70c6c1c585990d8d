import type { StrategyHeadline } from '@ihome/api-schema';
import { fixed } from '@ihome/report';
import { multipleOf, percentOf, percentWithError } from '../terminal/figure';
import { table } from '../terminal/table';

/** One strategy as the headline table shows it. */
export interface HeadlineRow {
  readonly index: number;
  readonly name: string;
  readonly headline: StrategyHeadline;
  /** Absent where the frontier is not known yet. */
  readonly onFrontier?: boolean;
}

const MARK = '●';

/** The headline of every strategy: mean net IRR ± standard error, TVPI, VaR99, ES99, P(loss), N, and who is on the frontier. */
export function headlineTable(rows: readonly HeadlineRow[]): string[] {
  return table(
    [
      { title: '#', align: 'right' },
      { title: 'Strategy' },
      { title: 'Net IRR ± se', align: 'right' },
      { title: 'TVPI', align: 'right' },
      { title: 'VaR99', align: 'right' },
      { title: 'ES99', align: 'right' },
      { title: 'P(loss)', align: 'right' },
      { title: 'N', align: 'right' },
      { title: 'Frontier' },
    ],
    rows.map(({ index, name, headline, onFrontier }) => [
      String(index),
      name,
      percentWithError(headline.net_irr.mean, headline.net_irr.standard_error),
      multipleOf(headline.tvpi.mean),
      percentOf(headline.var_99),
      percentOf(headline.es_99),
      percentOf(headline.probability_of_loss.value),
      fixed(headline.paths, 0),
      onFrontier === true ? MARK : '',
    ]),
  );
}
