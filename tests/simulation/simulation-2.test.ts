import { testSeeds } from './seed-tests.ts';

testSeeds(2);
