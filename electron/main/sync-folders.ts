import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folders by whose name a service copies everything below it to a server of its own. */
const NAMES: readonly RegExp[] = [
  /^onedrive( - .+)?$/,
  /^dropbox( \(.+\))?$/,
  /^(我的)?坚果云$|^nutstore( files)?$/,
  /^百度网盘(同步空间)?$|^baidu ?sync ?disk$|^baidunetdisk(workspace)?$/,
  /^icloud ?drive$|^mobile documents$|^com~apple~clouddocs$|^cloudstorage$/,
  /^google ?drive$|^(my drive|我的云端硬盘)$/,
  /^nextcloud\d*$|^owncloud\d*$/,
  /^seafile$|^synology ?drive$|^cloudstation$/,
  /^box sync$|^pcloud ?drive$|^mega(sync)?( downloads)?$/,
  /^(腾讯)?微云(同步助手)?$|^weiyun$/,
  /^阿里云盘$|^(aliyun|a)drive$|^天翼云盘$|^ecloud$/,
  /^wps ?云(盘|文档)$|^wps ?drive$|^wps cloud files$/,
  /^亿方云$|^fangcloud$|^360(安全)?云盘$|^360yunpan$/,
]

/** What such services leave in the folder at the top. */
const MARKS = [
  '.dropbox',
  '.dropbox.cache',
  '.stfolder',
  '.nextcloudsync.log',
  '.owncloudsync.log',
  '.nutstore',
  '.sync',
]

/** Whether the folder lies in one that a service copies elsewhere (MEDIA-8): by a name on its path, or by a mark. */
export function isInSyncFolder(folder: string): boolean {
  if (folder.split(/[/\\]/).some(isServiceName)) return true
  for (let place = folder; ; place = dirname(place)) {
    if (MARKS.some((mark) => existsSync(join(place, mark)))) return true
    if (dirname(place) === place) return false
  }
}

const isServiceName = (segment: string) => {
  const name = segment.normalize('NFC').toLowerCase()
  return NAMES.some((pattern) => pattern.test(name))
}
