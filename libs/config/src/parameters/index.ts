import type { ParameterGroup } from '../registry/parameter-definition';
import { CONTRACT_GROUP } from './contract';
import { DEPLOYMENT_GROUP } from './deployment';
import { DOCUMENT_GROUP } from './document';
import { EXIT_GROUP } from './exit';
import { FEES_GROUP } from './fees';
import { FRONTIER_GROUP } from './frontier';
import { FUND_GROUP } from './fund';
import { GP_ENTITY_GROUP } from './gp-entity';
import { GUARDRAILS_GROUP } from './guardrails';
import { INTEREST_RATE_GROUP } from './interest-rate';
import { LEVERAGE_GROUP } from './leverage';
import { LOGGING_GROUP } from './logging';
import { MONTE_CARLO_GROUP } from './monte-carlo';
import { ORIGINATION_GROUP } from './origination';
import { PRICE_PATH_GROUP } from './price-path';
import { REINVESTMENT_GROUP } from './reinvestment';
import { REPORTING_GROUP } from './reporting';
import { RISK_GROUP } from './risk';
import { SENSITIVITY_GROUP } from './sensitivity';
import { STRESS_GROUP } from './stress';
import { TRANCHES_GROUP } from './tranches';
import { WATERFALL_GROUP } from './waterfall';

/** All groups, in the order of the document. A new section is a new file and a line here. */
export const PARAMETER_GROUPS: readonly ParameterGroup[] = [
  DOCUMENT_GROUP,
  FUND_GROUP,
  FEES_GROUP,
  DEPLOYMENT_GROUP,
  ORIGINATION_GROUP,
  CONTRACT_GROUP,
  PRICE_PATH_GROUP,
  INTEREST_RATE_GROUP,
  EXIT_GROUP,
  REINVESTMENT_GROUP,
  LEVERAGE_GROUP,
  TRANCHES_GROUP,
  WATERFALL_GROUP,
  GP_ENTITY_GROUP,
  MONTE_CARLO_GROUP,
  RISK_GROUP,
  STRESS_GROUP,
  SENSITIVITY_GROUP,
  FRONTIER_GROUP,
  GUARDRAILS_GROUP,
  REPORTING_GROUP,
  LOGGING_GROUP,
];
