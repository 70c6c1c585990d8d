import type { JsonValue } from '../json-value';
import { CONTRACT_EFFECTS } from './contract-effects';
import { DEPLOYMENT_EFFECTS } from './deployment-effects';
import { DOCUMENT_EFFECTS } from './document-effects';
import { EXIT_EFFECTS } from './exit-effects';
import { FEES_EFFECTS } from './fees-effects';
import { FUND_EFFECTS } from './fund-effects';
import { GP_ENTITY_EFFECTS } from './gp-entity-effects';
import { GUARDRAILS_EFFECTS } from './guardrails-effects';
import { INTEREST_RATE_EFFECTS } from './interest-rate-effects';
import { LEVERAGE_EFFECTS } from './leverage-effects';
import { LOGGING_EFFECTS } from './logging-effects';
import { ORIGINATION_EFFECTS } from './origination-effects';
import type { ParameterEffect } from './parameter-effect';
import { PRICE_PATH_EFFECTS } from './price-path-effects';
import { REINVESTMENT_EFFECTS } from './reinvestment-effects';
import { RESULTS_EFFECTS } from './results-effects';
import { SAMPLING_EFFECTS } from './sampling-effects';
import { TRANCHES_EFFECTS } from './tranches-effects';
import { WATERFALL_EFFECTS } from './waterfall-effects';

/** What each parameter does: one row a parameter. The effects spec of libs/testing runs every one of them. */
export const PARAMETER_EFFECTS: readonly ParameterEffect[] = [
  ...DOCUMENT_EFFECTS,
  ...FUND_EFFECTS,
  ...FEES_EFFECTS,
  ...DEPLOYMENT_EFFECTS,
  ...ORIGINATION_EFFECTS,
  ...CONTRACT_EFFECTS,
  ...PRICE_PATH_EFFECTS,
  ...INTEREST_RATE_EFFECTS,
  ...EXIT_EFFECTS,
  ...REINVESTMENT_EFFECTS,
  ...LEVERAGE_EFFECTS,
  ...TRANCHES_EFFECTS,
  ...WATERFALL_EFFECTS,
  ...GP_ENTITY_EFFECTS,
  ...SAMPLING_EFFECTS,
  ...RESULTS_EFFECTS,
  ...GUARDRAILS_EFFECTS,
  ...LOGGING_EFFECTS,
];

/**
 * What every effect starts from besides its preset: few paths, no analyses, guardrails that only report. An effect that
 * is about one of these sets it in `given`.
 */
export const EFFECT_RUN: Readonly<Record<string, JsonValue>> = {
  'monte_carlo.num_paths': 64,
  'guardrails.enforcement': 'report',
  'risk.bootstrap_replications': 8,
  'stress.scenarios': [],
  'sensitivity.method': 'none',
  'sensitivity.parameters': [],
};
