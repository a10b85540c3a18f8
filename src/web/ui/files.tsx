/** `lang` where the name is not in the page's language. */
export type FileLink = { href: string; kind: string; name: string; size?: number; lang?: string | undefined }

/** Files to take away: kind, name, size in bytes. */
export function Files({ files }: { files: readonly FileLink[] }) {
  return (
    <ul class="files">
      {files.map(({ href, kind, name, size, lang }) => (
        <li>
          <span class="kind">{kind}</span>
          <a href={href} lang={lang}>
            {name}
          </a>
          {size !== undefined && <span class="quiet">{sizeOf(size)}</span>}
        </li>
      ))}
    </ul>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
