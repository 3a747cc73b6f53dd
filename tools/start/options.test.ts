import { expect, test } from 'vitest';
import { parseStartOptions } from './options.ts';

test('no option is the demo as it is', () => {
  expect(parseStartOptions([])).toEqual({ connect: undefined, size: undefined, reset: false, gatewayPort: undefined, databasePort: undefined });
});

test('reads every option', () => {
  expect(parseStartOptions(['--size', 'large', '--reset', '--port', '4000', '--database-port=4001'])).toMatchObject({
    size: 'large',
    reset: true,
    gatewayPort: 4000,
    databasePort: 4001,
  });
  expect(parseStartOptions(['--connect', 'https://gateway.example/'])).toMatchObject({ connect: 'https://gateway.example' });
  expect(parseStartOptions(['--connect', 'http://127.0.0.1:9000'])).toMatchObject({ connect: 'http://127.0.0.1:9000' });
});

test.each([
  ['an unknown option', ['--sise', 'small']],
  ['a stray word', ['small']],
  ['an unknown size', ['--size', 'huge']],
  ['a missing value', ['--size']],
  ['a port that is none', ['--port', '70000']],
  ['a gateway without TLS', ['--connect', 'http://gateway.example']],
  ['a gateway that is no address', ['--connect', 'gateway']],
  ['a real gateway with demo options', ['--connect', 'https://gateway.example', '--reset']],
])('%s is refused with the usage', (_what, args) => {
  expect(() => parseStartOptions(args)).toThrow(expect.objectContaining({ code: 'bad_arguments', remedy: expect.stringContaining('npm start') }));
});
