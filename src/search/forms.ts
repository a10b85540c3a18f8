import { z } from 'zod'

const words = (label: string, most: number) =>
  z
    .string()
    .catch('')
    .transform(text => [
      ...new Set(
        text
          .split('\n')
          .map(word => word.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string().max(20, `${label}每个最多 20 个字。`)).max(most, `${label}最多 ${most} 个。`))

/** One word a line. An empty field is an empty list; a form without the field is no form of ours. */
export const hotWordsForm = z.object({
  chosen: z.string({ error: '请填写推荐词。' }).pipe(words('推荐词', 8)),
  blocked: z.string({ error: '请填写屏蔽词。' }).pipe(words('屏蔽词', 200)),
})
