/** Calibration: price-path parameters out of index tables, with standard errors and a back-test. Pure; see `docs/model/calibration.md`. */
export { GROWTH_TREATMENTS, INTERVALS } from './back-test/back-test';
export type { GrowthTreatment, HorizonScore } from './back-test/back-test';
export { PRICE_MODELS } from './back-test/price-model';
export type { PriceModel } from './back-test/price-model';
export { calibrate } from './calibrate';
export type { CalibrationRequest } from './calibrate';
export type { CalibrationReport, Estimated, ZoneCalibration } from './calibration-report';
export { configurationFragment } from './fragment/configuration-fragment';
export type { IndexGap, IndexTable } from './index-table/index-table';
export { parseIndexTable } from './index-table/parse-index-table';
export { readZoneList } from './index-table/zone-request';
export type { ZoneColumn } from './index-table/zone-request';
