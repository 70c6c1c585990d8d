/* Positions of a path: origination (§2), exits and recovery (§4), the contract (§3). */
#ifndef BASELINE_LOANS_H
#define BASELINE_LOANS_H

#include "market.h"

#define LOANS 20000

enum { SALE, REFINANCE, DEFAULT, LIFE_EVENT, MATURITY_REPAID, EXTENDED_REPAID, FUND_END };

typedef struct {
  double advance, ltv, value, senior, annual_interest, share, interest, claim, paid;
  int zone, month, exit_month, cash_month, cause;
  bool equity_binds;
} Loan;

static Loan loans[LOANS];
static int loan_count;

/* Advances of live positions by zone, and what the positions bring to each month. */
static double held[ZONES], position_value[MONTHS], proceeds[MONTHS], cost_of_exits[ZONES][MONTHS];
static int exits[MONTHS], receipts[MONTHS];

static double truncated_normal(double u, double mean, double sd, double low, double high) {
  if (sd == 0) return min(max(mean, low), high);
  double from = normal_cdf((low - mean) / sd), to = normal_cdf((high - mean) / sd);
  return mean + sd * normal_quantile(from + u * (to - from));
}

static int choose_zone(double precise, double weighted, double advance) {
  double total = 0, weight[ZONES], sum = 0;
  bool drifted = false;
  int zone = 0;
  for (int z = 0; z < p.zones; z++) total += held[z];
  if (precise < p.precision) {
    double largest = -INFINITY;
    for (int z = 0; z < p.zones; z++) {
      double shortfall = p.target[z] * (total + advance) - held[z];
      if (shortfall > largest) largest = shortfall, zone = z;
    }
    return zone;
  }
  for (int z = 0; z < p.zones; z++)
    if (total > 0 && fabs(held[z] / total - p.target[z]) > p.drift_threshold) drifted = true;
  for (int z = 0; z < p.zones; z++) {
    weight[z] = drifted ? max(p.target[z] + p.rebalancing * (p.target[z] - held[z] / total), 0) : p.target[z];
    sum += weight[z];
  }
  double rest = weighted * sum;
  while (zone < p.zones - 1 && rest >= weight[zone]) rest -= weight[zone++];
  return zone;
}

static void draw_loan(Loan *loan, int number, int month) {
  Block terms = threefry(key, path, ORIGINATION, number, 0), place = threefry(key, path, ORIGINATION, number, 1);
  double u = uniform(terms.word[0]);
  loan->month = month;
  loan->advance = truncated_normal(u, p.size_mean, p.size_sd, p.size_min, p.size_max);
  loan->zone = choose_zone(uniform(terms.word[3]), uniform(place.word[0]), loan->advance);
  double mean_ltv = p.ltv_mean + p.ltv_shift[loan->zone];
  loan->ltv = truncated_normal(uniform(terms.word[1]), mean_ltv, p.ltv_sd, p.ltv_min, p.ltv_max);
  loan->value = loan->advance / loan->ltv;
  loan->share = min(max(loan->ltv * p.share_multiplier, p.min_share), p.max_share);
  loan->annual_interest = loan->advance * max(p.interest + p.interest_slope * (loan->ltv - p.interest_reference), 0);
  double room = p.max_cltv - loan->ltv;
  loan->senior = 0;
  if (room > 0)
    loan->senior = loan->value * truncated_normal(uniform(terms.word[2]), p.senior_mean, p.senior_sd, 0, room);
}

static double bounded_exp(double x) { return exp(min(max(x, -5), 5)); }

