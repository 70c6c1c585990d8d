import type { StrategyHeadline } from '@ihome/api-schema';
import type { JsonObject } from '@ihome/orchestration';
import { z } from 'zod';

const HEADLINE_LEVEL = 0.99;

const missing = z.object({ status: z.enum(['not_applicable', 'undefined']), reason: z.string() });
const figure = z.union([z.number(), missing]);
const mean = z.object({ mean: figure, standard_error: figure });
const tails = z.array(z.object({ level: z.number(), value: figure }));

/** The part of a strategy's results that its headline is made of. */
const headlineSource = z.object({
  paths: z.int(),
  metrics: z.object({ net_irr: mean, tvpi: mean }),
  loss: z.object({ var: tails, es: tails }),
  probabilities: z.object({ loss: z.object({ value: figure, low: figure, high: figure }) }),
});

/** The headline figures out of a strategy's results. */
export function headlineOf(result: JsonObject): StrategyHeadline {
  const { paths, metrics, loss, probabilities } = headlineSource.parse(result);
  return {
    paths,
    net_irr: metrics.net_irr,
    tvpi: metrics.tvpi,
    var_99: atHeadlineLevel(loss.var),
    es_99: atHeadlineLevel(loss.es),
    probability_of_loss: probabilities.loss,
  };
}

function atHeadlineLevel(estimates: z.infer<typeof tails>): StrategyHeadline['var_99'] {
  const reason = `${HEADLINE_LEVEL} is not one of risk.confidence_levels`;
  return estimates.find(({ level }) => level === HEADLINE_LEVEL)?.value ?? { status: 'not_applicable', reason };
}
