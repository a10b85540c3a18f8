/** The mail that goes to an applicant with the receipt: it carries the code, and says what the code is. */
export function receiptLetter({
  agency,
  number,
  code,
  publicUrl,
}: {
  agency: { name: string; slug: string }
  number: string
  code: string
  publicUrl: string | null
}): { subject: string; text: string } {
  const where = publicUrl ? new URL(`/${agency.slug}/status`, publicUrl).href : null
  return {
    subject: `${agency.name}：政府信息公开申请回执`,
    text: [
      `您向${agency.name}提出的政府信息公开申请已经登记。`,
      '',
      `受理号：${number}`,
      `查询码：${code}`,
      '',
      where ? `查询进度、补正、领取答复：${where}` : '凭受理号和查询码可以在申请页面查询进度、补正和领取答复。',
      '查询码像密码一样保管：有受理号和查询码的人都能看到您的申请和答复。',
      '通过网上提交的申请，以双方确认之日为收到申请之日（《政府信息公开条例》第三十一条）。',
    ].join('\n'),
  }
}
