import { expect, test } from 'vitest'
import { isMobile, normaliseMobile } from './mobile.ts'

test.each([
  '15628888261',
  '+86 156 2888 8261',
  '0086-156-2888-8261',
  '１５６２８８８８２６１',
  '19900000000',
  '13000000000',
])('QUAL-2: %s is a mobile number', (raw) => expect(isMobile(normaliseMobile(raw))).toBe(true))
test.each([
  '',
  '1280000',
  '12800000000',
  '1562888826',
  '156288882611',
  '25628888261',
  '021-58881234',
  '1562888826a',
  '8615628888261',
])('QUAL-2: %j is none', (raw) => expect(isMobile(normaliseMobile(raw))).toBe(false))
