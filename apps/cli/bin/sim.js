#!/usr/bin/env node
// The `sim` command: from the sources in a checkout (through ts-node), from JavaScript in a production build.
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

if (existsSync(join(__dirname, '../src/main.ts'))) {
  process.env.TS_NODE_PROJECT ??= join(__dirname, '../../../tsconfig.json');
  require('ts-node/register');
}
require('../src/main').main();
