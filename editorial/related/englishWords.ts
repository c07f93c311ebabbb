import { englishStopWords } from '#editorial/search/stopWords.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that are not names at the beginning of a sentence; most are never part of a name. */
export const functionWords: ReadonlySet<string> = new Set([
  ...englishStopWords,
  ...setOf(`according across along although among around another anything asked back beside besides beyond dear despite
    earlier either else elsewhere even ever every everyone except few first five four from further hence however including
    indeed inside instead its last lately later less let like likewise many maybe meanwhile million mostly much near nearly
    neither nevertheless next nine nobody none nothing now nowadays often once one otherwise our outside overseas past per perhaps
    please rather regarding seven several shall since six so some someone sometimes somewhere soon still such ten then
    there thereby therefore third though three thus today together tomorrow tonight towards twice two under unless
    unlike until upon us usually via what whatever whenever where whereas whether while whoever whose within without would
    yes yesterday yet your eight eleven twelve twenty thirty forty fifty hundred thousand may might must could cannot`),
]);

/** Capitalized within sentences, but not names by themselves. */
export const calendarWords =
  setOf(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
  fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november december jan feb mar apr jun jul
  aug sept sep oct nov dec spring summer autumn winter christmas easter ramadan am pm gmt utc bst cet est`);

/** Titles before a person's name. The name is complete without the title. */
export const titles =
  setOf(`mr mrs ms miss mx dr prof professor president minister mayor councillor councilwoman
  councilman secretary secretary-general captain capt sergeant sgt colonel col general gen lieutenant lt major commander
  cmdr admiral inspector detective constable judge justice senator sen governor gov chancellor commissioner congressman
  congresswoman representative rep ambassador chairman chairwoman chairperson chair chief executive director manager
  harbourmaster harbormaster master coach rev reverend hon mp msp mep`);

/** Adjectives before a title, which belong to the title. */
export const titleAdjectives = setOf(
  'vice deputy acting former foreign finance prime chief interior defence defense',
);

/** Words that are no names by themselves or in combination: parts of names, and words that papers often capitalize. */
export const genericWords =
  setOf(`academy agency agreement airport alliance arts article assembly association authority
  avenue award awards bank base bay beach board bridge bureau cabinet campus canal cape cathedral center central centre
  chamber chapter charter church circuit city club coast college commission committee community company conference
  congress constitution convention corporation corps council county court crown cup day dean delta democracy department
  development district division dock docks earth east eastern economy embassy estate exhibition faculty fair federation
  festival fire force forces forest forum foundation fund gallery garden gardens gate god government group guild hall
  harbour harbor headquarters health heritage high hill hospital hotel house industrial inn institute institution internet
  island islands isle job jobs junction lake lane law league library line lock main mall market medical meeting memorial
  metro ministry model monument mosque motors mount mountain municipal municipality museum nation national new news
  north northern office old opinion opinions order organisation organization palace parish park parliament party path pier
  place plan planet plaza plenary point police policy port post prefecture press prize programme program project province
  quay quays railway region report republic research reserve review revolution ring river road royal school science
  sea section senate service services session shop society south southern square staff state states station steel
  street studio summit sun supreme temple terminal theatre theater tower town trade treaty tribunal trust union united
  university upper valley village ward war web west western wharf wood works world yard year zone street`);

/** Kinds of places: the word before one is a place by itself. */
export const placeKinds = setOf(
  'city county district island municipality prefecture province region state town village borough parish',
);

/** First words of names that continue after `of`: the City of Baoshan, the Bank of China. */
export const headsBeforeOf =
  setOf(`academy archbishop archdiocese association bank battle bay bishop board borough bureau
  cape chamber church city college commonwealth confederation council county court department diocese duchess duke
  emirate faculty federation gulf house institute isle kingdom lake league ministry mouth museum office order parish
  port prince princess province register republic royal school sea society state states strait straits sultanate tower
  town union university village ward`);

/** Words that `and` joins into one name: the Science and Technology Commission. */
export const joinedByAnd =
  setOf(`agriculture arts commerce creative crafts cultural culture customs development
  economic economy education emergency energy engineering environment environmental finance fisheries food forestry health
  heritage housing human industrial industry information innovation justice labour labor marine maritime medicine parks
  pensions planning public recreation reform research rescue revenue rural safety science search security social sport
  sports technology tourism trade transport urban veterans victoria water welfare women works work youth`);

/** Particles within names of people and places. */
export const nameParticles = setOf(
  'de van von der den la le du da dos di del della bin ibn ben y e upon under sur zu zur ter ten',
);

/** Short words that are not capitalized in title case. */
export const smallInTitles =
  setOf(`a an the and but or nor for so yet as at by in into of off on onto out over per to up via
  with from than that vs is if its it de la van von after before about under amid`);

/** Legal forms at the end of company names, which are dropped. */
export const companyEnds = setOf('co ltd inc corp plc llc llp gmbh ag sa bv nv pty');

/** Words in capitals that are not names. */
export const plainAcronyms =
  setOf(`am pm ok tv ceo cfo cto coo gdp gnp vat vip id pr hr it us ii iii iv vi vii viii ix xi xii
  ad bc bce mp mps faq diy dvd cd dj pdf url km kg mm cm mw kw kwh gw hp rpm pi qr wifi sms sim led lcd usb aka etc asap
  phd ba bsc ma msc mba no st`);

/**
 * Roles before a name that begins a sentence: Farmer Jan Smit. Words ending in -er, -ist and the like are recognized by
 * their endings.
 */
export const roleWords =
  setOf(`farmer fisherman engineer teacher driver skipper pilot nurse doctor lawyer priest vicar artist
  author writer poet singer actor actress composer conductor architect scientist researcher economist historian student
  pupil resident neighbour neighbor witness victim suspect defendant prosecutor spokesman spokeswoman spokesperson officer
  official worker owner founder boss leader member mother father brother sister son daughter wife husband widow uncle aunt
  pensioner veteran carpenter baker butcher builder plumber electrician mechanic gardener keeper warden curator librarian
  trader merchant shopkeeper landlord tenant captain midfielder striker goalkeeper defender champion winger coach trainer
  councillor lawmaker diplomat envoy aide analyst expert critic columnist journalist reporter correspondent photographer
  rapper drummer guitarist pianist violinist novelist chef cook waiter barber tailor sailor diver guide volunteer`);

/** Names of nations and languages that are adjectives by themselves. */
const demonyms =
  setOf(`american british dutch french german greek swiss thai czech iraqi israeli pakistani afghan arab
  european african asian latin welsh irish scots`);

export const isDemonym = (word: string): boolean =>
  demonyms.has(word) || /.{2}(?:ese|ish|ian|ians|eans|ean)$/.test(word);

/** Nouns that occur in any story, and words that only look like nouns: useless as a reason to show. */
export const uninformativeNouns =
  setOf(`ability absence access account accounts action activities activity addition advance afternoon
  agreement amount answer area areas attempt attention autumn basis beginning benefit best better bill bills body bottom
  case cases cause centre center century chance change changes charge choice claim claims comment common concern concerns
  condition conditions copy cost costs country couple course data date day days deal decade decades decision default
  demand detail details difference difficulty direction doubt early earlier edge effect effort efforts emergency end
  ends entire event events evidence example experience extent face fact facts family feeling field figure figures final
  first following form former free front full further future general good goods great group groups half hand hands head
  heart height help high hope hour hours idea ideas image impact important increase individual inside instance interest
  interview issue issues item items kind knowledge lack large last late later latest lead least left length less level
  levels life light likely limit line lines list little local long lots main majority manner many matter matters means
  measure measures media meeting member members method middle mind minimum minute minutes moment moments money month
  months morning most move much name names national nature near need needs newest news newspaper next night nights normal
  note notice number numbers object offer older oldest open opinion opinions option options order others outside owner page
  pages pair paper papers part particular parts past people percent period person persons place places plan plans point
  points position possible power practice presence present press pressure price prices private problem problems process
  product progress proposal public purpose quality quarter question questions range rate rates reader readers reason
  reasons recent record report reporter reporters reports request rest result results return right rise risk role room rule
  rules same scale scene second section sense series service services share short side sides sign similar site size small
  sort source sources space special speech staff stage stages standard start state statement step steps stop stories story
  strong style subject success such summer support system systems target task tasks team teams term terms text thing things
  third thought thousand thousands time times title today total town trial trouble true truth turn type types usual value
  version view views visit voice want water ways week weekend weeks weight west whole winter woman women word words work
  worker workers working works world worth year years young youth male female child children adult adults lady gentleman
  crown crowns dollar dollars euro euros pound pounds yuan krone call calls leaves guys anyone everyone someone nobody somebody average midnight noon company city become longer weekday
  weekdays mornings evening evenings worst ones tonne tonnes metre metres kilo kilos kilometre kilometres mile miles fourth
  fifth sixth seventh eighth ninth tenth clean management drawing drawings reading readings hundreds millions millions billion dozen dozens million`);
