export type { Manifest } from './manifest.ts'
export { checkBackup, type Restored, restoreBackup } from './restore.ts'
export { type Backup, writeBackup } from './write.ts'
