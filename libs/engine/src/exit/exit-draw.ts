import { EXIT_CAUSES } from './exit-cause';

/** Scratch of one exit draw: uniforms in, hazards of the exit month in between, month and cause out. */
export interface ExitDraw {
  /** Exponential draw −ln(u) that the cumulative hazard must reach. */
  target: number;
  /** Uniform of the exit age, when it has a distribution. */
  timingUniform: number;
  causeUniform: number;
  maturityUniform: number;
  /** Cumulative hazard of the loan so far (loan covariates at work). */
  cumulative: number;
  /** Last age in it. */
  age: number;
  /** Monthly hazards of the exit month by cause. */
  sale: number;
  refinance: number;
  defaulted: number;
  lifeEvent: number;
  exitMonth: number;
  /** Code of `EXIT_CAUSES`. */
  cause: number;
}

/** An empty draw. */
export function createExitDraw(): ExitDraw {
  return {
    target: 0,
    timingUniform: 0,
    causeUniform: 0,
    maturityUniform: 0,
    cumulative: 0,
    age: 0,
    sale: 0,
    refinance: 0,
    defaulted: 0,
    lifeEvent: 0,
    exitMonth: 0,
    cause: EXIT_CAUSES.length - 1,
  };
}
