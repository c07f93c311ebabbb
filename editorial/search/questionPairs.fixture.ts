import type { Language } from '#db/schema/taxonomy.ts';

type FixtureStory = { headline: string; text: string; language: Language };
const story = (language: Language) => (headline: string, text: string) => ({ headline, text, language });
const [en, zh, ar] = [story('en'), story('zh-CN'), story('ar')];

/** Stories that the queries look for, by a key, and others that are very similar. */
export const fixtureStories = {
  cafe: en(
    'Café owners of São Bento Street win their case',
    'The court found for the café owners of São Bento Street. Their lawyer, Zoë Müller, said they had waited nine years.',
  ),
  bento: en(
    'Coffee sellers of Bento Lane lose an appeal',
    'A cafeteria of the lane closes. Zoe Miller wrote it down.',
  ),
  who: en(
    'The Who to play Port Alder in June',
    'The Who will play the old fish hall in June, the promoter said.',
  ),
  nobody: en(
    'The band that nobody knew plays on',
    'Who it is, and what they are to be, the promoter would not say.',
  ),
  whoPlayed: en('Who played for the town, and who did not', 'The team of June, as it was and as it is.'),
  it: en('IT failure closes council offices', 'An IT failure closed the offices on Monday.'),
  itWill: en('Council says it will close offices', 'The failure of a boiler is why it did.'),
  pumps: en(
    'Failure of the pumps closes the lower town',
    'The council opened its offices to those who live there.',
  ),
  hamlet: en('To be or not to be: school stages a play', 'The pupils of the upper school play on the mole.'),
  outdone: en('Not to be outdone, the mayor stages a play or two', 'It is to be in June, or in July.'),
  groß: en(
    'Groß family gives its pilot boat to Hafenstraße museum',
    'The boat of Jürgen Groß was the last of its kind.',
  ),
  gross: en('Grown pilots give a boat away', 'Family boats and museums, by the street of the harbour.'),
  lodz: en('Łódź signs a pact with Port Alder', 'The mayors of both towns signed it on the mole.'),
  lodge: en('Lodge signs a pact with its cook', 'The lodge of the rowers has a cook again.'),
  orsted: en('Ørsted Wind plants turbines off the mole', 'Twelve of them, each as tall as the tower.'),
  oyster: en('Oyster wind: a gale off the mole', 'Turbines of spray, as tall as the tower.'),
  turkish: en('Diyarbakır choir sings at the İskele pier', 'The choir came by the night ferry.'),
  choir: en('Diary of a choir at the old pier', 'The singers came by bus.'),
  hyphens: en(
    'Har\u00adbour\u00admas\u00adter re\u200bsigns after in\u00adquiry\ufffc',
    'The har\u00adbour\u00admas\u00adter of the port has re\u200bsigned, the board said. No suc\u00adces\u00adsor has been named.',
  ),
  master: en('Harbour master class begins after the inquiry', 'The master of the class has signed no one.'),
  keeper: en('Lighthouse keeper retires', 'Forty years at the lamp, and never a night away.'),
  house: en('Light in the house of the bookkeeper', 'The keeper of books stays up at night.'),
  masts: en('５Ｇ masts approved on Ｂｅａｃｏｎ Hill', 'Masts for ５Ｇ will stand there by １２０ metres.'),
  trial: en('6G trial begins on the moor', 'The masts of 4G stay until then.'),
  whoWarns: en('WHO warns of fever on the outer islands', 'The fever came by ship.'),
  warns: en('Doctor who warns of fever is ill herself', 'She was on the outer islands.'),
  facade: en('Naïve façade of the fish hall is kept', 'The painter’s crème-coloured façade stays.'),
  hall: en('Native face of the fish hall', 'A painter of cream-coloured faces.'),
  co2: en('CO₂ falls at the docks', 'Shore power has halved it, ½ of what it was.'),
  dredger: en('Quennell’s dredger strikes the breakwater', 'Captain Quennell and the dredger are safe.'),
  kennel: en(
    'Kennel opens by the bridge',
    'Dogs of the kennel bark at the bridge all night. A dresser stands by.',
  ),
  dresser: en(
    'Dresser made of driftwood wins a prize',
    'The dresser is by a joiner of the town. Its drawer sticks.',
  ),
  kennels: en('More kennels for the county', 'Every kennel is full.'),
  wide: zh(
    '港口启用５Ｇ与ＡＩ调度系统',
    '桤港港务局周一启用５Ｇ专网，ＡＩ系统为１２０台吊车排班。工人说，夜班少了。',
  ),
  cranes: zh('港口更换吊车', '港务局说，新系统为12台吊车排班，4G专网照旧。'),
  taiwan: zh('臺灣船東訪問桤港', '臺灣船東周二到訪桤港，參觀渡輪碼頭與圖書館。'),
  bay: zh('船东在海湾访友', '船东说，台风过后海湾很静。'),
  orchestra: zh('台湾乐团来桤港演出', '乐团将在渔市大厅演出三场。'),
  hair: zh('義賣頭髮籌得善款', '理髮師說，頭髮都捐了出去。'),
  council: zh('发展局公布新计划', '计划包括干道与后街的改造，发言人说。'),
  yard: zh('後院發現乾隆花瓶', '花瓶由屋主的後人送到博物館。'),
  author: zh('著名作家在圖書館朗讀', '作家著書三十年，第一次在本市朗讀。'),
  tides: zh('了解潮汐的新课程', '课程由港务局开设，想象力不可少。'),
  bakery: zh('衞生署檢查麪包店', '署方說，裏面很乾淨。'),
  ferry: zh('香港渡轮恢复夜航', '渡轮公司表示，夜航每晚两班。'),
  kana: zh('カフェ文化走进桤港', '老街上的カフェ从早开到晚。'),
  library: ar('مَكتَبةُ الميناءِ تُفتَحُ ليلًا', 'قال المدير إن القرّاء طلبوا ذلك منذ سنين.'),
  office: ar('مكتب الميناء يغلق نهارا', 'قال المدير إن الموظفين طلبوا ذلك.'),
  ahmad: ar('أحمد يقود العبّارة الأولى', 'بدأ عمله في البحر قبل عشرين عاما.'),
  hamed: ar('حامد يقود الحافلة الأخيرة', 'بدأ عمله في المدينة قبل عشرين عاما.'),
  officials: ar('مسؤولون يزورون المستشفى الجديد', 'رافقهم الأطباء في الزيارة.'),
  egyptian: ar('مسئول سابق يكتب مذكراته', 'الكتاب عن البحر والناس.'),
  bridge: ar('إغلاق الجسر القديم للصيانة', 'يستمر العمل ثلاثة أسابيع.'),
  budget: ar('إقرار ميزانية ٢٠٢٤', 'صوت المجلس بعد منتصف الليل.'),
  plan: ar('خطة 2030 للمرفأ', 'تشمل الخطة أرصفة جديدة.'),
  ali: ar('علي يفوز بسباق القوارب', 'وصل إلى الشاطئ قبل الجميع.'),
} satisfies Record<string, FixtureStory>;

