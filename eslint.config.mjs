// Flat configuration: house rules, module boundaries (design: arrows point one way), purity of the numerical libs.
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/** Who may import whom. The key may import every name in its list; nothing else. Kept in one place, read by people too. */
const ALLOWED = {
  config: [],
  engine: ['config'],
  risk: ['config', 'engine'],
  calibration: ['config', 'engine'],
  'monte-carlo': ['config', 'engine', 'risk'],
  'api-schema': ['config', 'engine', 'monte-carlo', 'risk'],
  orchestration: ['config', 'engine', 'risk', 'monte-carlo', 'api-schema'],
  observability: ['config', 'orchestration'],
  compute: ['config', 'engine', 'monte-carlo', 'orchestration'],
  persistence: ['config', 'orchestration', 'monte-carlo'],
  queue: ['config', 'orchestration'],
  report: ['config', 'engine', 'risk', 'monte-carlo', 'orchestration'],
  embedded: ['config'],
  testing: [
    'config',
    'engine',
    'risk',
    'monte-carlo',
    'api-schema',
    'orchestration',
    'persistence',
    'queue',
    'embedded',
  ],
};
const LIBS = Object.keys(ALLOWED).filter((name) => name !== 'testing' && name !== 'embedded');
/** `testing` is for specs everywhere; `embedded` for the command line and specs. */
const APPS = { api: LIBS, worker: LIBS, cli: [...LIBS, 'embedded'] };

const allow = (from, names) => ({
  from: { element: { type: from } },
  allow: { to: { element: { types: { anyOf: [from, ...names] } } } },
});
const policies = [
  ...Object.entries(ALLOWED).map(([name, names]) => allow(name, names)),
  ...Object.entries(APPS).map(([name, names]) => allow(name, names)),
  {
    from: { file: { categories: 'spec' } },
    allow: { to: { element: { types: { anyOf: [...Object.keys(ALLOWED), ...Object.keys(APPS)] } } } },
  },
];
const elements = [
  ...Object.keys(ALLOWED).map((name) => ({ type: name, pattern: `libs/${name}` })),
  ...Object.keys(APPS).map((name) => ({ type: name, pattern: `apps/${name}` })),
];

const SPECS = ['**/*.spec.ts', '**/*.fixture.ts', 'libs/testing/**/*.ts'];
const PURE = ['engine', 'monte-carlo', 'risk', 'calibration'].map((name) => `libs/${name}/src/**/*.ts`);
const PLATFORM_MATH =
  'exp expm1 log log1p log2 log10 pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh cbrt hypot random sumPrecise'.split(
    ' ',
  );
const IMPURE_GLOBALS =
  'process Date performance setTimeout setInterval setImmediate queueMicrotask fetch crypto console require Buffer navigator Intl Promise globalThis'.split(
    ' ',
  );

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'dist/**',
      '.sim/**',
      '.nx/**',
      'coverage/**',
      '**/generated/**',
      'libs/persistence/migrations/**',
      '**/*.js',
      '**/*.mjs',
    ],
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin, boundaries },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    settings: {
      'boundaries/elements': elements,
      'boundaries/files': [{ category: 'spec', pattern: ['**/*.spec.ts', '**/*.fixture.ts'] }],
      'import/resolver': { typescript: { project: './tsconfig.json' } },
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', policies }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@ihome/*/*'], message: 'Import a lib by its index: @ihome/<name>.' }] },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
    },
  },
  { files: ['apps/cli/**/*.ts', 'tools/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['tools/**/*.ts', 'bench/**/*.ts', '*.ts'], rules: { 'boundaries/dependencies': 'off' } },
  {
    files: PURE,
    ignores: SPECS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...IMPURE_GLOBALS.map((name) => ({
          name,
          message: 'Pure lib: no clock, environment, I/O or platform randomness.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        ...PLATFORM_MATH.map((property) => ({
          object: 'Math',
          property,
          message: 'Platform Math differs between V8 versions; use libs/engine/src/math.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
          message: '** differs between V8 versions; use powInt or pow.',
        },
        {
          selector: ':function[async=true], AwaitExpression, ImportExpression',
          message: 'Pure lib: synchronous only.',
        },
        {
          selector: 'ImportDeclaration[source.value=/^(node:|fs$|path$|os$|crypto$|worker_threads$|child_process$)/]',
          message: 'Pure lib: no node modules.',
        },
        {
          selector:
            'MemberExpression[property.name=/^(toLocaleString|localeCompare|toLocaleUpperCase|toLocaleLowerCase)$/]',
          message: 'Locale-dependent.',
        },
      ],
    },
  },
);
