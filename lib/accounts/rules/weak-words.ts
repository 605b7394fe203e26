/**
 * What Chinese offices choose besides the words of the international list (`@zxcvbn-ts/language-common`, MIT, drawn from
 * published leaks): pinyin of everyday and office words, the product, and numbers that sound like sentences.
 */
export const CHINESE_WORDS: readonly string[] = `
woaini woaiwo woaiwojia aini wobuaini woxihuanni baobei laopo laogong zhongguo zhonghua woaizhongguo beijing shanghai
guangzhou shenzhen chongqing tianjin wuhan mima mima123 wodemima denglu zhanghao yonghu guanli guanliyuan xitong
xitongguanli anquan anquanguanli shenji shenjiguanli chaojiguanliyuan yunwei ceshi kaifa moren houtai wangzhan pingtai
shuju zhengfu zhengwu gongwu gongwuyuan renmin weirenminfuwu fuwu zhongxin shehui gongzuo shehuigongzuo
shehuigongzuozhan shegong shegongzhan shegongbu minzheng minzhengju minzhengting minzhengban minzhengbu minsheng
jiedao shequ xiangzhen cunwei juwei jiedaoban dangjian dangyuan dangzhibu xuexiqiangguo xinnian xinniankuaile
kuaile gongxifacai facai fafa facaile jixiang jixiangruyi ruyi pingan pingping anan shunli wanshiruyi xingfu jiankang
nihao ninhao nimen women xiexie zaijian tiankong taiyang yueliang pengyou tongxue laoshi xuesheng xuexiao daxue
gongsi bangong bangongshi caiwu kuaiji renshi zhiban lingdao juzhang zhanzhang zhuren shuji shizhang xianzhang
minzheng12349 qwe asd zxc qaz wsx edc rfv admin administrator root user guest test demo password passwd passw pass
welcome hello login letmein changeme default system server manager office computer internet china chinese
520 521 1314 5201314 1314520 5211314 7758258 7758521 584520 3344520 147258 258369 147369 159357 168 518 588 666 888 999
6666 8888 9999 1688 5188 8888888 12349 110 119 120 12345 12315 123 321 1234 4321 12345 54321 123456 654321 1234567
12345678 123456789 1234567890 0123456789 112233 223344 332211 123123 123321 321321 456456 123654 147852 741852963
abc abcd abcde abc123 a123456 aa123456 qq123456 qwe123 asd123 zxc123 123qwe 123abc 123asd 1qaz2wsx q1w2e3r4 1q2w3e4r
`
  .trim()
  .split(/\s+/);

/** Syllables of Hanyu Pinyin without tones, by initial. */
const SYLLABLES: Readonly<Record<string, string>> = {
  "": "a ai an ang ao e ei en er o ou yi ya yan yang yao ye yin ying yo yong you yu yuan yue yun wa wai wan wang wei wen weng wo wu",
  b: "a ai an ang ao ei en eng i ian iao ie in ing o u",
  p: "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
  m: "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
  f: "a an ang ei en eng o ou u",
  d: "a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo",
  t: "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
  n: "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
  l: "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
  g: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  k: "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
  h: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  j: "i ia ian iang iao ie in ing iong iu u uan ue un",
  q: "i ia ian iang iao ie in ing iong iu u uan ue un",
  x: "i ia ian iang iao ie in ing iong iu u uan ue un",
  zh: "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
  ch: "a ai an ang ao e en eng i ong ou u uai uan uang ui un uo",
  sh: "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
  r: "an ang ao e en eng i ong ou u uan ui un uo",
  z: "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
  c: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  s: "a ai an ang ao e en eng i ong ou u uan ui un uo",
};

export const PINYIN: ReadonlySet<string> = new Set(
  Object.entries(SYLLABLES).flatMap(([initial, finals]) => finals.split(" ").map((final) => initial + final)),
);

/** Straight runs of keys, and the alphabet; each also from its end. */
const LINES = [
  "1234567890-=",
  "qwertyuiop[]",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "1qaz",
  "2wsx",
  "3edc",
  "4rfv",
  "5tgb",
  "6yhn",
  "7ujm",
  "8ik,",
  "9ol.",
  "0p;/",
  "741",
  "852",
  "963",
  "951",
  "753",
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
];

const backwards = (text: string) => [...text].reverse().join("");
const RUNS = LINES.flatMap((line) => [line, backwards(line)]).join(" ");

/** The signs above the digits and beside the letters, as the keys they are on. */
const KEYS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'!@#$%^&*()_+{}:"<>?'].map((sign, at) => [sign, "1234567890-=[];',./"[at] ?? ""]),
);

export const keysOf = (text: string): string => [...text].map((sign) => KEYS[sign] ?? sign).join("");

/** Whether the keys lie in one line. */
export const isRun = (keys: string): boolean => !keys.includes(" ") && RUNS.includes(keys);
