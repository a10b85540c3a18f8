/** The questions that whoever reviews answers one by one, none of them preselected (art. 17; secrecy law art. 35, its regulation art. 42). */
export const questions = [
  { key: 'secrets', label: '国家秘密、工作秘密', english: 'state or work secrets', cites: '《政府信息公开条例》第十四条' },
  {
    key: 'forbidden',
    label: '法律、行政法规禁止公开的内容',
    english: 'forbidden by law or administrative regulation',
    cites: '《政府信息公开条例》第十四条',
  },
  {
    key: 'security',
    label: '危及国家安全、公共安全、经济安全、社会稳定',
    english: 'endangers security or stability',
    cites: '《政府信息公开条例》第十四条',
  },
  { key: 'trade', label: '商业秘密', english: 'trade secrets', cites: '《政府信息公开条例》第十五条' },
  { key: 'privacy', label: '个人隐私和个人信息', english: 'privacy and personal data', cites: '《政府信息公开条例》第十五条' },
  {
    key: 'others',
    label: '涉及其他机关，须先协商一致',
    english: 'concerns other agencies, to be agreed with them first',
    cites: '《政府信息公开条例》第十一条',
  },
  { key: 'process', label: '只供内部使用的过程性内容', english: 'internal process information', cites: '《政府信息公开条例》第十六条' },
] as const

export type QuestionKey = (typeof questions)[number]['key']

/** `handled`: what was done about it; needed wherever the answer is yes. */
export type Answers = Readonly<Partial<Record<QuestionKey, { isThere: boolean; handled: string | null }>>>

/** Which questions are not answered, or answered with yes and nothing done about it. */
export function answerFaults(answers: Answers): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const { key, label } of questions) {
    const answer = answers[key]
    if (!answer) faults[key] = `请回答“${label}”。`
    else if (answer.isThere && !answer.handled?.trim()) faults[key] = `“${label}”为“有”，请写明怎样处理，或者退回修改。`
  }
  return faults
}
