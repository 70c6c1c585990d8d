/** Source of new identifiers. */
export interface IdGenerator {
  /** A new UUIDv7 in its text form; ids made later sort after ids made earlier by the same process. */
  uuid(): string;
}
