/* The fund of a path: its months (§5, §6), then waterfall and clawback (§7). */
#ifndef BASELINE_FUND_H
#define BASELINE_FUND_H

#include "loans.h"

static double calls[MONTHS], distributions[MONTHS], cash[MONTHS], nav[MONTHS], lp_cash[MONTHS], gp_cash[MONTHS];
static double gp_income[MONTHS], gp_costs[MONTHS];
static double fees, servicing, expenses, yields, payable, carry, clawback, owed_to_lp;
static int final_month;
static bool insolvent;

/* Buys while the programme is behind and the next advance can be paid; the sum of the advances. */
static double buy(int m, double payable_at_most) {
  static double advanced;
  double bought = 0;
  if (m == 0) advanced = 0;
  if (m < window_start || m >= window_end) return 0;
  double target = p.target_deployment * p.fund_size * (m + 1 - window_start) / (window_end - window_start);
  while (advanced < target && loan_count < LOANS) {
    Loan *loan = &loans[loan_count];
    draw_loan(loan, loan_count, m);
    if (bought + loan->advance > payable_at_most) break;
    Block life = threefry(key, path, LIFE, loan_count, 0), house = threefry(key, path, LIFE, loan_count, 1);
    draw_exit(loan, life);
    settle(loan, life, house);
    add_to_months(loan);
    held[loan->zone] += loan->advance;
    advanced += loan->advance;
    bought += loan->advance;
    loan_count++;
  }
  return bought;
}

static void run_fund(void) {
  double money = 0, uncalled = p.fund_size, unspent = 0;
  int live = 0, paid_positions = 0;
  for (int m = 0; m <= horizon; m++) {
    int opening_live = live, known = loan_count;
    double opening_cost = 0, due = payable, fee = 0;
    double yield = money * p.cash_yield / 12;
    yields += yield;
    money += yield + proceeds[m];
    for (int z = 0; z < p.zones; z++) {
      opening_cost += held[z];
      held[z] -= cost_of_exits[z][m];
    }
    live -= exits[m];
    paid_positions += receipts[m];
    bool is_final = m == horizon || (m >= window_end && paid_positions == loan_count);
    if (!is_final && m % 3 == 0) fee = p.fee_rate * p.fund_size / 4 * (m / 12 + 1 >= p.step_down_year ? p.step_down : 1);
    double service = 0, cost = m == 0 ? p.formation : 0;
    if (!is_final && m > 0) {
      service = p.servicing / 12 * opening_cost;
      cost = p.expense_rate / 12 * p.fund_size + p.fixed_expenses / 12 * pow(1 + p.expense_growth, (m - 1) / 12);
    }
    fees += fee;
    servicing += service;
    expenses += cost;
    due += fee + service + cost;
    double bought = buy(m, money + uncalled - due);
    live += loan_count - known;
    double need = due + bought, call = min(uncalled, max(need - money, 0));
    double paid = min(need, money + call);
    uncalled -= call;
    money += call - paid;
    unspent = max(unspent + call - paid, 0);
    payable = need - paid;
    if (payable > 1e-12 * p.fund_size) insolvent = true;
    double out = is_final ? money : 0;
    if (!is_final && m > 0 && m % 3 == 0) {
      out = max(money - p.reserve * p.fund_size, 0);
      if (m < window_end) out = min(out, max(money - unspent, 0));
    }
    money -= out;
    calls[m] = call;
    distributions[m] = out;
    cash[m] = money;
    nav[m] = (is_final ? 0 : position_value[m]) + money - payable;
    gp_income[m] = fee + p.origination_fee * bought;
    gp_costs[m] = m == 0 ? 0
                         : p.gp_expenses / 12 * pow(1 + p.gp_growth, (m - 1) / 12) + p.gp_per_position / 12 * opening_live;
    final_month = m;
    if (is_final) break;
  }
}

static void run_waterfall(void) {
  double capital = 0, pref = 0, pref_paid = 0, caught_up = 0, paid_in = 0, received = 0;
  double growth = pow(1 + p.hurdle, 1.0 / 12), q = p.carry_rate, lp_part = 1 - p.gp_commitment;
  for (int m = 0; m <= final_month; m++) {
    pref = (capital + pref) * growth - capital;
    capital += lp_part * calls[m];
    paid_in += lp_part * calls[m];
    double rest = lp_part * distributions[m], lp, gp;
    double returned = min(rest, capital);
    capital -= returned;
    rest -= returned;
    double preferred = min(rest, pref);
    pref -= preferred;
    pref_paid += preferred;
    rest -= preferred;
    gp = min(rest, q * pref_paid / (1 - q) - caught_up);
    caught_up += gp;
    rest -= gp;
    gp += q * rest;
    lp = returned + preferred + (1 - q) * rest;
    lp_cash[m] = lp;
    gp_cash[m] = p.gp_commitment * distributions[m] + gp;
    carry += gp;
    received += lp;
  }
  double profit = max(received + carry - paid_in, 0), all_pref = pref_paid + pref;
  double entitled = min(q * profit, max(profit - all_pref, 0));
  owed_to_lp = capital + pref;
  clawback = min(max(carry - entitled, owed_to_lp), (1 - p.clawback_tax) * carry);
  if (clawback < 1e-11 * (paid_in + received)) clawback = 0;
  owed_to_lp = max(owed_to_lp - clawback, 0);
  lp_cash[final_month] += clawback;
  gp_cash[final_month] -= clawback;
  carry -= clawback;
}

#endif
