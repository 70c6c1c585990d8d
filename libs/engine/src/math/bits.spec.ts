import { createHash } from 'node:crypto';
import { exp, expm1 } from './exp';
import { log, log1p } from './log';
import { normalCdf, normalPdf } from './normal-cdf';
import { normalQuantile } from './normal-quantile';
import { pow, powInt } from './power';
import { bitText, spread } from './reference/accuracy';
import { sin } from './sine';

// Sameness, not correctness: these hashes move only with an engine version and a changelog line under Model.
describe('bits of the numerics', () => {
  it.each([
    ['exp', exp, -700, 700, '8dcd4add45a4b093'],
    ['expm1', expm1, -2, 2, 'a2606623bc8eda7f'],
    ['log', log, 0, 100, '79ffee70e07b5628'],
    ['log1p', log1p, -0.99, 3, 'a6b3f01a528d511b'],
    ['pow', (x: number) => pow(1.07, x), -100, 100, 'e3cb014fbc8733ee'],
    ['powInt', (x: number) => powInt(x, 120), 0.9, 1.1, '55c0b753397017e3'],
    ['sin', sin, -100, 100, 'e0f45b2fbdc49c10'],
    ['normalCdf', normalCdf, -12, 12, 'a00505b8a3213b25'],
    ['normalPdf', normalPdf, -12, 12, '01af165ffda77c15'],
    ['normalQuantile', normalQuantile, 0, 1, '1c9c0fb3a23ac51c'],
  ])('do not move: %s', (_, calculate, from, to, pin) => {
    const text = bitText(calculate, spread(from, to, 20000));
    expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe(pin);
  });
});
