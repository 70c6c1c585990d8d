/** Postgres (sweeps and results) and the object store (path tables and bundles) behind the orchestration's ports. */
export { migrateDatabase } from './migrate-database';
export { PostgresSweepStore, type PostgresSweepStoreOptions } from './postgres-sweep-store';
export { FolderObjectStore, type FolderObjectStoreOptions } from './objects/folder-object-store';
export { openObjectStore, type ObjectStoreSource } from './objects/open-object-store';
export { S3ObjectStore, type S3ObjectStoreOptions } from './objects/s3-object-store';
export {
  OBJECT_ROUTE,
  verifyObjectUrl,
  type SignedObject,
  type SignedObjectRequest,
} from './objects/signed-object-url';
