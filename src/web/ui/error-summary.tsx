/** What must be mended, before the h1: takes the focus, and each line leads to its control. Without faults it is nothing. */
export function ErrorSummary({ faults, title }: { faults: Record<string, string>; title?: string }) {
  const entries = Object.entries(faults)
  if (entries.length === 0) return null
  return (
    <div class="errors" role="alert" aria-labelledby="errors" tabindex={-1} autofocus>
      <h2 id="errors">{title ?? `有 ${entries.length} 处需要修改`}</h2>
      <ul>
        {entries.map(([field, fault]) => (
          <li>
            <a href={`#${field}`}>{fault}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
