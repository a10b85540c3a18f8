/** Radicals of the supplement (U+2E80…) that Unicode does not itself map to the character they stand for. */
const pairs =
  '⺁厂⺇几⺌小⺟母⺠民⺩王⺪疋⺫目⺬示⺮竹⺯糸⺰纟⺳网⺶羊⺹老⺼肉⺽臼⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻉贝⻋车⻌辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻭歯⻮齿⻯竜⻰龙⻳龟⺊卜⺍小⺝月⺀冫⺈刀⺗心⺘扌⺙攵⺡氵⺣灬⺧牛⺨犭'
const supplement = new Map(Array.from(pairs.matchAll(/(.)(.)/gu), ([, radical = '', character = '']) => [radical, character]))

/**
 * Characters for the look-alikes that PDF files made by browsers and office programs hold in their place: Kangxi radicals (⼀ ⽉ ⾏ for 一 月 行),
 * radicals of the supplement (⻓ for 长) and compatibility ideographs.
 */
export function unifyRadicals(text: string): string {
  if (!/[\u2e80-\u2fd5\uf900-\ufaff]/.test(text)) return text
  return text.replace(/[\u2e80-\u2fd5\uf900-\ufaff]/g, character => supplement.get(character) ?? character.normalize('NFKC'))
}
