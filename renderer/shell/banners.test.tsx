// @vitest-environment jsdom
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fillDiskUnder } from '../../test/support/full-disk.ts'
import { testProgram } from '../../test/support/program.ts'
import { openRoom } from '../../test/support/room.tsx'

test.runIf(process.platform === 'linux')(
  'AUD-1: a head that the disk does not take is said on every screen, until it is written',
  async () => {
    const program = testProgram()
    const { t } = await openRoom(program)
    const vault = program.host.session()?.vaults.first.id
    const makeRoom = fillDiskUnder(realpathSync(join(program.archive, `v-${vault}.head`)))
    await program.api.arrangement.addFonds({ number: 'J020', name: '江汉二厂' })
    expect(await screen.findByText(t('shell.head.title'))).toBeDefined()
    makeRoom()
    await program.api.arrangement.addFonds({ number: 'J021', name: '江汉三厂' })
    await waitFor(() => expect(screen.queryByText(t('shell.head.title'))).toBeNull())
  },
)
