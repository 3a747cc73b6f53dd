/** MySQL's error numbers that the model raises, by the names the driver gives them. */
export const ERROR_NUMBERS = {
  ER_BAD_NULL_ERROR: 1048,
  ER_DUP_ENTRY: 1062,
  ER_PARSE_ERROR: 1064,
  ER_LOCK_WAIT_TIMEOUT: 1205,
  ER_LOCK_DEADLOCK: 1213,
  WARN_DATA_TRUNCATED: 1265,
  ER_NO_DEFAULT_FOR_FIELD: 1364,
  ER_DATA_TOO_LONG: 1406,
  ER_TABLE_DEF_CHANGED: 1412,
  ER_ROW_IS_REFERENCED_2: 1451,
  ER_NO_REFERENCED_ROW_2: 1452,
  ER_CANT_CHANGE_TX_CHARACTERISTICS: 1568,
  ER_TRUNCATE_ILLEGAL_FK: 1701,
} as const;

export type ErrorCode = keyof typeof ERROR_NUMBERS;

/** An error as mysql2 reports one of the server's. */
export class ModelError extends Error {
  override readonly name = 'Error';
  readonly code: ErrorCode;
  readonly errno: number;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
    this.errno = ERROR_NUMBERS[code];
  }
}

/** The connection is gone; nobody knows what became of the statement that ran on it. */
export class ConnectionLost extends Error {
  override readonly name = 'Error';
  readonly code: 'PROTOCOL_CONNECTION_LOST' | 'ECONNREFUSED';
  readonly fatal = true;

  constructor(code: 'PROTOCOL_CONNECTION_LOST' | 'ECONNREFUSED' = 'PROTOCOL_CONNECTION_LOST') {
    super('Connection lost: The server closed the connection.');
    this.code = code;
  }
}

/** The model was asked for something it does not model: a bug of the model, never an answer to the gateway. */
export class NotModelled extends Error {
  override readonly name = 'NotModelled';
}
