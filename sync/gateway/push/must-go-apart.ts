/** Thrown out of a push of mutations that are carried out together: one of them must be undone alone, so none may stand yet. */
export class MustGoApart extends Error {
  override readonly name = 'MustGoApart';
}
