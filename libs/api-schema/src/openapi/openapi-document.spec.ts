import { SIMULATION_ERROR_CODES } from '@ihome/config';
import { PROBLEM_CODES, PROBLEMS } from '../problem/problem-codes';
import { problem, problemOf } from '../problem/problem';
import { openApiDocument, problemsOf } from './openapi-document';
import { OPERATION_NAMES, operationOf } from './operations';

const document = openApiDocument('1.2.3');
const text = JSON.stringify(document);

describe('openApiDocument', () => {
  it('holds every operation under its own id', () => {
    const ids = Object.values(document.paths ?? {}).flatMap((item) =>
      [item.get, item.post].flatMap((operation) => (operation === undefined ? [] : [operation.operationId])),
    );
    expect(ids.sort()).toEqual([...OPERATION_NAMES].sort());
  });

  it('resolves every reference', () => {
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((name) => document.components?.schemas?.[name ?? ''] === undefined)).toEqual([]);
  });

  it('documents every code of the platform, and each operation the codes it may answer', () => {
    expect(PROBLEM_CODES).toEqual(expect.arrayContaining([...SIMULATION_ERROR_CODES]));
    expect(PROBLEM_CODES.filter((code) => !text.includes(`\`${code}\` ${PROBLEMS[code].status}:`))).toEqual([]);
    for (const name of OPERATION_NAMES) {
      const operation = operationOf(name);
      const responses = document.paths?.[operation.path]?.[operation.method]?.responses ?? {};
      const statuses = problemsOf(operation).map((code) => String(PROBLEMS[code].status));
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(statuses));
    }
  });
});

describe('problemOf', () => {
  it('bounds the errors and fits its schema', () => {
    const errors = Array.from({ length: 300 }, (_, index) => ({
      pointer: `/${index}`,
      code: 'required',
      message: 'm',
    }));
    const body = problemOf('validation_failed', { detail: 'd', requestId: 'r', errors });
    expect(body.errors).toHaveLength(100);
    expect(problem.parse(body)).toEqual(body);
    expect(problemOf('not_found', { detail: 'd', requestId: 'r' })).not.toHaveProperty('errors');
  });
});
