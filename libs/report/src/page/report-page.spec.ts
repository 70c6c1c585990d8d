import { REPORT_SECTIONS, type ReportSection, type SimulationConfig } from '@ihome/config';
import base from '../../../../schemas/presets/base.json';
import { reportPage } from './report-page';
import { sampleDocument } from './sample-document.fixture';

const showing = (...sections: ReportSection[]): SimulationConfig => ({
  ...(base as SimulationConfig),
  reporting: { ...(base as SimulationConfig).reporting, sections },
});
const sectionsOf = (text: string): string[] => [...text.matchAll(/<section id="(\w+)">/g)].map(([, id = '']) => id);

const page = (config: SimulationConfig = base as SimulationConfig) =>
  reportPage({
    title: 'Fees & "shares"',
    document: sampleDocument(config),
    resultDigest: 'd'.repeat(64),
    configHash: 'a'.repeat(64),
  });

describe('report page', () => {
  it('is one file that asks for nothing: no script, no address, no import', () => {
    expect(page()).not.toMatch(/<script|https?:\/\/|url\(|@import|<link|<img/i);
  });

  it('gives equal bytes for equal input', () => {
    expect(page()).toBe(page());
  });

  it('escapes names that the user chose', () => {
    expect(page()).not.toContain('<b>&');
    expect(page()).toContain('share multiplier 2 &lt;b&gt;&amp; &quot;more&quot;&lt;/b&gt;');
    expect(page()).toContain('<title>Fees &amp; &quot;shares&quot;</title>');
  });

  it('shows every mean with its error and every strategy with its paths', () => {
    expect(page()).toContain('9.40% <span class="se">± 0.02%</span>');
    expect(page().match(/10\u202f000/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('says what is undefined and what does not apply, never a made-up number', () => {
    expect(page()).toContain('3 no root, 2 total loss');
    expect(page()).toContain('not applicable');
    expect(page()).not.toMatch(/NaN|Infinity|undefined<|\[object/);
  });

  it('says how many paths were enough, where that was decided, and how estimates settled', () => {
    const text = page();
    expect(text).toContain(
      '10\u202f000 of 40\u202f000 paths of each strategy were run: the half-width of net_irr.mean at 95% is within 0.0004.',
    );
    expect(text).toContain('<td>5\u202f000</td><td>1 of 3</td><td>1</td><td>9.400%</td><td>0.055%</td>');
    expect(text.match(/class="slope"/g)).toHaveLength(4);
    expect(text.match(/class="reference-label"[^>]*>wanted</g)).toHaveLength(1);
    expect(text).toContain('title="3 paths beyond the VaR, 10 are needed for an interval"');
    const { stopping: _none, ...document } = sampleDocument(base as SimulationConfig);
    const title = 'All paths';
    const all = { title, document: { ...document, stopping: null }, resultDigest: 'd'.repeat(64), configHash: 'a' };
    expect(reportPage(all)).not.toContain('paths of each strategy were run');
  });

  it('names the fund and its group, where they are set', () => {
    const fund = { ...(base as SimulationConfig).fund, fund_id: 'EQU-<2>', fund_group: 'EQU' };
    expect(page({ ...(base as SimulationConfig), fund })).toContain(
      'fund <strong>EQU-&lt;2&gt;</strong> (group EQU) of ',
    );
    expect(page()).toContain(' · fund of ');
  });

  it('marks VaR and ES of net IRR at the highest level on the histogram, beside mean and hurdle', () => {
    const [chart = ''] = page().match(/<svg[^>]*aria-label="Net IRR".*?<\/svg>/) ?? [];
    const labels = [...chart.matchAll(/class="mark-label[^>]*>([^<]+)</g)].map(([, label]) => label);
    // The IRR shortfall of the sample has VaR 0.01 + 2.326·0.03 and ES 0.01 + 2.665·0.03; the hurdle is 8%.
    expect(labels).toEqual(['ES 99%: \u22120.99%', 'VaR 99%: 0.02%', 'mean 7.10%', 'hurdle 8.0%']);
  });

  it('shows tail risk at every level, probabilities and ratios with their intervals', () => {
    const text = page();
    expect(text).toContain('<td class="text">95%</td>');
    expect(text).toContain('29.0% to 31.0%');
    expect(text).toContain('1.10<br><span class="se">1.00 to 1.20</span>');
  });

  it('shows a stressed figure and how far it is from the base', () => {
    expect(page()).toContain('1.20%<br><span class="se">\u22125.90 pp ± 0.04 pp</span>');
  });

  it('leads with the answers: best strategy, who reaches the hurdle, frontier, guardrails', () => {
    const text = page();
    expect(text).toContain('Highest mean net IRR: <strong>9.40%');
    expect(text).toContain('1 of 3 strategies reach a mean net IRR at or above the hurdle');
    expect(text).toContain('2 strategies are not dominated: 0, 1.');
    expect(text).toContain('Error guardrails are breached by 1 of 3: 1.');
  });

  it('maps two axes at a time with what is held, and shows the indices of each parameter', () => {
    const text = page();
    expect(text).toContain('Held: property value discount rate 0.15. 9\u202f998 to 10\u202f000 paths a cell.');
    expect(text).toContain('With fees.management_fee_rate moves waterfall.carried_interest_rate.');
    expect(text.match(/class="heat-base"/g)).toHaveLength(2);
    expect(text).toContain('64 samples in 256 runs');
    expect(text).toContain('error of the paths at most 0.4% of the variance');
  });

  it('leaves out what was not asked for', () => {
    const document = sampleDocument(base as SimulationConfig);
    const analyses = { base: null, stress: [], sensitivity: [], indices: null, uncertainty: null };
    const text = reportPage({
      ...{ title: '', resultDigest: 'd'.repeat(64), configHash: 'a'.repeat(64) },
      document: { ...document, two_way: [], analyses },
    });
    expect(text).not.toMatch(/<h2>(Sensitivity|Stress|Two axes)/);
  });

  it('has every section under its name, in the order of the list', () => {
    expect(sectionsOf(page())).toEqual(REPORT_SECTIONS);
  });

  it.each(REPORT_SECTIONS)('shows %s alone, between headline and definitions', (section) => {
    const text = page(showing(section));
    expect(sectionsOf(text)).toEqual([section]);
    expect(text).toContain('<h2>Strategies</h2>');
    expect(text).toContain('<h2>Definitions</h2>');
    const heads = [...text.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, head]) => head);
    expect(heads).toHaveLength(3);
  });

  it('shows headline and definitions where no section is listed', () => {
    const text = page(showing());
    expect(sectionsOf(text)).toEqual([]);
    expect(text.match(/<h2>/g)).toHaveLength(2);
  });
});
