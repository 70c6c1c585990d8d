/* Internal rate of return, §8: all roots by bracketing, sign changes counted, each found by Brent's method. */
#ifndef BASELINE_RATES_H
#define BASELINE_RATES_H

#include <float.h>
#include <math.h>
#include <stdbool.h>

enum { DEFINED, NO_SIGN_CHANGE, MULTIPLE_ROOTS, NO_ROOT, NOT_APPLICABLE, TOTAL_LOSS };

typedef struct {
  double value;
  int status;
} Figure;

/* Value of the flows of months 0 to n at a monthly discount factor. */
static double present_value(const double *flows, int n, double factor) {
  double sum = 0;
  for (int m = n; m >= 0; m--) sum = sum * factor + flows[m];
  return sum;
}

/* Brent (1973), zeroin: a root between a and b, where the present values differ in sign. */
static double root_between(const double *flows, int n, double a, double b) {
  double fa = present_value(flows, n, a), fb = present_value(flows, n, b), c = a, fc = fa, d = b - a, e = d;
  for (int i = 0; i < 200 && fb != 0; i++) {
    if ((fb > 0) == (fc > 0)) c = a, fc = fa, d = e = b - a;
    if (fabs(fc) < fabs(fb)) a = b, b = c, c = a, fa = fb, fb = fc, fc = fa;
    double tolerance = 2 * DBL_EPSILON * fabs(b), middle = (c - b) / 2;
    if (fabs(middle) <= tolerance) break;
    if (fabs(e) < tolerance || fabs(fa) <= fabs(fb)) {
      d = e = middle;
    } else {
      double s = fb / fa, numerator, denominator;
      if (a == c) {
        numerator = 2 * middle * s;
        denominator = 1 - s;
      } else {
        double q = fa / fc, r = fb / fc;
        numerator = s * (2 * middle * q * (q - r) - (b - a) * (r - 1));
        denominator = (q - 1) * (r - 1) * (s - 1);
      }
      if (numerator > 0) denominator = -denominator;
      numerator = fabs(numerator);
      if (2 * numerator < fmin(3 * middle * denominator - fabs(tolerance * denominator), fabs(e * denominator)))
        e = d, d = numerator / denominator;
      else
        d = e = middle;
    }
    a = b;
    fa = fb;
    b += fabs(d) > tolerance ? d : middle > 0 ? tolerance : -tolerance;
    fb = present_value(flows, n, b);
  }
  return b;
}

/* Flows received less flows paid, both not negative, by month. */
static Figure rate_of_return(const double *paid, const double *received, int n) {
  static double flows[MONTHS];
  double all_paid = 0, all_received = 0, last = 0;
  int changes = 0, roots = 0;
  for (int m = 0; m <= n; m++) {
    all_paid += paid[m];
    all_received += received[m];
    flows[m] = received[m] - paid[m];
    if (flows[m] == 0) continue;
    if (last != 0 && (flows[m] > 0) != (last > 0)) changes++;
    last = flows[m];
  }
  if (all_paid == 0) return (Figure){NAN, NOT_APPLICABLE};
  if (all_received == 0) return (Figure){-1, TOTAL_LOSS};
  if (changes == 0) return (Figure){NAN, NO_SIGN_CHANGE};
  /* Annual rates above -0.9999 and below 10. With one change of sign there is one root at most. */
  double low = pow(11, -1.0 / 12), high = pow(0.0001, -1.0 / 12), found = NAN;
  int cells = changes == 1 ? 1 : 500;
  double step = pow(high / low, 1.0 / cells), left = low, f_left = present_value(flows, n, low);
  for (int i = 0; i < cells; i++) {
    double right = left * step, f_right = present_value(flows, n, right);
    if ((f_left > 0) != (f_right > 0)) {
      found = root_between(flows, n, left, right);
      roots++;
    }
    left = right;
    f_left = f_right;
  }
  if (roots == 0) return (Figure){NAN, NO_ROOT};
  if (roots > 1) return (Figure){NAN, MULTIPLE_ROOTS};
  return (Figure){pow(found, -12) - 1, DEFINED};
}

#endif
