/** A row's key. Negative while the row was made offline and the server has not answered. */
export type RowId = number;

/** True for an id that this device made up and that no server knows. */
export function isTemporaryId(id: RowId): boolean {
  return id < 0;
}
