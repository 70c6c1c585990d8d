import { readDocument } from '../body/request-document';
import type { Handler } from './handler';

/** `POST /v1/sweeps/estimate` */
export const estimateSweep: Handler = async ({ request, response, services }) => {
  response.status(200).json(await services.estimate(await readDocument(request)));
};
