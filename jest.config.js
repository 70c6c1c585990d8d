/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools', '<rootDir>/bench'],
  testMatch: ['**/*.spec.ts'],
  // For what hangs, not for what is slow: servers of integration tests start late on a busy machine.
  testTimeout: 60_000,
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // ESM-only packages are transformed; everything else in node_modules is left alone.
  transformIgnorePatterns: [
    '/node_modules/(?!(canonicalize|uuid|pure-rand|hyparquet|hyparquet-writer|hyparquet-compressors)/)',
  ],
  // A test's global scope is slow to look into, and loops of the engine and of statistics look up Math: several times faster.
  sandboxInjectedGlobals: ['Math'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.sim'],
};
