import { findPreset } from '../presets';
import { validateConfig } from './validate-config';

const base = findPreset('base')?.config;

describe('schema_version', () => {
  it('of this release is read', () => {
    expect(validateConfig(base).errors).toEqual([]);
  });

  it.each(['0.9.0', '1.0', '1.0.1', '2.0.0'])('%s is refused by name', (version) => {
    expect(validateConfig({ ...base, schema_version: version }).errors).toEqual([
      {
        pointer: '/schema_version',
        code: 'unknown_version',
        message: `schema_version ${JSON.stringify(version)} is not known to this release; it reads 1.0.0`,
      },
    ]);
  });

  it('is asked for when it is missing', () => {
    const { schema_version: _gone, ...rest } = base ?? {};
    expect(validateConfig(rest).errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/schema_version', 'required'],
    ]);
  });
});