export type StoryKey = keyof typeof fixtureStories;
export type QuestionPair = {
  q: string;
  finds: StoryKey;
  /** others match as well, so it need not be first */
  isOneOfSeveral?: boolean;
  /** it is found with the suggested query */
  isMisspelt?: boolean;
};

const pairs = (finds: StoryKey, ...questions: string[]): QuestionPair[] =>
  questions.map((q) => ({ q, finds }));
const among = (finds: StoryKey, ...questions: string[]): QuestionPair[] =>
  questions.map((q) => ({ q, finds, isOneOfSeveral: true }));
const misspelt = (finds: StoryKey, ...questions: string[]): QuestionPair[] =>
  questions.map((q) => ({ q, finds, isMisspelt: true }));

export const questionPairs: QuestionPair[] = [
  // accents and letters that only look like accents
  ...pairs(
    'cafe',
    'cafe owners',
    'CAFÉ OWNERS',
    'Sao Bento',
    'São Bento',
    'Sa\u0303o Bento',
    'Zoe Muller',
    'Zoë Müller',
  ),
  ...pairs('groß', 'Gross', 'Groß', 'GROSS', 'Hafenstrasse', 'Jurgen', '"pilot boat to Hafenstrasse"'),
  ...pairs('lodz', 'Lodz', 'ŁÓDŹ', 'lódz pact'),
  ...pairs('orsted', 'Orsted', 'ØRSTED', 'orsted wind'),
  ...pairs('turkish', 'Diyarbakir', 'DİYARBAKIR', 'iskele', 'ISKELE pier'),
  ...pairs('facade', 'naive facade', 'naïve façade', 'creme'),
  // widths and forms
  ...pairs('masts', '5G masts', '５Ｇ masts', 'beacon hill', '120 metres'),
  ...pairs('trial', '６Ｇ trial', '6g'),
  ...pairs('co2', 'CO2', 'CO₂', 'co2 docks'),
  ...pairs('wide', 'AI', 'ＡＩ调度', '５Ｇ专网', '啟用ＡＩ', '120 吊车'),
  ...among('wide', '5G', '120', '１２０台'),
  ...pairs('kana', 'ｶﾌｪ文化', 'カフェ'),
  // stop words
  ...pairs('who', 'The Who', '"The Who"', '“the who”', 'the who'),
  ...pairs('it', 'IT', '"IT"', 'IT failure', 'ＩＴ'),
  ...among('it', 'it'),
  ...pairs('hamlet', 'To be or not to be', '"to be or not to be"', 'TO BE OR NOT TO BE', 'to be or not'),
  ...pairs('whoWarns', 'WHO', 'WHO warns', 'WHO fever'),
  ...pairs('outdone', '"not to be outdone"', 'or two'),
  // invisible characters
  ...pairs('hyphens', 'harbourmaster', 'harbourmaster resigns', '"harbourmaster resigns"', 'successor'),
  ...pairs(
    'keeper',
    'light\u00adhouse',
    'light\u200bhouse kee\u2060per',
    '\u202elighthouse\u202c',
    'lighthouse\ufffc',
    '\ufeffkeeper\u200d retires',
  ),
  // both scripts of Chinese
  ...pairs('taiwan', '台湾船东', '臺灣船東', '台灣船東', '渡轮码头', '参观图书馆'),
  ...pairs('orchestra', '臺灣樂團', '台湾乐团', '樂團'),
  ...pairs('hair', '头发', '頭髮', '义卖头发', '理发师'),
  ...pairs('council', '發展局', '新計劃', '新計畫', '幹道', '後街'),
  ...pairs('yard', '后院', '乾隆花瓶', '发现乾隆'),
  ...pairs('author', '著名作家', '图书馆朗读', '作家著书'),
  ...pairs('tides', '瞭解潮汐', '課程', '想像力'),
  ...pairs('bakery', '卫生署', '衛生署', '面包店', '麵包店', '里面'),
  ...pairs('ferry', '香港渡輪', '恢復夜航', '渡\u200b轮公司'),
  // Arabic
  ...pairs('library', 'مكتبة الميناء تفتح', 'مكتبه القراء', 'تُفتَح'),
  // Postgres' stemmer gives "office" and "library" the same stem
  ...among('library', 'مكتبـــة', 'المكتبة'),
  ...pairs('ahmad', 'احمد', 'أحمد', 'العبارة الاولى', 'العبّارة'),
  ...pairs('officials', 'مسؤولون في المستشفى', 'مسئولون الاطباء', 'المستشفي', 'المستشفى'),
  ...among('officials', 'مسئولون', 'مسؤولون'),
  ...pairs('egyptian', 'مسئول سابق', 'مسؤول سابق'),
  ...pairs('bridge', 'اغلاق الجسر', 'الجســـر', '\u200fإغلاق'),
  ...pairs('budget', 'ميزانية 2024', 'ميزانية ٢٠٢٤', 'ميزانيه'),
  ...pairs('plan', 'خطة ٢٠٣٠', 'خطه ۲۰۳۰'),
  ...pairs('ali', 'علي', 'على يفوز'),
  // misspelt words
  ...misspelt('dredger', 'Quenell dreger', 'quennel dredgr', 'dreger', 'brekwater'),
  ...misspelt('ferry', '渡伦'),
  ...misspelt('keeper', 'lighthuose keper'),
  ...misspelt('cafe', 'Mueler café'),
];
