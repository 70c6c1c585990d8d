export type { JsonObject, JsonValue } from '@ihome/config';
