import { ANALYSIS_RULES } from './analysis-rules';
import { BOOTSTRAP_RULES } from './bootstrap-rules';
import { CONTRACT_RULES } from './contract-rules';
import type { CrossFieldRule } from './cross-field-rule';
import { EXIT_RULES } from './exit-rules';
import { FUND_RULES } from './fund-rules';
import { GP_ENTITY_RULES } from './gp-entity-rules';
import { GUARDRAIL_RULES } from './guardrail-rules';
import { LEVERAGE_RULES } from './leverage-rules';
import { ORIGINATION_RULES } from './origination-rules';
import { INTEREST_RATE_RULES } from './interest-rate-rules';
import { PRICE_PATH_RULES } from './price-path-rules';
import { REINVESTMENT_RULES } from './reinvestment-rules';
import { REGIME_RULES } from './regime-rules';
import { RESULT_RULES } from './result-rules';
import { SAMPLING_RULES } from './sampling-rules';
import { UNCERTAINTY_RULES } from './uncertainty-rules';
import { WATERFALL_RULES } from './waterfall-rules';

/** All rules over several values, in the order in which they are checked. */
export const CROSS_FIELD_RULES: readonly CrossFieldRule[] = [
  ...FUND_RULES,
  ...ORIGINATION_RULES,
  ...CONTRACT_RULES,
  ...PRICE_PATH_RULES,
  ...REGIME_RULES,
  ...BOOTSTRAP_RULES,
  ...INTEREST_RATE_RULES,
  ...EXIT_RULES,
  ...REINVESTMENT_RULES,
  ...LEVERAGE_RULES,
  ...WATERFALL_RULES,
  ...GP_ENTITY_RULES,
  ...SAMPLING_RULES,
  ...UNCERTAINTY_RULES,
  ...RESULT_RULES,
  ...ANALYSIS_RULES,
  ...GUARDRAIL_RULES,
];
