/* Parameters, and what follows from them once a strategy. */
#ifndef BASELINE_STRATEGY_H
#define BASELINE_STRATEGY_H

#include <stdbool.h>

#include "parameters.h"
#include "random.h"

/* Purposes of random numbers, §10. */
enum { MARKET = 1, SHORT_RATE, DEFAULT_COMMON, DEFAULT_ZONE, ORIGINATION, LIFE };

static Parameters p;
static uint32_t key[4];
static int horizon, window_start, window_end, term, min_holding;
static double cholesky[ZONES][ZONES], drift[ZONES], factor_scale, default_quantile[ZONES];
static double senior_factor[MONTHS], house_variance[MONTHS];

static double min(double a, double b) { return a < b ? a : b; }
static double max(double a, double b) { return a > b ? a : b; }

static void prepare(void) {
  key[0] = (uint32_t)fmod(p.seed, 4294967296.0);
  key[1] = (uint32_t)(p.seed / 4294967296.0);
  key[2] = 0x49484F4D;
  horizon = (int)(12 * (p.fund_term + p.extension_years));
  window_start = (int)p.deployment_start;
  window_end = window_start + (int)p.deployment_period;
  term = (int)(12 * p.contract_years + 0.5);
  min_holding = (int)p.min_holding;
  double sum = 0;
  for (int i = 0; i < p.zones; i++) {
    drift[i] = (log(1 + p.growth[i]) - p.volatility[i] * p.volatility[i] / 2) / 12;
    default_quantile[i] = normal_quantile(p.default_rate[i]);
    for (int j = 0; j < p.zones; j++) sum += p.correlation[i][j];
    for (int j = 0; j <= i; j++) {
      double rest = p.correlation[i][j];
      for (int k = 0; k < j; k++) rest -= cholesky[i][k] * cholesky[j][k];
      cholesky[i][j] = i == j ? sqrt(rest) : rest / cholesky[j][j];
    }
  }
  factor_scale = 1 / sqrt(sum);
  double k = p.senior_rate / 12, n = 12 * p.senior_years, whole = pow(1 + k, n), variance = 0;
  for (int a = 0; a < MONTHS; a++) {
    double t = a / 12.0, peak = -p.variance_linear / (2 * p.variance_quadratic);
    if (p.variance_quadratic < 0 && t > peak) t = peak;
    variance = max(variance, p.variance_linear * t + p.variance_quadratic * t * t);
    house_variance[a] = variance;
    senior_factor[a] = a >= n ? 0 : (whole - pow(1 + k, a)) / (whole - 1);
  }
}

#endif
