import { replySource } from '../applications/index.ts'
import type { Files } from '../files/index.ts'
import { approvalSource, attachmentSource, itemSource, profileSource } from '../publications/index.ts'
import { searchSource as reports } from '../report/index.ts'
import type { Source } from '../search/index.ts'

/** Every slice that makes things public, for making the index again. */
export const searchSources = (files: Files): readonly Source[] => [
  reports,
  itemSource,
  attachmentSource(files),
  approvalSource,
  profileSource,
  replySource,
]
