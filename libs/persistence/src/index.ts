/** Postgres (sweeps and results) and the object store (path tables and bundles) behind the orchestration's ports. */
export { migrateDatabase } from './migrate-database';
export { PostgresSweepStore, type PostgresSweepStoreOptions } from './postgres-sweep-store';
