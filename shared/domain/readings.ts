import { pinyin } from 'pinyin-pro'

/** Every syllable of Mandarin without its tone, `ü` written `v`, in alphabetical order. Its place is its number less one. */
export const SYLLABLES: readonly string[] =
  'a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo'.split(
    ' ',
  )

const numbers = new Map(SYLLABLES.map((syllable, at) => [syllable, at + 1]))

/** The number of a syllable, counted from 1 in alphabetical order; 0 for what is none. */
export const syllableNumber = (text: string): number => numbers.get(text) ?? 0

// Characters of names that the dictionary lacks (hard case 39).
const RARE: Readonly<Record<string, readonly string[]>> = {
  𠮷: ['ji'],
  㛃: ['jie'],
  㬎: ['xian'],
  㴻: ['luo'],
  㵐: ['cong'],
  䶮: ['yan'],
  𫖯: ['fu'],
  𬭎: ['hong'],
  𫍯: ['xuan'],
}
const NONE: readonly number[] = []
const known = new Map<string, readonly number[]>()

/** The readings of one Chinese character as syllable numbers, the common ones of a heteronym all alike; none for others. */
export function readingsOf(char: string): readonly number[] {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x3400) return NONE
  const found = known.get(char)
  if (found) return found
  const spelt = RARE[char] ?? pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true })
  const readings = new Set(spelt.flatMap((text) => [text, ...(SPELT_TWICE[text] ?? [])]).map(syllableNumber))
  readings.delete(0)
  const all = [...readings]
  known.set(char, all)
  return all
}

// lüe and nüe are typed with a v by some and with a u by others.
const SPELT_TWICE: Readonly<Record<string, readonly string[]>> = { lve: ['lue'], nve: ['nue'] }

/** The first letter of each syllable by number, as 1 to 26. */
export const INITIALS: Uint8Array = Uint8Array.from(['', ...SYLLABLES], (text) =>
  text === '' ? 0 : text.charCodeAt(0) - 96,
)

/** The numbers of the syllables that begin with some letters, first and last; null where none does. */
export function syllablesBeginning(letters: string): readonly [number, number] | null {
  const first = SYLLABLES.findIndex((syllable) => syllable.startsWith(letters))
  if (first < 0) return null
  const last = SYLLABLES.findLastIndex((syllable) => syllable.startsWith(letters))
  return [first + 1, last + 1]
}
