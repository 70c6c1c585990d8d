/** Statistic of a variable over paths. */
export type Statistic =
  | { readonly kind: 'mean' }
  | { readonly kind: 'sd' }
  /** Share of the paths whose value is above `above`. */
  | { readonly kind: 'probability'; readonly above: number }
  | { readonly kind: 'quantile'; readonly p: number }
  | { readonly kind: 'shortfall'; readonly level: number };
