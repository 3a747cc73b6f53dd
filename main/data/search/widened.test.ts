import { expect, test } from 'vitest';
import { openMemoryMirror } from '../../../db/mirror/mirror.ts';
import { migrate } from '../../../db/mirror/migrations.ts';
import { dropMirrorColumn, ofOlderVersion } from '../../../tests/support/former-version.ts';
import { SearchIndex } from './search-index.ts';

test('a mirror that got a column takes rows as before, and is searched again', () => {
  const database = openMemoryMirror().database();
  database.execute(
    `INSERT OR REPLACE INTO _fact VALUES ('complete', 'true'); INSERT INTO users (id, name) VALUES (1, 'Ann'); INSERT INTO candidates (id, userId) VALUES (7, 1)`,
  );
  const former = new SearchIndex(database);
  while (former.build(1_000));
  dropMirrorColumn(database.connection, 'candidates', 'bio');
  ofOlderVersion(database.connection);
  expect(() => {
    migrate(database);
    database.execute(`UPDATE users SET name = 'Anna' WHERE id = 1; UPDATE candidates SET title = 'Welder' WHERE id = 7`);
  }).not.toThrow();
  const index = new SearchIndex(database);
  while (index.build(1_000));
  expect(database.prepare('SELECT name, title FROM _search_doc').all()).toEqual([{ name: 'Anna', title: 'Welder' }]);
});
