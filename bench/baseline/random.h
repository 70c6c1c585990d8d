/* Random numbers and the normal distribution, from the sections 10 and 2 of the model. */
#ifndef BASELINE_RANDOM_H
#define BASELINE_RANDOM_H

#include <math.h>
#include <stdint.h>

typedef struct {
  uint32_t word[4];
} Block;

static uint32_t rotate(uint32_t x, int bits) { return (x << bits) | (x >> (32 - bits)); }

/* Threefry4x32-20 (Salmon, Moraes, Dror, Shaw 2011). */
static Block threefry(const uint32_t key[4], uint32_t path, uint32_t purpose, uint32_t entity, uint32_t draw) {
  static const int rotations[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5}, {6, 20}, {17, 11}, {25, 10}, {18, 20}};
  const uint32_t schedule[5] = {key[0], key[1], key[2], key[3], 0x1BD11BDA ^ key[0] ^ key[1] ^ key[2] ^ key[3]};
  uint32_t a = path + schedule[0], b = purpose + schedule[1], c = entity + schedule[2], d = draw + schedule[3];
  for (int round = 0; round < 20; round++) {
    const int *bits = rotations[round % 8];
    if (round % 2 == 0) {
      a += b;
      b = rotate(b, bits[0]) ^ a;
      c += d;
      d = rotate(d, bits[1]) ^ c;
    } else {
      a += d;
      d = rotate(d, bits[0]) ^ a;
      c += b;
      b = rotate(b, bits[1]) ^ c;
    }
    if (round % 4 == 3) {
      uint32_t s = (uint32_t)(round / 4 + 1);
      a += schedule[s % 5];
      b += schedule[(s + 1) % 5];
      c += schedule[(s + 2) % 5];
      d += schedule[(s + 3) % 5] + s;
    }
  }
  return (Block){{a, b, c, d}};
}

static double uniform(uint32_t word) { return (word + 0.5) * 0x1p-32; }

static double normal_cdf(double x) { return 0.5 * erfc(-x * M_SQRT1_2); }

/* Inverse of the normal distribution, algorithm AS 241 (Wichura 1988), about 16 digits. */
static double normal_quantile(double p) {
  double q = p - 0.5;
  if (fabs(q) <= 0.425) {
    double r = 0.180625 - q * q;
    return q *
           (((((((r * 2509.0809287301226727 + 33430.575583588128105) * r + 67265.770927008700853) * r +
                45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r +
             133.14166789178437745) * r + 3.387132872796366608) /
           (((((((r * 5226.495278852854561 + 28729.085735721942674) * r + 39307.89580009271061) * r +
                21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r +
             42.313330701600911252) * r + 1.0);
  }
  double r = sqrt(-log(q < 0 ? p : 1 - p)), x;
  if (r <= 5) {
    r -= 1.6;
    x = (((((((r * 7.7454501427834140764e-4 + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
             1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r +
          4.6303378461565452959) * r + 1.42343711074968357734) /
        (((((((r * 1.05075007164441684324e-9 + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
             0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r +
          2.05319162663775882187) * r + 1.0);
  } else {
    r -= 5;
    x = (((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
             0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r +
          5.4637849111641143699) * r + 6.6579046435011037772) /
        (((((((r * 2.04426310338993978564e-15 + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
             7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r +
          0.59983220655588793769) * r + 1.0);
  }
  return q < 0 ? -x : x;
}

#endif
