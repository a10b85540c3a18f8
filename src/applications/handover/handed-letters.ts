type Said = { office: { name: string }; to: { name: string }; wasNumber: string; number: string; why: string; contact: string }

/** Art. 36(5): the applicant is told the reason, and the responsible agency with the ways to reach it. It carries no code. */
export function handedLetter({ office, to, wasNumber, number, why, contact }: Said): { subject: string; text: string } {
  return {
    subject: `${office.name}：您的政府信息公开申请已转至${to.name}`,
    text: [
      `您向${office.name}提出的政府信息公开申请（${wasNumber}）所要的信息，不由${office.name}负责公开。`,
      `理由：${why}`,
      `负责公开的行政机关：${to.name}${contact && `（${contact}）`}`,
      '',
      `经您同意，申请已经转至${to.name}，在那里的受理号：${number}。新的查询码由另一封邮件告知。`,
      '答复期限在那里从收到之日起计算（《政府信息公开条例》第三十六条第（五）项）。',
    ].join('\n'),
  }
}

/** To whoever handles applications there: the number and where it comes from, no word of the applicant. */
export const arrivedLetter = ({ office, number, url }: { office: { name: string }; number: string; url: string }) => ({
  subject: `${number}：由${office.name}转来`,
  text: `${office.name}经申请人同意转来一件政府信息公开申请，已经登记为${number}，答复期限已经开始计算。请登录工作台办理：\n\n${url}`,
})
