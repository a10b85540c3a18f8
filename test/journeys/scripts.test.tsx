import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { allAssets } from '../../src/web/layout/assets.ts'
import { ArticleTools, Layout, type Page, StaffLayout } from '../../src/web/layout/index.ts'
import { contentSecurityPolicy } from '../../src/web/security-headers.ts'
import { desk, withPage } from '../support/browser.ts'
import { axe } from '../support/page-checks.ts'

/** The small scripts in a real browser, under the policy of the site; the speech is a stand-in: the machine of the tests has no voice. */
const page: Page = {
  ...{ language: 'zh-CN', elder: false, contrast: false, dark: false, path: '/', origin: 'http://localhost', today: '2026-03-02' },
  site: { name: '示例局政府信息公开', idCode: null, organiser: '示例局', contact: null, icp: null, police: null, sample: true },
  reader: null,
  say: chinese => chinese,
}

type Seen = { asked: string[]; saved: URLSearchParams[]; answers: [number, object][] }

function siteWith(seen: Seen): Hono {
  const site = new Hono()
  site.use(async (c, next) => {
    await next()
    c.header('content-security-policy', contentSecurityPolicy)
  })
  for (const { href, body, type } of allAssets()) site.get(href, c => c.body(body, 200, { 'content-type': type }))
  site.get('/', c => {
    const article = { title: '关于</script>的通知', publishedAt: '2026-03-02 09:00', source: '示例局' }
    return c.html(
      <Layout
        page={page}
        title="通知"
        scripts={['article-tools', 'suggest']}
        column={{ name: '通知', description: '', keywords: '', type: '' }}
        article={article}
      >
        <h1>通知</h1>
        <ArticleTools page={page} />
        <form class="search" action="/found">
          <label class="unseen" for="q">
            搜索
          </label>
          <input id="q" name="q" type="search" data-suggest="/suggestions.json" />
          <button class="button" type="submit">
            搜索
          </button>
        </form>
        <div class="prose">
          <p>第一句。第二句！</p>
        </div>
      </Layout>,
    )
  })
  site.get('/suggestions.json', c => {
    const q = c.req.query('q')!
    seen.asked.push(q)
    return c.json({ suggestions: q === '没有' ? [] : [{ text: `${q}许可` }, { text: `${q}<b>处罚</b>`, href: '/found?direct' }] })
  })
  site.get('/found', c => c.html(<Layout page={page} title={`找到 ${new URL(c.req.url).search}`} />))
  site.get('/write', c =>
    c.html(
      <StaffLayout page={page} title="起草" scripts={['autosave']}>
        <h1>起草</h1>
        <form data-autosave="/save" data-unsaved="没有保存，连接中断" method="post">
          <input type="hidden" name="seen" value="1" />
          <label for="title">标题</label>
          <input id="title" name="title" />
          <p role="status" />
        </form>
      </StaffLayout>,
    ),
  )
  site.post('/save', async c => {
    seen.saved.push(new URLSearchParams(await c.req.text()))
    const [status, answer] = seen.answers.shift()!
    return c.json(answer, status as 200)
  })
  return site
}

const opening = (run: Parameters<typeof withPage>[1], seen: Seen = { asked: [], saved: [], answers: [] }) =>
  withPage(siteWith(seen), run, { viewport: desk })

/** A voice that says at once, and remembers what. */
const voice = `
  const said = []
  const speech = Object.assign(new EventTarget(), {
    said, speaking: false, paused: false, getVoices: () => [{}],
    speak(one) { said.push(one.text + ' ' + one.lang); this.speaking = true; this.next = () => one.onend() },
    pause() { this.paused = true }, resume() { this.paused = false }, cancel() { this.speaking = false },
  })
  Object.defineProperty(window, 'speechSynthesis', { value: speech })
`

