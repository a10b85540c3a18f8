import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { BadInput } from '../errors.ts'
import type { Say } from '../text/say.ts'
import { declare } from './deadline.ts'
import { answerDeadline } from './deadline-answer.ts'

const chinese: Say = zh => zh
const english: Say = (_, en) => en

/** The flags as commander reads them, answered. */
async function answer(argv: string, say = chinese) {
  const program = new Command().exitOverride()
  declare(program, say)
  const command = program.commands[0]!
  command.parseOptions(argv.split(' ').filter(Boolean))
  return answerDeadline(command.opts(), say)
}

const json = async (argv: string) => JSON.parse((await answer(`${argv} --json`)).output)

describe('gongkai deadline', () => {
  test('prints the due day with its weekday and whether it is firm', async () => {
    expect((await answer('--received 2023-12-04')).output).toBe('2024-01-02 星期二（确定）\n')
    expect((await answer('--received 2026-12-10', english)).output).toContain('2027-01-07 Thursday (provisional')
    expect((await answer('--received 2023-03-01 --consulted 2023-03-08..')).output).toContain('中止计算')
  })

  test('--json has the keys of the contract and nothing else', async () => {
    const deadline = await json('--received 2023-03-01 --consulted 2023-03-08..2023-03-22')
    expect(Object.keys(deadline)).toEqual(['dueOn', 'state', 'because'])
    expect(deadline).toMatchObject({ dueOn: '2023-04-13', state: 'firm' })
    expect(deadline.because.length).toBeGreaterThan(2)
    expect(await json('--received 2023-03-01 --consulted 2023-03-08..')).toMatchObject({ dueOn: null, state: 'paused' })
  })

  test('--why prints each reason with its article, in English with the article in English', async () => {
    const { output } = await answer('--received 2023-03-01 --corrected 2023-03-20 --extend 5 --why')
    expect(output).toContain('《政府信息公开条例》第三十条')
    expect(output).toContain('《政府信息公开条例》第三十三条第二款')
    expect((await answer('--received 2023-03-01 --extend 5 --why', english)).output).toContain(
      'Regulations on Open Government Information art. 33(2)',
    )
  })

  test('consultations and extensions may be given several times', async () => {
    expect((await json('--received 2023-03-01 --consulted 2023-03-08..2023-03-22 --consulted 2023-03-15..2023-03-22')).dueOn).toBe(
      '2023-04-13',
    )
    expect((await json('--received 2023-12-04 --extend 3 --extend 2')).dueOn).toBe('2024-01-09')
  })

  test('an extension of more than twenty working days is refused by art. 33(2): exit 3', async () => {
    const refused = await answer('--received 2023-03-01 --extend 21')
    expect(refused).toMatchObject({ exitCode: 3, output: '' })
    expect(refused.complaint).toContain('第三十三条第二款')
    expect(refused.complaint).toContain('33(2)')
    expect((await answer('--received 2023-03-01 --extend 15 --extend 6 --json', english)).output).toContain('"ok":false')
  })

  test.each([
    ['--received 2023-02-30', '--received 2023-02-30'],
    ['--received yesterday', '--received yesterday'],
    ['--received 2023-03-01 --corrected 2023-13-01', '--corrected'],
    ['--received 2023-03-01 --paid 2023-02-01', '--paid 2023-02-01'],
    ['--received 2023-03-01 --consulted 2023-03-08', 'FROM..TO'],
    ['--received 2023-03-01 --consulted 2023-03-08..2023-03-07', 'before'],
    ['--received 2023-03-01 --consulted ..2023-03-07', '--consulted'],
    ['--received 2023-03-01 --extend five', '--extend five'],
    ['--received 2023-03-01 --on 2023-03-01', '--period'],
    ['', '--received'],
    ['--period D99 --on 2023-03-01', '--period D99'],
    ['--period reply', '--on'],
    ['--period D8 --on 2023-03-01', '--length'],
    ['--period reply --on 2023-03-01 --length 5', '--length'],
    ['--period reply --on 2023-03-01 --received 2023-03-01', '--received'],
    ['--received 2023-03-01 --calendar /nowhere.json', '/nowhere.json'],
  ])('wrong usage is a sentence that names the argument: %s', async (argv, named) => {
    const error = await answer(argv, english).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(BadInput)
    expect((error as BadInput).message).toContain(named)
  })

  test('--period answers for every other period, by id or by name', async () => {
    expect(await json('--period D1 --on 2023-12-04')).toMatchObject({ dueOn: '2024-01-02', state: 'firm' })
    expect((await json('--period departmentReport --on 2025-12-31')).dueOn).toBe('2026-01-31')
    expect((await json('--period reconsideration --on 2023-12-12')).dueOn).toBe('2024-02-18')
    expect((await json('--period D8 --length 30 --on 2023-12-04')).dueOn).toBe('2024-01-16')
  })

  test('--calendar adds the days off announced later', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'gongkai-')), '2027.json')
    await writeFile(file, JSON.stringify({ year: 2027, daysOff: ['2027-01-01..2027-01-03'], workingDays: [] }))
    expect(await json(`--received 2026-12-10 --calendar ${file}`)).toMatchObject({ dueOn: '2027-01-08', state: 'firm' })
    await writeFile(file, '{ "daysOff": ["2027-02-30"] }')
    await expect(answer(`--received 2026-12-10 --calendar ${file}`)).rejects.toThrow('2027-02-30')
  })

  test('the help names every option and period, in Chinese and in English', () => {
    for (const [say, word] of [
      [chinese, '收到申请之日'],
      [english, 'day of receipt'],
    ] as const) {
      const program = new Command()
      declare(program, say)
      expect(program.commands[0]!.helpInformation()).toContain(word)
    }
  })
})

describe('the process', () => {
  const run = (...argv: string[]) =>
    new Promise<{ status: number; stdout: string; stderr: string }>(resolve => {
      execFile(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'deadline', ...argv], (error, stdout, stderr) => {
        resolve({ status: error ? Number(error.code) : 0, stdout, stderr })
      })
    })

  test('ends with 0, 2 for a day that does not exist, 3 where the law refuses', async () => {
    const [done, badDay, unknownFlag, refused] = await Promise.all([
      run('--received', '2023-12-04', '--json'),
      run('--received', '2023-02-30'),
      run('--recieved', '2023-02-01'),
      run('--received', '2023-03-01', '--extend', '21'),
    ])
    expect([done.status, badDay.status, unknownFlag.status, refused.status]).toEqual([0, 2, 2, 3])
    expect(JSON.parse(done.stdout).dueOn).toBe('2024-01-02')
    expect(badDay.stderr).toContain('2023-02-30')
    expect(badDay.stderr).not.toContain('    at ')
    expect(refused.stderr).toContain('33(2)')
  })
})
