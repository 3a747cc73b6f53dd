import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { connectionOptions } from './connect.ts';
import { databaseErrno, explainDatabaseError, explainDeleteRefusal } from './errors.ts';

function databaseError(errno: number, sqlMessage: string): Error {
  return Object.assign(new Error(sqlMessage), { errno, sqlMessage, code: 'ER_SOMETHING' });
}

test('an address is taken apart, with special characters in it', () => {
  expect(connectionOptions('mysql://ann:p%40ss%2Fword@db.example:3307/hot%20gigs')).toMatchObject({
    host: 'db.example',
    port: 3307,
    user: 'ann',
    password: 'p@ss/word',
    database: 'hot gigs',
    timezone: 'Z',
    dateStrings: true,
  });
  expect(connectionOptions('mysql://root@[::1]/a')).toMatchObject({ host: '::1', port: 3306 });
  for (const wrong of ['', 'localhost', 'http://localhost/a', 'mysql://localhost', 'mysql://localhost/']) {
    expect(() => connectionOptions(wrong)).toThrow(AppError);
  }
});

test('an operating system number is not taken for the server saying something', () => {
  expect(databaseErrno(Object.assign(new Error('connect'), { errno: -111, code: 'ECONNREFUSED' }))).toBeNull();
  expect(databaseErrno(databaseError(1451, 'Cannot delete'))).toBe(1451);
});

test('errors say what to do, and what is no database error stays what it is', () => {
  const bug = new TypeError('x is not a function');
  expect(explainDatabaseError(bug, 'do it')).toBe(bug);
  expect(explainDatabaseError(databaseError(1419, 'You do not have the SUPER privilege'), 'create trigger')).toMatchObject({
    message: expect.stringContaining('SET GLOBAL log_bin_trust_function_creators = 1'),
  });
  expect(explainDatabaseError(databaseError(1142, 'ALTER command denied'), 'add column on jobs.x')).toMatchObject({
    message: expect.stringContaining('lacks a right that is needed to add column on jobs.x'),
  });
  expect(explainDatabaseError(databaseError(9999, 'something new'), 'add index on jobs.x')).toMatchObject({
    message: 'The database answered "something new" (9999) while trying to add index on jobs.x.',
  });
  expect(explainDatabaseError(Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST' }), 'go on')).toMatchObject({
    body: { code: 'central.PROTOCOL_CONNECTION_LOST', kind: 'unavailable' },
  });
});

test("a refused delete names the rows by their documented names, in MySQL's and MariaDB's spelling", () => {
  const mysql =
    'Cannot delete or update a parent row: a foreign key constraint fails (`hotgigs`.`emailTemplates`, CONSTRAINT `fk_emailTemplates_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE RESTRICT)';
  expect(explainDeleteRefusal(databaseError(1451, mysql))?.message).toBe(
    'This cannot be deleted: rows of emailTemplates still name the row of users in createdBy and must keep it. Deactivate the person instead, or first hand the work to somebody else.',
  );
  const other = mysql
    .replace('emailTemplates`, CONSTRAINT `fk_emailTemplates_userId', 'task_thing`, CONSTRAINT `fk')
    .replace('`users`', '`hotgigs`.`jobs`');
  expect(explainDeleteRefusal(databaseError(1451, other))?.message).toBe(
    'This cannot be deleted: rows of task_thing still name the row of jobs in userId and must keep it. First move or delete those rows.',
  );
  // All that a user hears who may not see the other table.
  expect(explainDeleteRefusal(databaseError(1217, 'Cannot delete or update a parent row: a foreign key constraint fails'))?.message).toBe(
    'This cannot be deleted: other rows still name it and must keep it.',
  );
});
