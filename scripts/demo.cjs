/** `npm run demo`: walks through everything the program can do, without a display, and leaves what it saw in `demo-out/`. */
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { build } = require('./launch/build.cjs')
const place = require('./launch/place.cjs')
const { stayWith } = require('./launch/run.cjs')
const { ready } = require('./setup.cjs')

const tour = join(place.root, 'scripts', 'demo', 'tour.ts')
if (existsSync(tour) && ready() && build()) stayWith(place.node, [tour])
else process.exitCode = 1
