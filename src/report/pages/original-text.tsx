import type { Block } from '../read/index.ts'

/** What the source itself says, in its own order: nothing left out, nothing told apart. */
export function OriginalText({ blocks, caption }: { blocks: readonly Block[]; caption: string }) {
  return (
    <div class="prose" lang="zh-CN">
      {blocks.map(block =>
        block.kind === 'line' ? (
          <p>{block.text}</p>
        ) : (
          <div class="scroll wide" {...{ tabindex: 0, role: 'group', 'aria-label': caption }}>
            <table class="data">
              <tbody>
                {block.rows.map(cells => (
                  <tr>
                    {cells.map(cell => (
                      <td>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ),
      )}
    </div>
  )
}
