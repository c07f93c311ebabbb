import { english as incidents } from '../english.ts';
import { list } from '../grammar.ts';
import { englishEssays, englishThemes } from './englishEssays.ts';
import { moreEnglishSubjects } from './englishSubjects.ts';
import type { Lexicon } from './lexicon.ts';

const firstNames = list(
  'Edda; Tomas; Ines; Hugh; Rosa; Abel; Maud; Piers; Sunniva; Jonah; Clara; Ned; Yusuf; Bridie; Otto; Wilma; Caleb; Nora; Silas; Greta; Amara; Bertil; Cosima; Dario; Elif; Fergus; Gwen; Hamid; Ivor; Judit; Kofi; Leonie; Marek; Nadia; Orla; Pavel; Ruth; Stefan; Tamsin; Ugo; Vera; Walter; Xenia; Yara; Zeno; Agnes; Bruno',
);
const lastNames = list(
  'Marlow; Quill; Corran; Pascoe; Lindqvist; Trench; Okafor; Holloway; Grey; Beck; Voss; Arkwright; Daley; Lane; Pym; Strand; Frost; Teague; Wren; Molloy; Abbas; Bellamy; Crowther; Dunne; Ekström; Farrow; Gillespie; Harker; Ibsen; Jarvis; Kestrel; Lomax; Mbeki; Nettle; Osgood; Pickering; Quayle; Rudge; Sandoval; Thwaite; Umber; Vickers; Whitlock; Yates; Zielinski; Ashby; Brannigan; Cotterill; Drummond; Esposito; Fenwick; Garside; Hallam',
);
const placeStems = list(
  'Alder; Brin; Cray; Dun; East; Fennel; Gar; Hythe; Inver; Jessop; Kelder; Lark; Mor; North; Otter; Pen; Quarrel; Rush; Salt; Thorn',
);
const placeEnds = ['mouth', ' Bridge', 'stead', ' Magna'];

