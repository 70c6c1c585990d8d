import type { SimulationConfig } from '@ihome/config';
import base from '../../../../schemas/presets/base.json';
import { sampleDocument } from '../page/sample-document.fixture';
import { indicesCsv, twoWayCsv } from './analyses-csv';

const { analyses, two_way: twoWay } = sampleDocument(base as SimulationConfig);
const linesOf = (csv: string): string[] => csv.trimEnd().split('\r\n');

describe('tables of the analyses', () => {
  it('has a row a figure and parameter with both indices, empty where an end has no value', () => {
    if (analyses.indices === null) throw new Error('the sample has indices');
    const [header, , fee, ...others] = linesOf(indicesCsv(analyses.indices));
    expect(header).toBe(
      'figure,parameter,first,first_low,first_high,first_standard_error,total,total_low,total_high,total_standard_error,samples,error_share',
    );
    expect(fee).toBe('net_irr.mean,fees.management_fee_rate,0.22,,,,0.27,0.21000000000000002,0.33,0.03,64,0.004');
    expect(others).toHaveLength(2);
  });

  it('has a row a cell and figure with the values of both axes and what is held', () => {
    const lines = linesOf(twoWayCsv(twoWay));
    expect(lines[0]).toBe('x,x_value,y,y_value,held,strategy,figure,value,low,high,standard_error,paths');
    expect(lines).toHaveLength(1 + 5 * 2);
    expect(lines[1]).toBe(
      'contract.share_multiplier,1,fees.management_fee_rate & waterfall.carried_interest_rate,0.015,contract.property_value_discount_rate = 0.15,0,net_irr.mean,0.05,0.049,0.051000000000000004,0.0005,10000',
    );
    expect(lines.at(-1)).toContain('loss.es_95,,,,0.0005,9998');
  });
});
