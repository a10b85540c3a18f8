import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BadInput } from '../errors.ts'
import { findFonts } from './fonts.ts'

const folderWith = (...files: string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'))
  for (const file of files) writeFileSync(join(folder, file), '')
  return folder
}

test('an installed 仿宋 comes before Fandol, Fandol before Noto, and Noto stays at the end for rare names', () => {
  const noto = folderWith('NotoSerifCJK-Regular.ttc', 'NotoSerifCJK-Bold.ttc')
  const fandol = folderWith('FandolFang-Regular.otf', 'FandolSong-Bold.otf')
  const body = (...folders: string[]) => findFonts(folders, []).uses.body.families
  expect(body(noto)).toEqual(['Noto Serif CJK SC'])
  expect(body(noto, fandol)).toEqual(['FandolFang R', 'Noto Serif CJK SC'])
  expect(body(noto, fandol, folderWith('simfang.ttf'))).toEqual(['FangSong', 'Noto Serif CJK SC'])
  expect(findFonts([noto, fandol], []).uses.title).toMatchObject({
    families: ['FandolSong', 'FandolFang R', 'Noto Serif CJK SC'],
    weight: 700,
  })
})

test('without an installed font the one from npm serves for everything', () => {
  const { files, uses } = findFonts([])
  expect(files.map(file => file.split('/').pop())).toEqual(['NotoSerifSC_400Regular.ttf', 'NotoSerifSC_700Bold.ttf'])
  expect(uses.hei).toMatchObject({ families: ['Noto Serif SC'], weight: 700 })
})

test('without any Chinese font there is a sentence that says what to install, not a PDF of boxes', () => {
  expect(() => findFonts([folderWith('DejaVuSans.ttf')], [])).toThrow(BadInput)
  expect(() => findFonts([], [])).toThrow(/仿宋.*No Chinese font/)
})
