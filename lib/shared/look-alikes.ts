/** Characters that look like, or are written for, another one: each stands above the one it is compared as. */
type Pairs = readonly (readonly [from: string, to: string])[];

/** CJK radicals without a compatibility mapping of their own, after Unicode's EquivalentUnifiedIdeograph. */
const RADICALS: Pairs = [
  [
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉",
  ],
  [
    "⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
    "𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
  ],
];

/** Forms of one character that names mix up: older prints, slips of the region source (鮜门镇), katakana. */
const VARIANTS: Pairs = [
  [
    "戶戸內黃黒靑淸呂吳呉別沒強涼淨況減決沖羣峯畧塲溫敎値眞卽旣歩歳髙徳恵靜硏巿汚汙囯圡亰冨寳宮尙岀兎兌剝吶呑姫娛屛屆",
    "户户内黄黑青清吕吴吴别没强凉净况减决冲群峰略场温教值真即既步岁高德惠静研市污污国土京富宝宫尚出兔兑剥呐吞姬娱屏届",
  ],
  [
    "幷並彥悅挿搖晉晩柵査槪橫毀毎氷淥淚牀瑤甁產窰窯羨脫蔥虛衆郞遙顏飮鮜鷺蔵禇廻迴洩埜邨舖蔴塚砲硃碁菴崑崐谿裡裏樑捲啟",
    "并并彦悦插摇晋晚栅查概横毁每冰渌泪床瑶瓶产窑窑羡脱葱虚众郎遥颜饮鲘鹭藏褚回回泄野村铺麻冢炮朱棋庵昆昆溪里里梁卷启",
  ],
  ["﨑啓嶺岺魚尓垇畬祐迺甽坣浬蓆坵竜○◯ロニハカエトタ", "崎启岭岭鱼尔坳畲佑乃圳堂里席丘龙〇〇口二八力工卜夕"],
];

const mapOf = (pairs: Pairs): ReadonlyMap<string, string> =>
  new Map(
    pairs.flatMap(([from, to]) => {
      const characters = [...to];
      return [...from].map((character, index) => [character, characters[index] ?? character] as const);
    }),
  );

export const radicals = mapOf(RADICALS);
export const variants = mapOf(VARIANTS);
