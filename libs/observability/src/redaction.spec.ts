import { redactSecrets } from './redaction';

describe('redactSecrets', () => {
  it.each([
    ['postgres://sim:hunter2@db:5432/sim', 'postgres://[redacted]@db:5432/sim'],
    ['redis://:hunter2@cache', 'redis://[redacted]@cache'],
    ['failed: Authorization: Bearer abcdef0123456789', 'failed: Authorization: Bearer [redacted]'],
    ['GET /b?X-Amz-Signature=0af1&x=1', 'GET /b?X-Amz-Signature=[redacted]&x=1'],
    ['S3_SECRET_ACCESS_KEY=hunter2 rest', 'S3_SECRET_ACCESS_KEY=[redacted] rest'],
    ['https://host/path with mail a@b.org', 'https://host/path with mail a@b.org'],
  ])('%s', (text, safe) => {
    expect(redactSecrets(text)).toBe(safe);
  });
});
