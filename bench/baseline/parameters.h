/*
 * Parameters of bench/baseline.c: a file with a line "path value" for each leaf of a configuration, as bench/baseline-program.ts
 * writes it from a preset. Settings that the program does not compute are refused.
 */
#ifndef BASELINE_PARAMETERS_H
#define BASELINE_PARAMETERS_H

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ZONES 16
#define MONTHS 421
#define MAX_ENTRIES 1024
#define MAX_TEXT 512

/* Numbers by the names that the program gives them. */
#define NUMBERS(X)                                                                                                     \
  X(fund_size, "fund.fund_size")                                                                                       \
  X(fund_term, "fund.fund_term")                                                                                       \
  X(extension_years, "fund.extension_years")                                                                           \
  X(gp_commitment, "fund.gp_commitment_percentage")                                                                    \
  X(fund_end_discount, "fund.fund_end_discount")                                                                       \
  X(fee_rate, "fees.management_fee_rate")                                                                              \
  X(step_down_year, "fees.management_fee_step_down_year")                                                              \
  X(step_down, "fees.management_fee_step_down_rate")                                                                   \
  X(origination_fee, "fees.origination_fee_rate")                                                                      \
  X(servicing, "fees.servicing_fee_rate")                                                                              \
  X(expense_rate, "fees.expense_rate")                                                                                 \
  X(fixed_expenses, "fees.fixed_annual_expenses")                                                                      \
  X(expense_growth, "fees.expense_growth_rate")                                                                        \
  X(formation, "fees.formation_costs")                                                                                 \
  X(deployment_start, "deployment.deployment_start")                                                                   \
  X(deployment_period, "deployment.deployment_period")                                                                 \
  X(target_deployment, "deployment.target_deployment")                                                                 \
  X(reserve, "deployment.minimum_cash_reserve")                                                                        \
  X(cash_yield, "deployment.cash_yield")                                                                               \
  X(size_mean, "origination.avg_loan_size")                                                                            \
  X(size_sd, "origination.loan_size_std_dev")                                                                          \
  X(size_min, "origination.min_loan_size")                                                                             \
  X(size_max, "origination.max_loan_size")                                                                             \
  X(ltv_mean, "origination.avg_loan_ltv")                                                                              \
  X(ltv_sd, "origination.ltv_std_dev")                                                                                 \
  X(ltv_min, "origination.min_ltv")                                                                                    \
  X(ltv_max, "origination.max_ltv")                                                                                    \
  X(max_cltv, "origination.max_cltv")                                                                                  \
  X(senior_mean, "origination.senior_mortgage_ltv_mean")                                                               \
  X(senior_sd, "origination.senior_mortgage_ltv_std_dev")                                                              \
  X(senior_rate, "origination.senior_mortgage_rate")                                                                   \
  X(senior_years, "origination.senior_mortgage_term_years")                                                            \
  X(precision, "origination.zone_allocation_precision")                                                                \
  X(rebalancing, "origination.rebalancing_strength")                                                                   \
  X(drift_threshold, "origination.zone_drift_threshold")                                                               \
  X(contract_years, "contract.contract_term_years")                                                                    \
  X(interest, "contract.simple_interest_rate")                                                                         \
  X(interest_slope, "contract.risk_pricing_ltv_slope")                                                                 \
  X(interest_reference, "contract.risk_pricing_ltv_reference")                                                         \
  X(share_multiplier, "contract.share_multiplier")                                                                     \
  X(min_share, "contract.min_appreciation_share")                                                                      \
  X(max_share, "contract.max_appreciation_share")                                                                      \
  X(depreciation_share, "contract.depreciation_share")                                                                 \
  X(value_discount, "contract.property_value_discount_rate")                                                           \
  X(sale_cost, "contract.sale_cost_rate")                                                                              \
  X(maintenance_probability, "contract.maintenance_shortfall_probability")                                             \
  X(maintenance_shortfall, "contract.maintenance_shortfall_mean")                                                      \
  X(maintenance_recovered, "contract.maintenance_recovered")                                                           \
  X(variance_linear, "price_path.house_variance_linear")                                                               \
  X(variance_quadratic, "price_path.house_variance_quadratic")                                                         \
  X(appraisal_noise, "price_path.appraisal_noise_std")                                                                 \
  X(rate_initial, "interest_rate.base_rate_initial")                                                                   \
  X(rate_mean, "interest_rate.long_term_mean")                                                                         \
  X(rate_reversion, "interest_rate.mean_reversion")                                                                    \
  X(rate_volatility, "interest_rate.volatility")                                                                       \
  X(rate_correlation, "interest_rate.price_correlation")                                                               \
  X(sale_hazard, "exit.base_sale_rate")                                                                                \
  X(refinance_hazard, "exit.base_refinance_rate")                                                                      \
  X(life_event_hazard, "exit.life_event_rate")                                                                         \
  X(ramp_months, "exit.ramp_months")                                                                                   \
  X(min_holding, "exit.min_holding_period")                                                                            \
  X(sale_beta, "exit.appreciation_sale_multiplier")                                                                    \
  X(refinance_beta, "exit.interest_rate_refinance_multiplier")                                                         \
  X(default_beta, "exit.ltv_default_multiplier")                                                                       \
  X(default_threshold, "exit.ltv_default_threshold")                                                                   \
  X(recession_multiplier, "exit.recession_default_multiplier")                                                         \
  X(extension_probability, "exit.maturity_extension_probability")                                                      \
  X(extension_months, "exit.maturity_extension_months")                                                                \
  X(maturity_default, "exit.maturity_default_probability")                                                             \
  X(same_zone, "exit.default_correlation.same_zone")                                                                   \
  X(cross_zone, "exit.default_correlation.cross_zone")                                                                 \
  X(price_default, "exit.price_default_correlation")                                                                   \
  X(distress, "exit.distressed_sale_discount")                                                                         \
  X(foreclosure_cost, "exit.foreclosure_cost")                                                                         \
  X(foreclosure_months, "exit.foreclosure_time_months")                                                                \
  X(carrying_cost, "exit.carrying_cost_rate")                                                                          \
  X(hurdle, "waterfall.hurdle_rate")                                                                                   \
  X(carry_rate, "waterfall.carried_interest_rate")                                                                     \
  X(clawback_tax, "waterfall.clawback_tax_rate")                                                                       \
  X(gp_expenses, "gp_entity.base_expenses")                                                                            \
  X(gp_growth, "gp_entity.expense_growth_rate")                                                                        \
  X(gp_per_position, "gp_entity.expense_per_position")                                                                 \
  X(gp_payout, "gp_entity.dividend_payout")                                                                            \
  X(gp_cash, "gp_entity.initial_cash_reserve")                                                                         \
  X(seed, "monte_carlo.seed")                                                                                          \
  X(benchmark, "risk.benchmark_return")                                                                                \
  X(discount_rate, "risk.discount_rate")

