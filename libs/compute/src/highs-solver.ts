import type { OpenProgramme, Programme, ProgrammeSolution, ProgrammeSolver } from '@ihome/monte-carlo';
import loadHighs, { type Highs } from 'highs';

/** Loaded once a thread: WebAssembly, single-threaded, so equal calls give equal bits on any machine. */
let loading: Promise<ProgrammeSolver> | null = null;

/**
 * HiGHS as the solver of linear programmes. Its quadratic ones are not used: some with nearly equal columns did not end.
 *
 * Source: Huangfu and Hall, "Parallelizing the dual revised simplex method", Math. Prog. Comp. 10 (2018); https://highs.dev. Verified by
 * `optimal-mixes.spec.ts`.
 */
export function loadHighsSolver(): Promise<ProgrammeSolver> {
  loading ??= loadHighs().then((highs) => ({ open: (programme) => open(highs, programme) }));
  return loading;
}

/** No presolve: with it a changed programme is not solved from where it stood. The limit of iterations ends what would not end. */
const OPTIONS = {
  output_flag: false,
  presolve: 'off',
  simplex_iteration_limit: 100_000,
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
} as const;

function open(highs: Highs, { columns, rows }: Programme): OpenProgramme {
  const model = highs.createModel();
  const { modelStatus } = highs.constants;
  model.options.set(OPTIONS);
  columns.forEach(({ cost, lower, upper }, column) => {
    model.addVar(lower, upper);
    model.changeColCost(column, cost);
  });
  const addRow: OpenProgramme['addRow'] = ({ coefficients, lower, upper }) => {
    const entries = coefficients.flatMap((value, index) => (value === 0 ? [] : [{ value, index }]));
    model.addRow(lower, upper, {
      indices: entries.map(({ index }) => index),
      values: entries.map(({ value }) => value),
    });
  };
  rows.forEach(addRow);
  return {
    addRow,
    setColumnBounds: (column, { lower, upper }) => void model.changeColBounds(column, lower, upper),
    setRowBounds: (row, { lower, upper }) => void model.changeRowBounds(row, lower, upper),
    solve(): ProgrammeSolution {
      model.run();
      const status = model.getModelStatus();
      switch (status) {
        case modelStatus.optimal:
          return { status: 'optimal', values: Array.from(model.getSolution().colValue) };
        case modelStatus.infeasible:
          return { status: 'infeasible' };
        case modelStatus.unbounded:
          return { status: 'unbounded' };
        default:
          return { status: 'failed', reason: `status ${status}` };
      }
    },
    close: () => model.dispose(),
  };
}
