import { columnNames, matchHeader } from '../reading/header-match.js'
import { partitionName } from '../reading/partition-name.js'
import type { TableHead, TableMatch } from '../reading/profile.js'

/** The four tables as PMDA publishes them, each known by a column that the others do not have. */
const TABLES = [
  {
    table: 'demo',
    tells: '性別',
    columns: /* @__PURE__ */ columnNames(
      '識別番号 報告回数 性別 年齢 体重 身長 報告年度・四半期 状況 報告の種類 報告者の資格 E2B',
    ),
  },
  {
    table: 'drug',
    tells: '医薬品の関与',
    columns: /* @__PURE__ */ columnNames(
      '識別番号 報告回数 医薬品連番 医薬品の関与 医薬品（一般名） 医薬品（販売名） 経路 投与開始日 投与終了日 投与量 投与単位 分割投与回数 使用理由 医薬品の処置 再投与による再発の有無 リスク区分等',
    ),
  },
  {
    table: 'reac',
    tells: '有害事象',
    columns: /* @__PURE__ */ columnNames('識別番号 報告回数 有害事象連番 有害事象 転帰 有害事象の発現日'),
  },
  { table: 'hist', tells: '原疾患等', columns: /* @__PURE__ */ columnNames('識別番号 報告回数 原疾患等連番 原疾患等') },
] as const

/** Which of the tables of JADER this is. Parts of one month, such as `demo202311-01.csv`, are one partition. */
export function recogniseJader({ name, records }: TableHead): TableMatch | null {
  for (const { table, tells, columns } of TABLES) {
    const match = matchHeader(records[0]!, columns, ['識別番号', '報告回数', tells])
    if (match === null) continue
    return {
      table,
      partition: partitionName(name.replace(/-\d+(?=\.)/, ''), /jader|demo|drug|reac|hist/gi, 'JADER'),
      ...match,
      sniff: { confidence: 0.98, reason: `The header has the columns of JADER: 識別番号, 報告回数, ${tells}.` },
    }
  }
  return null
}
