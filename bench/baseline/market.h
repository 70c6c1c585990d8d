/* Market of a path: zone indices and short rate (§1), default hazards (§4). */
#ifndef BASELINE_MARKET_H
#define BASELINE_MARKET_H

#include "strategy.h"

#define YEARS (MONTHS / 12 + 1)

static uint32_t path;
static double h[ZONES][MONTHS], level[ZONES][MONTHS], factor[MONTHS], rate[MONTHS], default_hazard[ZONES][YEARS];

/* Normals of the periods 1 to n. */
static void draw_normals(uint32_t purpose, uint32_t entity, int n, double *normals) {
  for (int i = 0; i < n; i += 4) {
    Block block = threefry(key, path, purpose, entity, (uint32_t)i / 4);
    for (int lane = 0; lane < 4 && i + lane < n; lane++)
      normals[i + lane + 1] = normal_quantile(uniform(block.word[lane]));
  }
}

static void draw_market(void) {
  static double e[ZONES][MONTHS + 3];
  double step = sqrt(1.0 / 12);
  for (int z = 0; z < p.zones; z++) {
    draw_normals(MARKET, z, horizon, e[z]);
    h[z][0] = 0;
    level[z][0] = 1;
  }
  for (int m = 1; m <= horizon; m++) {
    double sum = 0;
    for (int z = 0; z < p.zones; z++) {
      double shock = 0;
      for (int j = 0; j <= z; j++) shock += cholesky[z][j] * e[j][m];
      h[z][m] = h[z][m - 1] + drift[z] + p.volatility[z] * step * shock;
      level[z][m] = exp(h[z][m]);
      sum += shock;
    }
    factor[m] = sum * factor_scale;
  }
}

static void draw_rate(void) {
  static double normals[MONTHS + 3];
  double a = p.rate_reversion, decay = exp(-a / 12);
  double scale = p.rate_volatility * (a > 0 ? sqrt((1 - exp(-a / 6)) / (2 * a)) : sqrt(1.0 / 12));
  double own = sqrt(1 - p.rate_correlation * p.rate_correlation);
  draw_normals(SHORT_RATE, 0, horizon, normals);
  rate[0] = p.rate_initial;
  for (int m = 1; m <= horizon; m++) {
    double shock = p.rate_correlation * factor[m] + own * normals[m];
    rate[m] = p.rate_mean + (rate[m - 1] - p.rate_mean) * decay + scale * shock;
  }
}

static void draw_default_hazards(void) {
  static double common_normals[YEARS + 4], zone_normals[ZONES][YEARS + 4];
  double c = p.price_default, cross = sqrt(p.cross_zone), same = sqrt(p.same_zone - p.cross_zone);
  draw_normals(DEFAULT_COMMON, 0, horizon / 12, common_normals);
  for (int z = 0; z < p.zones; z++) draw_normals(DEFAULT_ZONE, z, horizon / 12, zone_normals[z]);
  for (int y = 1; y <= horizon / 12; y++) {
    double prices = 0;
    for (int m = 12 * y - 11; m <= 12 * y; m++) prices += factor[m] / sqrt(12);
    double common = c * prices + sqrt(1 - c * c) * common_normals[y];
    for (int z = 0; z < p.zones; z++) {
      double shock = cross * common + same * zone_normals[z][y];
      double pd = normal_cdf((default_quantile[z] - shock) / sqrt(1 - p.same_zone));
      default_hazard[z][y] = p.default_rate[z] > 0 ? -log(1 - min(pd, 1 - 1e-12)) : 0;
    }
  }
}

#endif
