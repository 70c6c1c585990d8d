import { strategyName } from './strategy-name';

describe('strategyName', () => {
  it('joins the last words of what differs with their values', () => {
    const parameters = { 'origination.avg_loan_ltv': 0.3, 'waterfall.carried_interest_rate': 0.2 };
    expect(strategyName(parameters, 'Base')).toBe('avg_loan_ltv 0.3, carried_interest_rate 0.2');
  });

  it('takes more words where the last are the same', () => {
    const parameters = { 'price_path.volatility.red': 0.1, 'exit.default_rates.red': 0.02 };
    expect(strategyName(parameters, 'Base')).toBe('volatility.red 0.1, default_rates.red 0.02');
  });

  it('has the configuration’s name without parameters, and its own when set', () => {
    expect(strategyName({}, 'Base')).toBe('Base');
    expect(strategyName({ name: 'Mine', 'fund.fund_term': 8 }, 'Base')).toBe('Mine');
  });

  it('shortens fractions, not whole numbers', () => {
    expect(strategyName({ 'a.b': 0.123456789, 'a.c': 123456789 }, '')).toBe('b 0.123457, c 123456789');
  });

  it('writes words, switches and lists, and ends a long one', () => {
    expect(strategyName({ 'a.kind': 'gbm', 'a.on': true, 'a.cap': null, 'a.list': [1, 2] }, '')).toBe(
      'kind gbm, on true, cap null, list [1,2]',
    );
    expect(strategyName({ 'a.b': 'x'.repeat(300) }, '')).toHaveLength(120);
  });
});
