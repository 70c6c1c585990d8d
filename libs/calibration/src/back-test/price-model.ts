/** The models a calibration fits, by their names in `price_path.model_type`. */
export const PRICE_MODELS = ['gbm', 'momentum', 'regime_switching', 'historical_bootstrap'] as const;

/** One of `PRICE_MODELS`. */
export type PriceModel = (typeof PRICE_MODELS)[number];
