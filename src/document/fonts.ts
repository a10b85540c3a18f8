import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { BadInput } from '../errors.ts'

/**
 * Fonts for PDF, by path. The faces of the standard (方正小标宋, 仿宋_GB2312) may not be shipped: an installed 仿宋 or Fandol is
 * taken, then 宋体, then Noto CJK, then Noto Serif SC from npm (optional dependency).
 */

/** Where systems and TeX keep their fonts. A fixed list: nothing is searched through. */
export const usualFolders: readonly string[] = [
  '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol',
  '/usr/share/texmf-dist/fonts/opentype/public/fandol',
  '/usr/share/fonts/opentype/fandol',
  '/usr/share/fonts/fandol',
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/noto-cjk',
  '/usr/share/fonts/google-noto-serif-cjk-fonts',
  '/usr/share/fonts/truetype/lxgw-wenkai',
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
  'C:\\Windows\\Fonts',
  '/Library/Fonts',
  join(homedir(), 'Library/Fonts'),
  '/System/Library/Fonts',
  '/System/Library/Fonts/Supplemental',
]

type Face = { file: string; family: string; weight?: number }

const notoSerif: Face = { file: 'NotoSerifCJK-Regular.ttc', family: 'Noto Serif CJK SC' }
const notoSerifBold: Face = { file: 'NotoSerifCJK-Bold.ttc', family: 'Noto Serif CJK SC', weight: 700 }

/** For every use the faces that serve it, best first. */
const wanted = {
  body: [
    { file: 'simfang.ttf', family: 'FangSong' },
    { file: 'FandolFang-Regular.otf', family: 'FandolFang R' },
    { file: 'simsun.ttc', family: 'SimSun' },
    { file: 'Songti.ttc', family: 'Songti SC' },
    notoSerif,
  ],
  title: [
    { file: 'FZXBSJW.TTF', family: 'FZXiaoBiaoSong-B05S' },
    { file: 'FandolSong-Bold.otf', family: 'FandolSong', weight: 700 },
    { file: 'STZHONGS.TTF', family: 'STZhongsong' },
    notoSerifBold,
  ],
  hei: [
    { file: 'simhei.ttf', family: 'SimHei' },
    { file: 'FandolHei-Regular.otf', family: 'FandolHei' },
    { file: 'NotoSansCJK-Regular.ttc', family: 'Noto Sans CJK SC' },
    notoSerifBold,
  ],
  kai: [
    { file: 'simkai.ttf', family: 'KaiTi' },
    { file: 'FandolKai-Regular.otf', family: 'FandolKai' },
    { file: 'LXGWWenKai-Regular.ttf', family: 'LXGW WenKai' },
    notoSerif,
  ],
} satisfies Record<string, Face[]>

export type FontUse = keyof typeof wanted

/** The files to load, and for every use the families to try in order: the last ones hold characters that the first lacks (镕, 堃 in Fandol). */
export type Fonts = { files: string[]; uses: Record<FontUse, { families: string[]; weight: number }> }

/** Finds the fonts; with none at all a sentence that says what to install, never a document of empty boxes. */
export function findFonts(folders: readonly string[] = usualFolders, npm: Face[] = npmFaces()): Fonts {
  const npmRegular = npm.find(face => !face.weight)
  const npmBold = npm.find(face => face.weight)
  const installed = (face: Face): Face | undefined => {
    const folder = folders.find(f => existsSync(join(f, face.file)))
    return folder === undefined ? undefined : { ...face, file: join(folder, face.file) }
  }
  const chosen = (use: FontUse) => first(wanted[use], installed) ?? (use === 'title' || use === 'hei' ? npmBold : npmRegular)
  const body = chosen('body')
  if (!body) {
    throw new BadInput(
      '生成 PDF 需要中文字体：请安装仿宋、Fandol 或 Noto CJK 字体（如 apt install fonts-noto-cjk），或运行 npm i @expo-google-fonts/noto-serif-sc。No Chinese font was found for the PDF.',
    )
  }
  const spare = installed(notoSerif) ?? npmRegular
  const found = Object.fromEntries(
    (Object.keys(wanted) as FontUse[]).map(use => {
      const faces = [chosen(use) ?? body, body, ...(spare ? [spare] : [])]
      return [use, { faces, families: [...new Set(faces.map(face => face.family))], weight: faces[0]!.weight ?? 400 }]
    }),
  ) as Record<FontUse, { faces: Face[]; families: string[]; weight: number }>
  return { files: [...new Set(Object.values(found).flatMap(use => use.faces.map(face => face.file)))], uses: found }
}

function first(faces: readonly Face[], find: (face: Face) => Face | undefined): Face | undefined {
  for (const face of faces) {
    const found = find(face)
    if (found) return found
  }
  return undefined
}

/** Noto Serif SC from npm, where the optional dependency is installed. */
function npmFaces(): Face[] {
  const { resolve } = createRequire(import.meta.url)
  const family = 'Noto Serif SC'
  try {
    return [
      { file: resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'), family },
      { file: resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'), family, weight: 700 },
    ]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return []
    throw error
  }
}
