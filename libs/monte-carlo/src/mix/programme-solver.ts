/** A column of a programme: its cost and bounds; bounds may be infinite. */
export interface ProgrammeColumn {
  readonly cost: number;
  readonly lower: number;
  readonly upper: number;
}

/** lower ≤ Σ coefficients·x ≤ upper, a coefficient a column. */
export interface ProgrammeRow {
  readonly coefficients: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** min costᵀx over rows and bounds. */
export interface Programme {
  readonly columns: readonly ProgrammeColumn[];
  readonly rows: readonly ProgrammeRow[];
}

/** How a programme ends. */
export type ProgrammeSolution =
  | { readonly status: 'optimal'; readonly values: readonly number[] }
  | { readonly status: 'infeasible' | 'unbounded' }
  | { readonly status: 'failed'; readonly reason: string };

/** A programme that is solved, changed and solved again. */
export interface OpenProgramme {
  addRow(row: ProgrammeRow): void;
  setColumnBounds(column: number, bounds: Pick<ProgrammeColumn, 'lower' | 'upper'>): void;
  setRowBounds(row: number, bounds: Pick<ProgrammeRow, 'lower' | 'upper'>): void;
  solve(): ProgrammeSolution;
  /** Frees it. */
  close(): void;
}

/** Solves linear programmes; the same calls give the same answers on any machine. */
export interface ProgrammeSolver {
  open(programme: Programme): OpenProgramme;
}