/* What the program computes, and nothing else. */
static const char *const SETTINGS[][2] = {
    {"fund.closings[0].fraction", "1"},
    {"fees.management_fee_basis", "committed_capital"},
    {"fees.management_fee_frequency", "quarterly"},
    {"fees.management_fee_timing", "advance"},
    {"fees.management_fee_step_down", "true"},
    {"fees.management_fee_schedule", "[]"},
    {"fees.management_fee_offset_percentage", "0"},
    {"fees.origination_fee_recipient", "gp"},
    {"fees.origination_fee_payer", "homeowner"},
    {"fees.per_position_cost", "0"},
    {"fees.acquisition_fee_rate", "0"},
    {"fees.disposition_fee_rate", "0"},
    {"fees.expense_basis", "committed_capital"},
    {"deployment.deployment_pace", "even"},
    {"deployment.deployment_period_unit", "months"},
    {"deployment.capital_call_schedule", "just_in_time"},
    {"origination.portfolio_mode", "per_path"},
    {"origination.loan_size_distribution", "truncated_normal"},
    {"origination.zone_rebalancing_enabled", "true"},
    {"origination.suburbs", "[]"},
    {"contract.appreciation_share_method", "pro_rata_ltv"},
    {"contract.interest_compounding", "simple"},
    {"contract.return_cap_annual", "null"},
    {"contract.minimum_multiple", "null"},
    {"contract.non_recourse", "true"},
    {"price_path.model_type", "gbm"},
    {"price_path.cycle_amplitude", "0"},
    {"price_path.market_conditions_by_year", "[]"},
    {"interest_rate.model", "vasicek"},
    {"exit.timing_model", "hazard"},
    {"exit.vintage_multipliers", "[]"},
    {"exit.default_correlation.enabled", "true"},
    {"exit.recovery_model", "structural"},
    {"reinvestment.enabled", "false"},
    {"leverage.enabled", "false"},
    {"tranches.enabled", "false"},
    {"waterfall.waterfall_structure", "european"},
    {"waterfall.hurdle_type", "soft"},
    {"waterfall.preferred_return_compounding", "annual"},
    {"waterfall.catch_up_structure", "full"},
    {"waterfall.extra_tiers", "[]"},
    {"waterfall.distribution_frequency", "quarterly"},
    {"waterfall.distribution_lag_months", "0"},
    {"waterfall.distribution_policy", "available_cash"},
    {"waterfall.clawback_provision", "true"},
    {"waterfall.clawback_interim", "false"},
    {"waterfall.carry_escrow_rate", "0"},
    {"gp_entity.enabled", "true"},
    {"gp_entity.expenses", "[]"},
};

