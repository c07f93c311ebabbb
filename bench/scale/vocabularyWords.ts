type Random = () => number;
const oneOf = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;
const split = (text: string): string[] => text.trim().split(/\s+/);

const english = split(`
  the of and to in a is that for it was on with as at by be from this have or had not are but which they their has
  were been its who will would more when if out up said about than into them can only other new some time could these
  two may then do first any my now such like our over man me even most made after also did many before must through
  years where much your way well down should because each just those people how too little state good very make world
  still own see men work long here get both between life being under never day same another know while last might us
  great old year off come since against go came right used take three council river harbour budget school ferry market
  bridge winter library engineer flood street night theatre grant station pupil nurse tram battery orchard museum vote
  plan signal timber quay choir ledger police court hospital minister election party company bank price house water
  energy power line road train airport port city town village country government member report study research data
  team match season player coach film music book art award festival crime trial judge lawyer union strike worker pay
  tax fund trade export factory farm crop weather storm rain fire rescue health patient doctor vaccine virus university
  student teacher child family woman group leader president mayor official spokesman meeting decision deal law rule
  project building site land rent home tenant office service network internet phone computer software machine car bus
  rail track driver passenger accident inquiry evidence witness charge prison army border treaty talks peace war`);
const onsets = split('b br c ch cl d dr f fl g gl gr h j k l m n p pl pr qu r s sh sk st str t th tr v w');
const vowels = split('a ai e ea ee i o oa oo ou u');
const codas = split('b ck d ft g l ld ll m n nd ng nt p r rd rk rm rn rt s ss st t x');
const endings = ['', '', '', 's', 'ed', 'ing', 'er', 'ly', 'ation', 'ment'];

export function englishWords(size: number, random: Random): string[] {
  return fill(english, size, () => {
    const syllable = () => oneOf(onsets, random) + oneOf(vowels, random) + oneOf(codas, random);
    const stem = random() < 0.45 ? syllable() : oneOf(onsets, random) + oneOf(vowels, random) + syllable();
    return stem + oneOf(endings, random);
  });
}

const chinese = split(`
  的 了 在 是 和 有 我们 他们 这 那 不 也 就 都 而 及 与 将 对 为 从 到 被 把 于 说 表示 认为 指出 进行 可以 已经 没有 一个 目前 以及
  其中 通过 由于 因此 同时 但是 如果 中国 国家 政府 城市 市民 社会 经济 发展 问题 工作 项目 计划 预算 会议 议会 委员会 选举 投票 法律 法院
  警方 案件 调查 报告 研究 数据 科学 技术 工程 建设 企业 公司 市场 价格 银行 投资 贸易 出口 工厂 工人 农业 农民 天气 暴雨 洪水 冬季 夏季
  港口 渡轮 码头 河流 桥梁 公路 铁路 火车 地铁 机场 航班 乘客 司机 事故 救援 消防 医院 医生 护士 病人 疫苗 健康 学校 学生 教师 大学 教育
  图书馆 博物馆 剧院 电影 音乐 艺术 作家 小说 比赛 球队 球员 教练 冠军 联赛 家庭 儿童 妇女 老人 住房 租金 土地 能源 电力 电池 网络 手机`);

/** The characters of level 1 of GB 2312, which are the common ones. */
function chineseCharacters(): string[] {
  const decoder = new TextDecoder('gbk');
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++)
      characters.push(decoder.decode(Uint8Array.of(row, cell)));
  return characters;
}

export function chineseWords(size: number, random: Random): string[] {
  const characters = chineseCharacters();
  const common = characters.filter(() => random() < 0.35);
  return fill(chinese, size, () => {
    const character = () => oneOf(random() < 0.8 ? common : characters, random);
    return random() < 0.85 ? character() + character() : character() + character() + character();
  });
}

const arabic = split(`
  في من على إلى أن التي الذي هذا هذه مع عن كان قال بعد قبل بين كما لم لا ما أو ثم حيث خلال منذ عند كل غير أكثر المدينة الحكومة
  المجلس الميناء العبارة النهر الجسر المدرسة الميزانية المستشفى الطبيب الجامعة الطلاب المحكمة الشرطة الانتخابات الحزب الوزير
  الاقتصاد السوق الأسعار البنك الشركة العمال المصنع الزراعة الطقس المطر الشتاء الصيف المطار القطار الطريق السيارة الكهرباء
  الطاقة المياه المكتبة المتحف المسرح الفيلم الموسيقى الكتاب الفريق المباراة اللاعب المدرب الموسم التقرير الدراسة البحث`);
const arabicLetters = [...'بتثجحخدذرزسشصضطظعغفقكلمنهوي'];

export function arabicWords(size: number, random: Random): string[] {
  const letter = () => oneOf(arabicLetters, random);
  const shapes = [
    () => letter() + letter() + letter(),
    () => `${letter()}ا${letter()}${letter()}`,
    () => `م${letter()}${letter()}و${letter()}`,
    () => `ت${letter()}${letter()}ي${letter()}`,
    () => `${letter()}${letter()}ي${letter()}ة`,
  ];
  return fill(arabic, size, () => (random() < 0.5 ? 'ال' : '') + oneOf(shapes, random)());
}

/** A list of `size` different words: the known words, then invented ones. */
function fill(known: string[], size: number, invent: () => string): string[] {
  const words = new Set(known);
  while (words.size < size) words.add(invent());
  return [...words];
}
