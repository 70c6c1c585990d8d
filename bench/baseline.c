/*
 * The model at the preset bench-400 as a plain C program, written from the text of the model: oracle and yardstick of the engine.
 * bench/baseline.slow.spec.ts holds every figure of a path against the engine's; `npm run bench -- baseline` compares speeds.
 *
 *   baseline PARAMETERS FIRST PATHS           "<processor seconds of the paths> <sum of all their figures>"
 *   baseline PARAMETERS FIRST PATHS figures   a line of names, then the figures of each path in a line
 *
 * Build: cc -std=gnu11 -O3 -ffp-contract=off -o baseline baseline.c -lm. Sections (§) are those of the model.
 */
#include <time.h>

#include "baseline/fund.h"
#include "baseline/rates.h"

#define FIGURES 128

/* Figures of a path, §8, in the order in which they are put. */
static Figure figures[FIGURES];
static const char *names[FIGURES];
static int figure_count;

static void put_figure(const char *name, Figure figure) {
  names[figure_count] = name;
  figures[figure_count++] = figure;
}

static void put(const char *name, double value) { put_figure(name, (Figure){value, DEFINED}); }

static void put_if(bool applies, const char *name, double value) {
  put_figure(name, applies ? (Figure){value, DEFINED} : (Figure){NAN, NOT_APPLICABLE});
}

static void put_not_applicable(const char *name) { put_if(false, name, NAN); }

static void simulate(uint32_t number_of_path) {
  path = number_of_path;
  loan_count = 0;
  memset(held, 0, sizeof held);
  memset(position_value, 0, sizeof position_value);
  memset(proceeds, 0, sizeof proceeds);
  memset(cost_of_exits, 0, sizeof cost_of_exits);
  memset(exits, 0, sizeof exits);
  memset(receipts, 0, sizeof receipts);
  fees = servicing = expenses = yields = payable = carry = clawback = owed_to_lp = 0;
  insolvent = false;
  draw_market();
  draw_rate();
  draw_default_hazards();
  run_fund();
  run_waterfall();
}

static void put_rates(const double *lp_calls) {
  static double gp_calls[MONTHS], advanced[MONTHS], repaid[MONTHS];
  for (int m = 0; m <= horizon; m++) {
    gp_calls[m] = p.gp_commitment * calls[m];
    advanced[m] = repaid[m] = 0;
  }
  for (int i = 0; i < loan_count; i++) {
    advanced[loans[i].month] += loans[i].advance;
    repaid[loans[i].cash_month] += loans[i].paid;
  }
  put_figure("net_irr", rate_of_return(lp_calls, lp_cash, final_month));
  put_not_applicable("net_irr_first_closing");
  put_not_applicable("net_irr_last_closing");
  put_figure("gp_irr", rate_of_return(gp_calls, gp_cash, final_month));
  put_figure("fund_irr", rate_of_return(calls, distributions, final_month));
  put_figure("gross_irr", rate_of_return(advanced, repaid, horizon));
}

static void put_lp_cash(const double *lp_calls) {
  double paid_in = 0, received = 0, npv = 0, pme_paid = 0, pme_received = 0, low = 0, sum = 0, repaid = 0, advanced = 0;
  int low_month = 0, payback = -1;
  for (int m = 0; m <= final_month; m++) {
    paid_in += lp_calls[m];
    received += lp_cash[m];
    npv += (lp_cash[m] - lp_calls[m]) * pow(1 + p.discount_rate, -m / 12.0);
    pme_paid += lp_calls[m] * pow(1 + p.benchmark, -m / 12.0);
    pme_received += lp_cash[m] * pow(1 + p.benchmark, -m / 12.0);
    sum += lp_cash[m] - lp_calls[m];
    if (sum < low) low = sum, low_month = m;
    if (paid_in > 0 && sum >= 0 && payback < 0) payback = m;
  }
  for (int i = 0; i < loan_count; i++) {
    advanced += loans[i].advance;
    repaid += loans[i].paid;
  }
  bool any = paid_in > 0;
  Figure excess = figures[0];
  excess.value -= p.benchmark;
  put_if(any, "tvpi", received / paid_in);
  put_not_applicable("tvpi_first_closing");
  put_not_applicable("tvpi_last_closing");
  put_if(any, "dpi", received / paid_in);
  put_if(any, "rvpi", max(nav[final_month], 0) * (1 - p.gp_commitment) / paid_in);
  put_if(loan_count > 0, "gross_moic", repaid / advanced);
  put_if(any, "npv", npv);
  put_if(any, "ks_pme", pme_received / pme_paid);
  put_figure("excess_return", excess);
  put_if(payback >= 0, "payback_month", payback);
  put_if(any, "j_curve_low", low);
  put_if(any, "j_curve_month", low_month);
}