/* Finds exit month and cause. */
static void draw_exit(Loan *loan, Block life) {
  const double *index = level[loan->zone], *log_index = h[loan->zone];
  double threshold = -log(uniform(life.word[0])), cumulative = 0;
  double start = index[loan->month];
  int last_age = term;
  bool extended = false;
  for (int a = 1; loan->month + a <= horizon; a++) {
    int m = loan->month + a;
    if (a >= min_holding) {
      double gain = index[m - 1] / start;
      double ramp = p.ramp_months > 0 ? min(a / p.ramp_months, 1) : 1;
      double sale = p.sale_hazard * bounded_exp(p.sale_beta * (gain - 1)) * p.season[(m - 1) % 12];
      double refinance = p.refinance_hazard * bounded_exp(p.refinance_beta * (rate[loan->month] - rate[m - 1]));
      double cltv = (loan->advance + loan->senior * senior_factor[a - 1]) / (loan->value * gain);
      double stress = cltv > p.default_threshold ? bounded_exp(p.default_beta * (cltv - p.default_threshold)) : 1;
      double defaults = default_hazard[loan->zone][(m - 1) / 12 + 1] * stress;
      if (m >= 14 && log_index[m - 1] < log_index[m - 13]) defaults *= p.recession_multiplier;
      double all = sale + refinance + defaults + p.life_event_hazard;
      cumulative += ramp * all / 12;
      if (cumulative >= threshold) {
        double u = uniform(life.word[1]) * all;
        loan->exit_month = m;
        loan->cause = u < sale                          ? SALE
                      : u < sale + refinance            ? REFINANCE
                      : u < sale + refinance + defaults ? DEFAULT
                                                        : LIFE_EVENT;
        return;
      }
    }
    if (a < last_age) continue;
    double u = uniform(life.word[2]);
    loan->exit_month = m;
    loan->cause = extended ? EXTENDED_REPAID : u < p.maturity_default ? DEFAULT : MATURITY_REPAID;
    if (extended || u <= 1 - p.extension_probability) return;
    extended = true;
    last_age += (int)p.extension_months;
    loan->cause = EXTENDED_REPAID;
    if (last_age == a) return;
  }
  loan->exit_month = horizon;
  loan->cause = FUND_END;
}

/* --- Contract, §3, and recovery, §4 --------------------------------------------------------------------------- */

static double claim_of(const Loan *loan, double interest, double value) {
  double change = value - loan->value * (1 - p.value_discount);
  double shared = loan->share * (change > 0 ? change : p.depreciation_share * change);
  return max(loan->advance + interest + shared, 0);
}

static double equity(const Loan *loan, int age, double value) {
  return max(value * (1 - p.sale_cost) - loan->senior * senior_factor[age], 0);
}

/* Claim, cash and its month. */
static void settle(Loan *loan, Block life, Block house) {
  int age = loan->exit_month - loan->month;
  double v = house_variance[age], s = p.appraisal_noise;
  double diffusion = sqrt(v) * normal_quantile(uniform(house.word[0])) - v / 2;
  double noise = sqrt(2) * s * normal_quantile(uniform(house.word[1])) - s * s;
  const double *log_index = h[loan->zone];
  double value = loan->value * exp(log_index[loan->exit_month] - log_index[loan->month] + diffusion + noise);
  double shortfall = uniform(life.word[3]) < p.maintenance_probability ? p.maintenance_shortfall : 0;
  loan->interest = loan->annual_interest * age / 12;
  loan->claim = claim_of(loan, loan->interest, value * (1 - shortfall + shortfall * p.maintenance_recovered));
  value *= 1 - shortfall;
  loan->cash_month = loan->exit_month;
  loan->equity_binds = false;
  if (loan->cause == DEFAULT) {
    double senior = loan->senior * senior_factor[age];
    double carrying = p.carrying_cost * value * p.foreclosure_months / 12;
    double recovered = value * (1 - p.distress) * (1 - p.foreclosure_cost) - senior - carrying;
    loan->paid = min(loan->claim, max(recovered, 0));
    loan->cash_month = (int)min(loan->exit_month + p.foreclosure_months, horizon);
    return;
  }
  loan->paid = min(loan->claim, equity(loan, age, value));
  loan->equity_binds = loan->paid < loan->claim;
  if (loan->cause == FUND_END) loan->paid *= 1 - p.fund_end_discount;
}

/* What a position adds to the months of the fund until it is paid, §6. */
static void add_to_months(const Loan *loan) {
  const double *index = level[loan->zone];
  double scale = loan->value / index[loan->month];
  for (int m = loan->month; m < loan->exit_month; m++) {
    int age = m - loan->month;
    double value = scale * index[m];
    position_value[m] += min(claim_of(loan, loan->annual_interest * age / 12, value), equity(loan, age, value));
  }
  for (int m = loan->exit_month; m < loan->cash_month; m++) position_value[m] += loan->paid;
  proceeds[loan->cash_month] += loan->paid;
  cost_of_exits[loan->zone][loan->exit_month] += loan->advance;
  exits[loan->exit_month]++;
  receipts[loan->cash_month]++;
}

#endif
