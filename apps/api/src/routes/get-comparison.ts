import { sweepComparison } from '@ihome/api-schema';
import { SimulationError } from '@ihome/config';
import { pairedDifference } from '@ihome/monte-carlo';
import type { JsonObject } from '@ihome/orchestration';
import { indexOf } from '../request/path-parameters';
import { sendJson } from '../request/send-json';
import { findResults, isObject } from './get-frontier';
import type { Exchange, Handler } from './handler';

/** `GET /v1/sweeps/{id}/comparison` */
export const getComparison: Handler = async (exchange) => {
  sendJson(exchange.response, exchange.request, await findComparison(exchange));
};

/** `GET /v1/sweeps/{id}/strategies/{n}/against/{k}`: any pair of compared strategies, from what is kept of their covariances. */
export const compareStrategies: Handler = async (exchange) => {
  const { request, response } = exchange;
  const [strategy, against] = [indexOf(request, 'n'), indexOf(request, 'k')];
  const comparison = sweepComparison.parse(await findComparison(exchange));
  if ('status' in comparison) throw new SimulationError('not_found', comparison.reason);
  const missing = [strategy, against].find((index) => !comparison.strategies.includes(index));
  if (missing !== undefined) throw new SimulationError('not_found', `Strategy ${missing} was not compared.`);
  sendJson(response, request, {
    strategy,
    against,
    figures: comparison.figures.map(({ figure, ...compared }) => ({
      figure,
      ...pairedDifference(
        { figure, ...compared },
        {
          ...{ strategy, against, confidence: comparison.confidence },
          figureOf: (index) => {
            const found = compared.strategies.find((one) => one.index === index);
            return found?.value ?? { status: 'not_applicable', reason: `strategy ${index} was not compared` };
          },
        },
      ),
    })),
  });
};

/** A sweep that ended before strategies were compared has none. */
async function findComparison(exchange: Exchange): Promise<JsonObject> {
  const { frontier } = await findResults(exchange);
  const comparison = isObject(frontier) ? frontier['comparison'] : undefined;
  if (isObject(comparison)) return comparison;
  throw new SimulationError('not_found', 'The sweep has no comparison: it ended under an earlier version.');
}