static void put_positions(void) {
  double advanced = 0, years = 0, defaulted = 0, losses = 0, recovered = 0, claims = 0;
  int defaults = 0;
  for (int i = 0; i < loan_count; i++) {
    const Loan *loan = &loans[i];
    advanced += loan->advance;
    years += loan->advance * (loan->cash_month - loan->month) / 12;
    losses += max(loan->advance - loan->paid, 0);
    if (loan->cause != DEFAULT) continue;
    defaults++;
    defaulted += loan->advance;
    recovered += loan->paid;
    claims += loan->claim;
  }
  bool any = loan_count > 0;
  put_if(any, "wal", years / advanced);
  put_if(any, "default_rate", defaulted / advanced);
  put_if(any, "default_rate_count", (double)defaults / loan_count);
  put_if(any, "loss_rate", losses / advanced);
  put_if(claims > 0, "recovery_rate", recovered / claims);
}

static void put_fund(void) {
  double liquidity = INFINITY, called = 0, distributed = 0, peak = 0, drawdown = 0, drag = 0, advanced = 0;
  int with_nav = 0;
  for (int m = 0; m <= final_month; m++) {
    called += calls[m];
    distributed += distributions[m];
    peak = max(peak, nav[m] + distributed);
    if (peak > 0) drawdown = max(drawdown, (peak - nav[m] - distributed) / peak);
    if (m == final_month || nav[m] <= 1e-12 * p.fund_size) continue;
    drag += cash[m] / nav[m];
    with_nav++;
    if (m >= window_end && m <= 12 * p.fund_term) liquidity = min(liquidity, (cash[m] + p.fund_size - called) / nav[m]);
  }
  for (int i = 0; i < loan_count; i++) advanced += loans[i].advance;
  put_if(liquidity < INFINITY, "liquidity", liquidity);
  put_not_applicable("peak_leverage");
  put_not_applicable("min_coverage");
  put_if(peak > 0, "max_drawdown", drawdown);
  put("carry", carry);
  put("clawback", clawback);
  put("management_fees", fees);
  put("origination_fees", p.origination_fee * advanced);
  put("expenses", expenses);
  put("reinvested_amount", 0);
  put_if(with_nav > 0, "cash_drag", drag / with_nav);
  put_if(called > 0, "hurdle_cleared", owed_to_lp <= 1e-9 * called ? 1 : 0);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void put_concentration_and_costs(void) {
  static double costs[LOANS];
  double by_zone[ZONES] = {0}, advanced = 0, herfindahl = 0, largest = 0, cltv = 0, sum = 0;
  int bound = 0, n = 0;
  for (int i = 0; i < loan_count; i++) {
    const Loan *loan = &loans[i];
    by_zone[loan->zone] += loan->advance;
    advanced += loan->advance;
    largest = max(largest, loan->advance);
    cltv += (loan->advance + loan->senior) / loan->value;
    bound += loan->equity_binds;
    if (loan->cause == DEFAULT || loan->cause == FUND_END) continue;
    costs[n] = pow(loan->paid / loan->advance, 12.0 / (loan->exit_month - loan->month)) - 1;
    sum += costs[n++];
  }
  for (int z = 0; z < p.zones; z++) herfindahl += by_zone[z] / advanced * (by_zone[z] / advanced);
  qsort(costs, (size_t)n, sizeof *costs, ascending);
  double place = 0.95 * (n - 1);
  int below = (int)place, above = below + 1 < n ? below + 1 : below;
  bool any = loan_count > 0;
  put_if(any, "herfindahl_zone", herfindahl);
  put_not_applicable("herfindahl_suburb");
  put_not_applicable("largest_suburb");
  put_if(any, "largest_loan", largest / p.fund_size);
  put_if(any, "stressed_ltv", cltv / loan_count / 0.8);
  put_if(any, "share_cap", 0);
  put_if(any, "share_floor", 0);
  put_if(any, "share_non_recourse", (double)bound / loan_count);
  put_if(n > 0, "homeowner_cost_mean", sum / n);
  put_if(n > 0, "homeowner_cost_p95", n > 0 ? costs[below] + (place - below) * (costs[above] - costs[below]) : 0);
  put("insolvent", insolvent ? 1 : 0);
  put("positions", loan_count);
}

static void put_bridge(void) {
  double gross = 0, interest = 0, gains = 0, losses = 0, called = 0, distributed = 0, paid_in = 0, received = 0;
  for (int i = 0; i < loan_count; i++) {
    double profit = loans[i].paid - loans[i].advance;
    gross += profit;
    gains += max(profit, 0);
    interest += min(loans[i].interest, max(profit, 0));
    losses += max(-profit, 0);
  }
  for (int m = 0; m <= final_month; m++) {
    called += calls[m];
    distributed += distributions[m];
    paid_in += (1 - p.gp_commitment) * calls[m];
    received += lp_cash[m];
  }
  put("bridge_gross", gross);
  put("bridge_interest", interest);
  put("bridge_appreciation", gains - interest);
  put("bridge_losses", -losses);
  put("bridge_fee_income", 0);
  put("bridge_leverage", 0);
  put("bridge_fees", -(fees + servicing));
  put("bridge_expenses", -expenses);
  put("bridge_idle_cash", yields);
  put("bridge_unpaid", payable);
  put("bridge_carry", -carry);
  put("bridge_gp_commitment", -p.gp_commitment * (distributed - called));
  put("bridge_net", received - paid_in);
}

static void put_gp_entity(void) {
  double money = p.gp_cash, lowest = money, income = 0, costs = 0, dividends = 0, net_of_year = 0, terminal = 0;
  int even_from = -1;
  for (int m = 0; m <= final_month; m++) {
    double net = gp_income[m] - gp_costs[m];
    income += gp_income[m];
    costs += gp_costs[m];
    money += net;
    net_of_year += net;
    if ((m > 0 && m % 12 == 0) || m == final_month) {
      double dividend = max(min(p.gp_payout * net_of_year, money), 0);
      money -= dividend;
      dividends += dividend;
      net_of_year = 0;
    }
    lowest = min(lowest, money);
    if (income < costs) even_from = -1;
    else if (even_from < 0) even_from = m;
  }
  for (int z = 0; z < p.zones; z++) terminal += p.target[z] * level[z][horizon];
  put("gp_fee_income", income);
  put("gp_expenses", costs);
  put("gp_dividends", dividends);
  put("gp_lowest_cash", lowest);
  put_if(even_from >= 0, "gp_break_even_month", even_from);
  put("gp_profit", income - costs + carry);
  put("terminal_index", terminal);
}

static void put_zone_multiples(void) {
  static char zone_names[ZONES][24];
  double advanced[ZONES] = {0}, paid[ZONES] = {0};
  for (int i = 0; i < loan_count; i++) {
    advanced[loans[i].zone] += loans[i].advance;
    paid[loans[i].zone] += loans[i].paid;
  }
  for (int z = 0; z < p.zones; z++) {
    if (zone_names[z][0] == 0) snprintf(zone_names[z], sizeof zone_names[z], "zone_multiple_%d", z);
    put_if(advanced[z] > 0, zone_names[z], paid[z] / advanced[z]);
  }
}

static void measure(void) {
  static double lp_calls[MONTHS];
  for (int m = 0; m <= final_month; m++) lp_calls[m] = (1 - p.gp_commitment) * calls[m];
  figure_count = 0;
  put_rates(lp_calls);
  put_lp_cash(lp_calls);
  put_positions();
  put_fund();
  put_concentration_and_costs();
  put_bridge();
  put_gp_entity();
  put_zone_multiples();
}

static void print_figures(bool with_names) {
  static const char *const statuses[] = {"", "no_sign_change", "multiple_roots", "no_root", "not_applicable", "total_loss"};
  for (int i = 0; with_names && i < figure_count; i++) printf("%s%c", names[i], i + 1 < figure_count ? ' ' : '\n');
  for (int i = 0; i < figure_count; i++) {
    if (figures[i].status == DEFINED) printf("%.17g", figures[i].value);
    else printf("%s", statuses[figures[i].status]);
    putchar(i + 1 < figure_count ? ' ' : '\n');
  }
}

int main(int count, char **words) {
  if (count < 4) fail("usage: baseline PARAMETERS FIRST PATHS [figures]");
  bool prints = count > 4 && strcmp(words[4], "figures") == 0;
  uint32_t first = (uint32_t)strtoul(words[2], NULL, 10), paths = (uint32_t)strtoul(words[3], NULL, 10);
  double sum = 0;
  read_parameters(&p, words[1]);
  prepare();
  clock_t start = clock();
  for (uint32_t i = 0; i < paths; i++) {
    simulate(first + i);
    measure();
    for (int k = 0; k < figure_count; k++) sum += figures[k].status == DEFINED ? figures[k].value : 0;
    if (prints) print_figures(i == 0);
  }
  if (!prints) printf("%.6f %.17g\n", (double)(clock() - start) / CLOCKS_PER_SEC, sum);
  return 0;
}
