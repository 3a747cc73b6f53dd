import { join } from 'node:path';

export interface FlagChoices {
  folder: string;
  port: number;
  flavour: 'mariadb' | 'mysql';
  durable: boolean;
  bufferPoolMegabytes: number;
}

// MySQL 8's own default, stricter than MariaDB's: what passes here passes there.
const SQL_MODE = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/** The command line of a private server: nothing from the machine's configuration, loopback only, UTC, utf8mb4. */
export function serverFlags(choices: FlagChoices): string[] {
  return [
    '--no-defaults',
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    `--datadir=${join(choices.folder, 'data')}`,
    `--pid-file=${join(choices.folder, 'server.pid')}`,
    `--log-error=${join(choices.folder, 'server.log')}`,
    `--tmpdir=${join(choices.folder, 'temporary')}`,
    // Relative to the data folder: a socket path may have 107 bytes at most.
    '--socket=s',
    `--port=${choices.port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    `--sql-mode=${SQL_MODE}`,
    '--log-bin-trust-function-creators=1',
    '--max-connections=300',
    '--max-allowed-packet=64M',
    `--innodb-buffer-pool-size=${choices.bufferPoolMegabytes}M`,
    '--innodb-log-file-size=128M',
    '--performance-schema=OFF',
    '--skip-log-bin',
    ...(choices.flavour === 'mysql' ? ['--mysqlx=OFF'] : []),
    ...durabilityFlags(choices.durable),
  ];
}

function durabilityFlags(durable: boolean): string[] {
  return durable
    ? ['--innodb-flush-log-at-trx-commit=1']
    : ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--innodb-flush-method=nosync'];
}
