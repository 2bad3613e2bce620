import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMachine } from '../../electron/main/machine.ts'
import { type Kernel, storageOnLinux } from '../../electron/main/storage-linux.ts'
import { isInSyncFolder } from '../../electron/main/sync-folders.ts'

const MOUNTINFO = [
  '21 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw',
  '30 21 8:17 / /media/anna/STICK\\040ONE rw,nosuid shared:9 - vfat /dev/sdb1 rw',
  '31 21 0:50 / /mnt/share rw - cifs //server/share rw',
  '32 21 0:51 / /mnt/over-ssh rw - fuse.sshfs anna@host: rw',
  '33 21 179:1 / /mnt/card rw - exfat /dev/mmcblk0p1 rw',
  '34 21 253:0 / /mnt/sealed rw - ext4 /dev/mapper/sealed rw',
  '35 21 0:52 / /tmp rw - tmpfs tmpfs rw',
  '36 21 0:53 / /mnt/host rw - 9p drvfs rw',
].join('\n')

/** A kernel with a fixed disk sda, a USB stick sdb, a card mmcblk0 and a sealed volume on the stick. */
function testKernel(): Kernel {
  const sys = mkdtempSync(join(tmpdir(), 'strongroom-sys-'))
  const disk = (path: string, removable: string, part: string, number: string) => {
    mkdirSync(join(sys, path, part), { recursive: true })
    writeFileSync(join(sys, path, 'removable'), removable)
    symlinkSync(join(sys, path, part), join(sys, 'dev/block', number))
    symlinkSync(join(sys, path, part), join(sys, 'class/block', part))
  }
  mkdirSync(join(sys, 'dev/block'), { recursive: true })
  mkdirSync(join(sys, 'class/block'), { recursive: true })
  disk('devices/ata1/block/sda', '0\n', 'sda2', '8:2')
  disk('devices/usb2/2-1/block/sdb', '0\n', 'sdb1', '8:17')
  disk('devices/mmc_host/block/mmcblk0', '0\n', 'mmcblk0p1', '179:1')
  mkdirSync(join(sys, 'devices/mmc_host/block/mmcblk0/device'))
  writeFileSync(join(sys, 'devices/mmc_host/block/mmcblk0/device/type'), 'SD\n')
  disk('devices/virtual/block', '0\n', 'dm-0', '253:0')
  mkdirSync(join(sys, 'devices/virtual/block/dm-0/slaves'))
  writeFileSync(join(sys, 'devices/virtual/block/dm-0/slaves/sdb1'), '')
  return { mountinfo: MOUNTINFO, sys }
}

describe('the place of an archive on Linux', () => {
  test.each([
    ['a folder of the disk', '/home/anna/archive', 'fixed'],
    ['memory', '/tmp/archive', 'fixed'],
    ['MEDIA-7: a stick', '/media/anna/STICK ONE/archive', 'removable'],
    ['MEDIA-7: a memory card', '/mnt/card', 'removable'],
    ['MEDIA-7: a sealed volume on a stick', '/mnt/sealed/archive', 'removable'],
    ['MEDIA-8: a share', '/mnt/share/archive', 'network'],
    ['MEDIA-8: a folder over ssh', '/mnt/over-ssh', 'network'],
    ['MEDIA-8: a folder of the host', '/mnt/host/c', 'network'],
    ['a folder whose name only begins like a mount', '/mnt/sharedStuff', 'fixed'],
  ] as const)('%s is told apart', (_what, folder, kind) => {
    expect(storageOnLinux(folder, testKernel())).toBe(kind)
  })
})

describe('MEDIA-8: a folder that is copied elsewhere', () => {
  test.each([
    'C:\\Users\\anna\\OneDrive - Bureau\\archive',
    '/home/anna/Dropbox/archive',
    '/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/archive',
    '/Users/anna/Library/CloudStorage/GoogleDrive-a@b/My Drive',
    '/home/anna/Nextcloud/a',
    'D:\\我的坚果云\\档案',
    'D:\\Nutstore\\1\\档案',
    'D:\\BaiduSyncdisk\\档案',
    'D:\\百度网盘同步空间',
    'D:\\腾讯微云\\a',
    'D:\\WPS云盘\\a',
  ])('%s is known by a name on its path', (folder) => {
    expect(isInSyncFolder(folder)).toBe(true)
  })

  test.each(['/home/anna/dropbox-backup-notes', '/srv/档案库房', 'D:\\云南省\\档案'])(
    '%s is not taken for one',
    (folder) => {
      expect(isInSyncFolder(folder)).toBe(false)
    },
  )

  test('is known by what the service leaves at its top', () => {
    const folder = mkdtempSync(join(tmpdir(), 'strongroom-'))
    mkdirSync(join(folder, 'mine', 'archive'), { recursive: true })
    mkdirSync(join(folder, '.stfolder'))
    expect(createMachine().storageKind(join(folder, 'mine', 'archive', 'new'))).toBe('syncFolder')
  })

  test('is found behind a link', () => {
    const folder = mkdtempSync(join(tmpdir(), 'strongroom-'))
    mkdirSync(join(folder, 'Dropbox'))
    symlinkSync(join(folder, 'Dropbox'), join(folder, 'records'))
    expect(createMachine().storageKind(join(folder, 'records'))).toBe('syncFolder')
  })
})

describe('this machine', () => {
  test('keeps its boot id while it runs, and has a name', () => {
    const machine = createMachine()
    expect(machine.bootId()).toBe(createMachine().bootId())
    expect(machine.bootId()).not.toBe('')
    expect(machine.hostName()).not.toBe('')
  })

  test('judges a folder that is not there yet by the nearest one that is', () => {
    expect(createMachine().storageKind(join(tmpdir(), 'not', 'there', 'yet'))).toBe('fixed')
  })
})
