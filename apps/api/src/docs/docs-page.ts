import { createHash } from 'node:crypto';
import {
  OPERATION_NAMES,
  PROBLEM_CODES,
  PROBLEMS,
  operationOf,
  problemsOf,
  type OperationName,
  type OperationTag,
} from '@ihome/api-schema';

/** The documentation page: HTML that needs nothing else, and the hash its policy allows the style by. */
export interface DocsPage {
  readonly html: string;
  readonly styleHash: string;
}

const TAGS: readonly OperationTag[] = ['Sweeps', 'Results', 'Configuration', 'Operations'];

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6776; --line: #d9dee5; --paper: #fff; --tint: #f5f7fa; --get: #0b6e4f; --post: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa6b5; --line: #333c48; --paper: #14191f; --tint: #1c232b; --get: #4cc38a; --post: #6fb1ff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
p { margin: .4rem 0; } .soft { color: var(--soft); } a { color: var(--post); }
code { font: .9em ui-monospace, monospace; background: var(--tint); padding: .1em .3em; border-radius: 3px; }
section.operation { border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; margin: .7rem 0; }
section.operation h3 { margin: 0; font-size: 1rem; font-weight: 600; }
.method { display: inline-block; min-width: 3.4em; font: 600 .85em ui-monospace, monospace; } .get { color: var(--get); } .post { color: var(--post); }
table { border-collapse: collapse; width: 100%; font-size: .93em; } td, th { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); }
pre { background: var(--tint); padding: .8rem 1rem; border-radius: 8px; overflow-x: auto; font: .87em/1.5 ui-monospace, monospace; }
`;

const EXAMPLE = `curl -s http://127.0.0.1:8080/v1/sweeps \\
  -H 'Content-Type: application/json' -H 'Idempotency-Key: q3-first' \\
  -d '{ "preset": "base",
        "axes": [ { "parameter": "fees.management_fee_rate", "values": [0.015, 0.02] } ] }'`;

/** The page that documents the API; made from the same operations as the router and the OpenAPI document. */
export function docsPage(version: string): DocsPage {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>EQU IHOME simulation API</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>EQU IHOME simulation API</h1>
<p class="soft">Version ${escapeHtml(version)} · <a href="/openapi.json">openapi.json</a> · <a href="/v1/parameters">parameters</a> · <a href="/v1/presets">presets</a></p>
<p>Submit a sweep of fund strategies, follow it, and download a bundle with every figure. Bodies are JSON with snake_case members;
a figure that cannot be given is <code>{"status", "reason"}</code>. When the server has API keys, send yours as
<code>Authorization: Bearer KEY</code>. Errors are <code>application/problem+json</code> with one of the <a href="#problems">codes</a> below.</p>
<pre>${escapeHtml(EXAMPLE)}</pre>
${TAGS.map(tagSection).join('\n')}
<h2 id="problems">Problems</h2>
<table><tr><th>Code</th><th>Status</th><th>Meaning</th></tr>
${PROBLEM_CODES.map(problemRow).join('\n')}
</table>
</main>
</body>
</html>
`;
  return { html, styleHash: `sha256-${createHash('sha256').update(STYLE).digest('base64')}` };
}

function tagSection(tag: OperationTag): string {
  const names = OPERATION_NAMES.filter((name) => operationOf(name).tag === tag);
  return `<h2>${tag}</h2>\n${names.map(operationSection).join('\n')}`;
}

function operationSection(name: OperationName): string {
  const operation = operationOf(name);
  const codes = problemsOf(operation).map((code) => `<a href="#problem-${code}">${code}</a>`);
  const query = Object.keys(operation.query?.shape ?? {}).map((parameter) => `<code>${parameter}</code>`);
  return `<section class="operation" id="${name}">
<h3><span class="method ${operation.method}">${operation.method.toUpperCase()}</span> <code>${operation.path}</code></h3>
<p>${escapeHtml(operation.summary)}. ${escapeHtml(operation.description ?? '')}</p>
${query.length > 0 ? `<p class="soft">Query: ${query.join(' ')}</p>` : ''}
<p class="soft">${operation.answer.status} ${escapeHtml(operation.answer.description)} · problems: ${codes.join(', ')}</p>
</section>`;
}

function problemRow(code: (typeof PROBLEM_CODES)[number]): string {
  const { status, meaning } = PROBLEMS[code];
  return `<tr id="problem-${code}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(meaning)}</td></tr>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