describe('article tools', () => {
  test('linked data is no script to the policy, and nothing is offered that this browser cannot do', () =>
    opening(async ({ page: at }) => {
      await at.goto('/')
      expect(await at.getByRole('button', { name: '打印' }).isVisible()).toBe(true)
      expect(await at.getByRole('button', { name: '朗读' }).count()).toBe(0)
      const data = JSON.parse((await at.locator('script[type="application/ld+json"]').textContent())!)
      expect(JSON.stringify(data)).toContain('关于</script>的通知')
      expect(await axe(at)).toEqual([])
    }))

  test('the text is read sentence by sentence in its language; reading waits, goes on and stops', () =>
    opening(async ({ page: at }) => {
      await at.addInitScript(voice)
      await at.goto('/')
      const speech = (what: string) => at.evaluate(`speechSynthesis.${what}`)
      const shown = () => at.locator('[data-article-tools] button:visible').allTextContents()
      expect(await shown()).toEqual(expect.arrayContaining(['打印', '朗读']))
      await at.getByRole('button', { name: '朗读' }).click()
      expect(await speech('said')).toEqual(['第一句。 zh-CN'])
      await at.getByRole('button', { name: '暂停' }).click()
      expect(await speech('paused')).toBe(true)
      expect(await at.evaluate('document.activeElement.textContent')).toBe('朗读')
      await at.getByRole('button', { name: '朗读' }).click()
      await speech('next()')
      expect(await speech('said')).toEqual(['第一句。 zh-CN', '第二句！ zh-CN'])
      await at.getByRole('button', { name: '停止' }).click()
      expect([await speech('speaking'), (await shown()).includes('停止')]).toEqual([false, false])
    }))

  test('the address is copied, and said to be', () =>
    opening(async ({ page: at }) => {
      await at.addInitScript(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text } } })",
      )
      await at.goto('/')
      await at.getByRole('button', { name: '复制网址' }).click()
      await at.getByText('网址已复制').waitFor()
      expect(await at.evaluate('copied')).toBe('http://localhost/')
    }))
})

describe('suggestions while typing', () => {
  test('arrows choose, Escape closes, Enter searches for what was chosen; what was typed comes back between the ends', () => {
    const seen: Seen = { asked: [], saved: [], answers: [] }
    return opening(async ({ page: at }) => {
      await at.goto('/')
      const field = at.getByRole('combobox', { name: '搜索' })
      await field.pressSequentially('行政')
      await at.getByRole('option').first().waitFor()
      expect(await at.getByRole('option').allTextContents()).toEqual(['行政许可', '行政<b>处罚</b>'])
      expect(seen.asked).toEqual(['行政'])
      expect(await field.getAttribute('aria-expanded')).toBe('true')
      expect(await axe(at)).toEqual([])
      await field.press('Escape')
      expect([await field.getAttribute('aria-expanded'), await field.inputValue()]).toEqual(['false', '行政'])
      await field.press('ArrowDown')
      const marked = await field.getAttribute('aria-activedescendant')
      expect(await at.locator(`#${marked}`).textContent()).toBe('行政许可')
      await field.press('Enter')
      await at.waitForURL('**/found?q=*')
      expect(new URL(at.url()).searchParams.get('q')).toBe('行政许可')
    }, seen)
  })

  test('one that has an address leads there; with nothing to suggest the field is a field', () =>
    opening(async ({ page: at }) => {
      await at.goto('/')
      const field = at.getByRole('combobox')
      await field.pressSequentially('没有')
      await at.waitForTimeout(400)
      expect(await at.getByRole('listbox').isVisible()).toBe(false)
      await field.fill('行政')
      await at.getByRole('option').nth(1).click()
      await at.waitForURL('**/found?direct')
    }))
})

describe('what is typed is kept', () => {
  test('a moment after the last key, with the version that was seen', () => {
    const seen: Seen = {
      asked: [],
      saved: [],
      answers: [
        [200, { saved: '已于 09:30 保存', fields: { seen: 2 } }],
        [200, { saved: '已于 09:31 保存' }],
      ],
    }
    return opening(async ({ page: at }) => {
      await at.goto('/write')
      await at.getByLabel('标题').pressSequentially('通知')
      await at.getByText('已于 09:30 保存').waitFor()
      expect(seen.saved.map(String)).toEqual([String(new URLSearchParams({ seen: '1', title: '通知' }))])
      await at.getByLabel('标题').pressSequentially('一')
      await at.getByText('已于 09:31 保存').waitFor()
      expect(seen.saved[1]!.get('seen')).toBe('2')
    }, seen)
  })

  test('a conflict is said, and nothing more is sent', () => {
    const seen: Seen = { asked: [], saved: [], answers: [[409, { error: '刚被他人修改' }]] }
    return opening(async ({ page: at, answered: _, faults }) => {
      await at.goto('/write')
      await at.getByLabel('标题').pressSequentially('通')
      await at.getByText('刚被他人修改').waitFor()
      await at.getByLabel('标题').pressSequentially('知')
      await at.waitForTimeout(2000)
      expect(seen.saved).toHaveLength(1)
      expect(faults()).toEqual([expect.stringMatching(/^409: POST /)])
    }, seen)
  })
})
