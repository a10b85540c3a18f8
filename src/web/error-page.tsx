import type { Failure } from './failures.ts'
import { Layout, type Page, places, StaffLayout } from './layout/index.ts'
import { Button, Official } from './ui/index.ts'

/** One plain page for all that went wrong: what, what to do, and the id under which the log knows it. */
export function ErrorPage({ page, failure, requestId }: { page: Page; failure: Failure; requestId: string }) {
  const { say } = page
  const title = say(failure.title, failure.english)
  const isDesk = page.reader && page.path.startsWith(places.desk)
  const Frame = isDesk ? StaffLayout : Layout
  return (
    <Frame page={page} title={title} column={null} canonical={null}>
      <div class="gate">
        <h1>{title}</h1>
        {failure.words && (
          <p>
            <Official language={page.language}>{failure.words}</Official>
          </p>
        )}
        {failure.status === 404 && !failure.words && (
          <p>{say('网址可能有误，或者内容已经移走。', 'The address may be wrong, or the page has moved.')}</p>
        )}
        {failure.status >= 500 && (
          <p>
            {say(
              '请稍后再试。如果一直这样，请把下面的编号告诉网站管理员：',
              'Please try again later. If it goes on, tell the administrator this number: ',
            )}
            <code translate="no">{requestId}</code>
          </p>
        )}
        {failure.status === 404 && !isDesk && (
          <form class="search" method="get" action={places.search}>
            <label class="unseen" for="q">
              {say('搜索', 'Search')}
            </label>
            <input id="q" name="q" type="search" maxlength={100} />
            <Button>{say('搜索', 'Search')}</Button>
          </form>
        )}
        <p class="buttons">
          {isDesk ? (
            <Button href={places.desk}>{say('回到今日', 'Back to today')}</Button>
          ) : (
            <Button kind="plain" href={places.home}>
              {say('回到首页', 'Home')}
            </Button>
          )}
          {failure.status === 403 && !page.reader && (
            <Button kind="plain" href={places.signIn}>
              {say('登录', 'Sign in')}
            </Button>
          )}
        </p>
      </div>
    </Frame>
  )
}
