/** The beginning of a day in Beijing as feeds write it (RFC 822). */
export const beijingMidnight = (day: string): string => new Date(`${day}T00:00:00Z`).toUTCString().replace(/ GMT$/, ' +0800')