export const englishLexicon: Lexicon = {
  language: 'en',
  gap: ' ',
  stop: '.',
  mark: 'UPDATE',
  places: placeStems.flatMap((stem, at) =>
    placeEnds.filter((_, end) => (at + end) % 2 === 0 || end === 1).map((end) => `${stem}${end}`),
  ),
  people: Array.from({ length: 120 }, (_, at) => {
    const surname = lastNames[(at * 23) % lastNames.length] ?? '';
    return { name: `${firstNames[(at * 11) % firstNames.length]} ${surname}`, surname };
  }),
  roles: list(
    'the mayor; a councillor; the harbour master; the engineer in charge; a neighbour; the chair of the inquiry; a spokeswoman; the coroner; a union official; the fire chief; a retired teacher; the chief constable; a shopkeeper; the minister; an adviser; a solicitor; a surveyor; the vicar; a nurse; a shop steward; the treasurer; a witness; a campaigner; the deputy mayor',
  ),
  bodies: list(
    '{place} Borough Council; {place} Harbour Board; {place} Residents’ Association; the {place} Echo; {place} Infirmary; the {place} branch of the union; {place} Crown Court; {place} Chamber of Trade; {place} and District Trust; {place} College; {place} Rescue Service; {place} Water Company; the {place} Preservation Society',
  ),
  genericObjects: list(
    'drone; invoice; padlock; tender; leaflet; loudspeaker; hard hat; letter; rope; photograph; spreadsheet; permit; camera; sandwich van; marquee; whistle; report; banner; stretcher; minibus; key ring; notebook; deadline; floor plan; telephone log; thermos; radio mast; affidavit; chalk line; skip; lanyard; tarpaulin',
  ),
  sums: list(
    '£40,000; £75,000; £120,000; £180,000; £260,000; £310,000; £450,000; £700,000; £1.2m; £1.9m; £2.4m; £3.1m; £4.8m; £6m; £9.5m; £14m',
  ),
  weekdays: list('Monday; Tuesday; Wednesday; Thursday; Friday; Saturday; Sunday'),
  seasons: list('spring; early summer; August; autumn; November; winter; Lent; harvest time; late September'),
  subjects: [...incidents.subjects, ...moreEnglishSubjects],
  dateline: '{place}, {weekday} – ',
  headlines: list(
    '{place}: {what}; {surname} speaks on {what}; {body} under pressure; {came}; {one} at centre of {place} case; {place} waits for {body}; {surname} and {secondSurname} disagree; After {what}, {came}; {sum} bill for {place}; {number} questions for {body}; What {surname} knew about the {one}; {near} looks to {place}; The {one}, the {other} and {surname}; {body}: {came}; {place} inquiry hears of {one}',
  ),
  leads: list(
    `{person} said on {weekday} that {body} had known of {what} for {number} days.;
    {body} confirmed on {weekday} that {came} after {what} at {place}.;
    {came}, {person}, {role}, told reporters at {place} on {weekday}.;
    {what} has cost {place} at least {sum}, according to {body}.;
    Two days after {what} became known, {person} and {second} met at {place}.;
    {body} has asked {person}, {role}, to explain {what} in {place}.;
    There was no sign on {weekday} that {what} would soon be settled, {person} said in {place}.;
    {place} woke on {weekday} to the news that {came}.;
    A {number}-page paper by {body}, seen on {weekday}, blames the {one} for {what}.;
    {second} has contradicted {person} over {what} at {place}.;
    Questions about the {one} and the {other} followed {person} to {near} on {weekday}.;
    {person} left {place} on {weekday} saying that {came}.;
    For {number} people in {place} the week began with {what}.;
    {body} and {person} gave different accounts of {what} on {weekday}.;
    {role}, {person}, called {what} “the worst week that {place} has seen”.;
    The cost of {what} at {place} has reached {sum}, {second} said.`,
  ),
  reports: list(
    `{person}, {role}, spoke of {what}.;
    The {one} had been checked {number} times, {surname} said.;
    {body} declined to comment on the {one}.;
    “We had not thought of the {other},” said {person}.;
    {second}, {secondRole}, put the cost at {sum}.;
    By {weekday} evening {came}.;
    Witnesses in {place} described the {one} and, later, the {other}.;
    {surname} has lived in {near} for {number} years.;
    {body} will hear {second} on {weekday}.;
    What became of the {one} is not known.;
    {came}, as {person} had hoped.;
    Asked about {what}, {secondRole} pointed to the {other}.;
    A {thing} was left at the gate with a note for {surname}.;
    {number} people from {near} came to help, among them {second}.;
    {body} has set aside {sum} for {place}.;
    “It is not about the {one},” {second} said. “It is about {what}.”;
    Nobody at {body} could say who had ordered the {other}.;
    Between {place} and {near} the talk is of {what}.;
    {person} showed reporters a {thing} and a photograph of the {one}.;
    The {other}, which {body} bought for {sum}, has not been used.;
    {surname} and {second} had met {number} times before.;
    Officials from {near} took the {one} away on {weekday}.;
    {second} denied that {came}.;
    A first report names {person} and the {one}.;
    “I was told on {weekday},” said {person}, {role} for {number} years.;
    {body} and {otherBody} do not agree on what happened.;
    The {thing} in the corridor was still there when {second} returned.;
    {surname} wants the {other} to be kept as evidence.;
    In {near}, where {second} works, shops closed for an hour.;
    At {place} {came}, {otherBody} said.;
    {otherBody} had warned about the {one} in a letter of {number} lines.;
    {person} said the {other} alone would cost {sum}.;
    Only {surname} had a key to the {thing}.;
    Since {what}, {number} calls have come in to {body}.;
    {second} asked that the {one} be shown to the people of {place}.;
    Lawyers for {person} handed over the {thing} on {weekday}.;
    “First the {one}, then the {other},” {secondRole} said, shaking his head.;
    {otherBody} lent a {thing} and {number} volunteers.;
    The meeting in {near} lasted {number} hours and settled nothing.;
    {second} thinks that {sum} will not be enough.`,
  ),
  followUpHeadlines: list(
    '{person} to leave {place}; {surname} honoured in {near}; A year on, {second} looks back; {body} names new chief; {surname} and {secondSurname} shake hands; Street in {place} renamed; {otherBody} thanks {surname}; {second} returns to {near}',
  ),
  followUps: list(
    `{person} has been appointed to a post at {otherBody}.;
    {second} will not stand again, {body} announced on {weekday}.;
    A dinner for {person} was held in {near}, with {number} guests.;
    {surname}, who once had other worries, opened a flower show in {place}.;
    {body} and {otherBody} will share an office in {near}.;
    {second} has written a memoir of those weeks, to be published by a press in {near}.;
    {person} and {second} planted a tree outside {otherBody}.;
    A bench with the name of {person} stands since {weekday} in {place}.;
    “People still ask me about it in the street,” {second} said.;
    {person} took the medal from the hands of {second}.;
    {body} gave {person} a clock and {second} a bicycle.;
    {second} moves to {near} in {season}.;
    {surname} turned down an honorary title.;
    A choir from {near} sang for {second}.;
    {otherBody} asked {person} to lead a training day.;
    {person} remembered colleagues who had since retired, {second} among them.`,
  ),
  background: list(
    `Nobody wished to say more before {weekday}.;
    Letters to this paper were divided.;
    It is not the first time, said people in the market square.;
    A report is expected by the end of the year.;
    The opposition called it too little and too late.;
    Officials promised to listen.;
    The mood in the town is quiet.;
    The ministry sent its regrets and no money.;
    A public meeting filled the sports hall.;
    The insurers have not replied.;
    Schoolchildren drew pictures of it.;
    Rain is forecast for the rest of the week.;
    Trains and buses ran as usual.;
    An earlier inquiry took eighteen months.;
    The matter will come before the county in the new year.;
    Similar things have happened elsewhere on this coast.;
    No one is thought to be in danger.;
    Traders say that custom has fallen.;
    A telephone line for questions is open until nine.;
    The figures could not be checked at once.`,
  ),
  ...englishThemes,
  ...englishEssays,
};
