import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_SECTIONS, type SimulationConfig } from '@ihome/config';
import { PATH_METRICS } from '@ihome/engine';
import base from '../../../../schemas/presets/base.json';
import { DEFINITION_TEXTS } from './definition-texts';
import { definitionList, figureTerms, metricTerm, term, type Term } from './definitions';
import { reportPage } from './report-page';
import { sampleDocument } from './sample-document.fixture';
import { SECTION_TERMS } from './section-terms';

const document = sampleDocument(base as SimulationConfig);
const page = reportPage({ title: '', document, resultDigest: 'd'.repeat(64), configHash: 'a'.repeat(64) });
const linksOf = (markup: string): string[] => [...markup.matchAll(/href="#([^"]+)"/g)].map(([, anchor = '']) => anchor);
const anchorsOf = (markup: string): string[] => [...markup.matchAll(/ id="([^"]+)"/g)].map(([, anchor = '']) => anchor);
const sectionOf = (name: string): string =>
  page.split(`<section id="${name}">`)[1]?.split(/<section id="|<h2>Definitions/)[0] ?? '';
const everyText = definitionList([...Object.keys(DEFINITION_TEXTS)].map((id) => term(id as Term)).join(''));

describe('definitions', () => {
  it('stand behind every link of the page, once each, and none without a link', () => {
    const defined = anchorsOf(page).filter((anchor) => anchor.startsWith('def-'));
    expect(defined.length).toBeGreaterThan(50);
    expect(new Set(defined).size).toBe(defined.length);
    expect(new Set(linksOf(page))).toEqual(new Set(defined));
  });

  it.each(REPORT_SECTIONS)('are one click away in %s: under its heading, what it shows', (name) => {
    const section = sectionOf(name);
    expect(section).toMatch(/^<h2>[^]*?<\/h2><p class="terms">Definitions: <a /);
    const links = linksOf(section);
    expect(links).toEqual(expect.arrayContaining(linksOf(SECTION_TERMS[name](document).join(''))));
    expect(new Set(links).size).toBeGreaterThanOrEqual(3);
  });

  it('name the figures in the heads of the tables', () => {
    const heads = (name: string): string => [...sectionOf(name).matchAll(/<th[^>]*>.*?<\/th>/g)].join('');
    expect(linksOf(heads('stress'))).toEqual(['def-metric-net_irr', 'def-es']);
    expect(linksOf(heads('uncertainty'))).toContain('def-parameter_part');
    expect(linksOf(heads('convergence'))).toEqual(expect.arrayContaining(['def-p_loss', 'def-var', 'def-es']));
    expect(linksOf(page.split('<h2>Strategies</h2>')[1]?.split('</thead>')[0] ?? '')).toContain('def-p_hurdle');
  });

  it('know every path metric and every figure that an axis of the frontier may be', () => {
    const variables = PATH_METRICS.map(({ name }) => name);
    const events = ['loss', 'clear_hurdle', 'goal_irr', 'goal_multiple'].map((event) => `${event}.probability`);
    const figures = [...variables.flatMap((name) => [name, `${name}.mean`, `${name}.sd`, `${name}.median`]), ...events];
    const all = [...figures, 'loss.mean', 'loss.var_99', 'loss.es_99_5', 'irr_shortfall.es_95', 'hurdle_cleared.mean'];
    for (const name of all) {
      const links = linksOf(metricTerm(name));
      expect([name, links.length, figureTerms(name).length]).toEqual([name, 1, expect.any(Number)]);
      expect([name, definitionList(metricTerm(name))]).toEqual([name, expect.stringContaining(`id="${links[0]}"`)]);
    }
    expect(figureTerms('net_irr.median').flatMap(linksOf)).toEqual(['def-metric-net_irr', 'def-quantile']);
    expect(figureTerms('loss.es_99').flatMap(linksOf)).toEqual(['def-es', 'def-loss']);
    expect(metricTerm('no_such.<figure>')).not.toContain('href');
  });

  it('name a page of docs/model that exists', () => {
    const pages = [...everyText.matchAll(/docs\/model\/([\w-]+\.md)/g)].map(([, file = '']) => file);
    expect(pages).toHaveLength(Object.keys(DEFINITION_TEXTS).length);
    const missing = pages.filter((file) => !existsSync(join(__dirname, '../../../../docs/model', file)));
    expect(missing).toEqual([]);
  });

  it('says of every estimate over paths how many they are or how its interval is made', () => {
    const estimates = [
      'mean',
      'quantile',
      'var',
      'es',
      'p_loss',
      'paired_difference',
      'pearson',
      'first_index',
    ] as const;
    const silent = estimates.filter(
      (id) => !/\bN\b/.test(DEFINITION_TEXTS[id].text) || !/[Ii]nterval/.test(DEFINITION_TEXTS[id].text),
    );
    expect(silent).toEqual([]);
  });
});
