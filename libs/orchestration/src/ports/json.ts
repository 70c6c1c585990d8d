/** A value that JSON can carry unchanged: finite numbers only, no undefined members. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [member: string]: JsonValue };

/** A JSON object. */
export type JsonObject = { readonly [member: string]: JsonValue };
