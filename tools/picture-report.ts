/**
 * `npm run picture -- REPORT [PNG]`: draws the first page of a report as the picture that the README shows. Needs a Chromium on
 * PATH; nothing else in the repository does.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from '@ihome/embedded';
import { chromium } from 'playwright-core';

const VIEWPORT = { width: 1200, height: 1960 };

async function main([report, picture = 'docs/report.png']: readonly string[]): Promise<void> {
  if (report === undefined) throw new Error('name a report.html');
  const executablePath = findProgram(['chromium', 'google-chrome'], process.env['PATH'] ?? '');
  if (executablePath === undefined) throw new Error('no Chromium on PATH');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light' });
    await page.goto(pathToFileURL(resolve(report)).href);
    await page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

void main(process.argv.slice(2));