#define DECLARE(name, path) double name;

typedef struct {
  NUMBERS(DECLARE)
  int zones;
  double target[ZONES], ltv_shift[ZONES], growth[ZONES], volatility[ZONES], default_rate[ZONES];
  double correlation[ZONES][ZONES], season[12];
} Parameters;

static struct {
  char path[MAX_TEXT], value[MAX_TEXT];
} entries[MAX_ENTRIES];
static int entry_count;

static void fail(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
  exit(2);
}

static const char *find_text(const char *path) {
  for (int i = 0; i < entry_count; i++)
    if (strcmp(entries[i].path, path) == 0) return entries[i].value;
  return NULL;
}

static double number(const char *format, ...) {
  char path[MAX_TEXT], *end;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(path, sizeof path, format, arguments);
  va_end(arguments);
  const char *value = find_text(path);
  if (!value) fail("there is no parameter %s", path);
  double result = strtod(value, &end);
  if (end == value || *end != '\0') fail("%s is %s, not a number", path, value);
  return result;
}

static void read_entries(const char *file_name) {
  FILE *file = fopen(file_name, "r");
  if (!file) fail("cannot read %s", file_name);
  while (entry_count < MAX_ENTRIES &&
         fscanf(file, "%511s %511[^\n]", entries[entry_count].path, entries[entry_count].value) == 2)
    entry_count++;
  if (!feof(file)) fail("%s has a line that is not \"path value\", or too many", file_name);
  fclose(file);
}

static void read_zone(Parameters *p, int z, const char *zone) {
  p->target[z] = number("origination.zone_allocations.%s", zone);
  p->ltv_shift[z] = number("origination.ltv_zone_shift.%s", zone);
  p->growth[z] = number("price_path.appreciation_rates.%s", zone);
  p->volatility[z] = number("price_path.volatility.%s", zone);
  p->default_rate[z] = number("exit.default_rates.%s", zone);
  for (int i = 0; i <= z; i++)
    p->correlation[z][i] = p->correlation[i][z] = number("price_path.correlation_matrix[%d][%d]", z, i);
}

static void read_parameters(Parameters *p, const char *file_name) {
  read_entries(file_name);
  for (size_t i = 0; i < sizeof SETTINGS / sizeof SETTINGS[0]; i++) {
    const char *value = find_text(SETTINGS[i][0]);
    if (!value || strcmp(value, SETTINGS[i][1]) != 0)
      fail("%s is %s; this program computes %s only", SETTINGS[i][0], value ? value : "missing", SETTINGS[i][1]);
  }
#define READ(name, path) p->name = number(path);
  NUMBERS(READ)
  for (int i = 0; i < 12; i++) p->season[i] = number("exit.seasonality[%d]", i);
  for (p->zones = 0; p->zones < ZONES; p->zones++) {
    char path[32];
    snprintf(path, sizeof path, "zones[%d]", p->zones);
    const char *zone = find_text(path);
    if (!zone) break;
    read_zone(p, p->zones, zone);
  }
  if (12 * (p->fund_term + p->extension_years) >= MONTHS) fail("a fund has at most %d months", MONTHS - 1);
}

#endif
