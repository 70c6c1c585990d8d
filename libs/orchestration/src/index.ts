export * from './ports';
export * from './sweep-state';
