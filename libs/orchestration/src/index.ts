export * from './ports';
export * from './settings';
export * from './sweep-state';
