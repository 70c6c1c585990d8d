import { log } from '@ihome/engine';

/** How well a model explains the monthly steps of a zone, less its parameters. */
export interface InformationCriterion {
  readonly logLikelihood: number;
  /** Monthly returns it is the likelihood of. */
  readonly count: number;
  readonly parameters: number;
  /** Akaike: 2p − 2ℓ. */
  readonly aic: number;
  /** Schwarz: p·ln n − 2ℓ. */
  readonly bic: number;
}

/** Both criteria; lower is better, and only models of the same returns compare. */
export function informationCriterion(
  { logLikelihood, count }: { readonly logLikelihood: number; readonly count: number },
  parameters: number,
): InformationCriterion {
  return {
    logLikelihood,
    count,
    parameters,
    aic: 2 * parameters - 2 * logLikelihood,
    bic: parameters * log(count) - 2 * logLikelihood,
  };
}
