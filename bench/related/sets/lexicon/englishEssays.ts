import { list } from '../grammar.ts';
import type { Lexicon } from './lexicon.ts';

const theme = (nouns: string, predicates: string) => ({ nouns: list(nouns), predicates: list(predicates) });

export const englishThemes: Pick<Lexicon, 'themes'> = {
  themes: [
    theme(
      'kitchen; loaf; stew; butcher; market stall; apron; recipe; oven; salt jar; dinner table; jam; kettle',
      `the {noun} smells of {onions|yeast|smoke|vinegar|cloves} before anyone is awake; a {trade} eats standing up, a plate in one hand and the {another} in the other; every family has its own way with the {noun} and will not be told; the {noun} was bought on credit and paid for in eggs; nobody writes down how much flour goes in, least of all a {trade}; the {another} cools on the sill until the dog has seen it; in {season} there is nothing for it but turnips and the {noun}; they say a house is known by its {noun}, and its {trade} by what he leaves on the plate; what was left over went into the {another}, and what was left of that to the hens; children steal from the {noun} as their parents did`,
    ),
    theme(
      'sky; fog; barometer; frost; gale; puddle; gutter; umbrella; thaw; sea mist; weathercock; hail',
      `the {noun} comes up the valley like a guest who was not asked; a {trade} can tell from the {another} what the afternoon will be; in {season} the {noun} lasts until noon and the lamps stay lit; the radio promises one thing and the {noun} brings another; washing hangs indoors and the {another} is all that people talk about; old men tap the {noun} and say nothing for a while; the fields were white and the {noun} made no sound; three times that year the {another} took the roof off the bandstand; one learns to walk leaning into the {noun}; after the {noun} everything looks washed and a little smaller`,
    ),
    theme(
      'attic; diary; photograph album; medal; suitcase; gramophone; pressed flower; postcard; wedding dress; clock; rocking chair; button tin',
      `the {noun} was wrapped in a newspaper of some forgotten war; a {trade} kept the {another} all those years without telling why; memory is a {noun} with the labels washed off; she opens the {noun} only in {season}, and then only for a minute; names are pencilled on the back of the {another}, and half of them cannot be read; what we forget, says a {trade}, has usually been put in the {noun}; nobody dares to throw out the {noun}; the {another} belonged to an aunt who never married and never explained; on the landing a {noun} ticks for no one; it takes an afternoon to go through the {another} and a week to get over it`,
    ),
    theme(
      'workshop; lathe; apprentice; overalls; tea break; pay packet; night shift; toolbox; foreman; time clock; bench; union card',
      `the {noun} was loud enough to ruin the ears of a {trade} by forty; pride in the {noun} is not a thing one says aloud; in {season} the {another} began before light and ended after it; an old {trade} teaches by swearing softly at the {noun}; the firm gave each of them a {noun} and a handshake; nobody ever explained the {another}, one watched and did the same; work made the week, and the {noun} made the work; there were forty names for the {another} and none of them printable; a good {trade} leaves the {noun} cleaner than he found it; when the {noun} stopped, the silence kept people awake`,
    ),
    theme(
      'rent; purse; mortgage; coin; bill; savings; pension; bargain; till; lottery ticket; loan; hire purchase',
      `the {noun} was counted on Fridays at the table with the door shut; a {trade} earns what his father did and pays three times the {another}; money is discussed like the {noun}, that is, never; in {season} the {noun} runs out a week before the month does; there is always somebody who knows a way round the {another}; the {noun} lay in a biscuit tin behind the soap; rich people, says a {trade}, do not look at the {noun}; what the {another} costs here would buy a field elsewhere; the young leave because of the {noun} and return because of the {another}; no one starved, but the {noun} was watered`,
    ),
    theme(
      'garden; rose; spade; compost; greenhouse; hedge; seed packet; slug; plum tree; bean row; wheelbarrow; lawn',
      `the {noun} wants an hour a day and gives back a basket; a {trade} talks to the {another} when he thinks himself alone; in {season} the {noun} is at its best and its owner at his worst; there are feuds in this street over a {noun} that go back to the coronation; one plants the {another} for people one will not meet; the {noun} came as a cutting in a wet handkerchief; rabbits took the {noun}, pigeons took the rest; a fence divides the {another} from the neighbour’s, and also a silence; nothing cures a {trade} of worry like the {noun}; the prize for the best {noun} is a spoon`,
    ),
    theme(
      'river; footbridge; towpath; willow; barge; heron; ferry rope; lock gate; reed bed; fishing rod; weir; mill pond',
      `the {noun} was here before the houses and behaves like it; a {trade} crosses by the {another} twice a day without looking down; in {season} the {noun} is brown and quick and takes the fences along; boys dare each other to jump from the {noun}; somebody once measured the {another} and carved the figure in a beam; the {noun} smells of iron and mint; what goes into the {another} here comes out at the coast within the week; lovers, dogs and a {trade} have the {noun} to themselves after six; maps show the {noun} where it was in the time of the abbots; on still nights one hears the {another} from the station`,
    ),
    theme(
      'piano; brass band; choir loft; fiddle; songbook; dance hall; drum; rehearsal; tuning fork; accordion; encore; jukebox',
      `the {noun} is a quarter-tone flat and nobody would have it otherwise; a {trade} with hands like shovels plays the {another} as if it might break; in {season} the {noun} goes from door to door; everybody knows the second verse except the {trade} who leads it; the {noun} was pawned twice and redeemed twice; they practise above the fire station, and the {another} stops when the bell rings; there is one tune for the {noun} and it has eleven endings; grandmothers danced to the {another} in shoes they had borrowed; silence after the {noun} is worth the ticket; at funerals the {another} plays on the way back, faster`,
    ),
    theme(
      'classroom; satchel; chalk; playground; homework; blackboard; inkwell; school bell; spelling test; lunchbox; caretaker; map of the world',
      `the {noun} has been painted, yet it smells the same; a {trade} who was beaten in that room now sends a cheque every year; the {noun} taught more than the lessons did; in {season} half of them were in the fields and the {another} stood empty; a teacher drew the {noun} so well that no one wiped it off; there were two to a {another} and one pencil; the clever ones left, says a {trade}, and the {noun} stayed; children carry the {another} as if it held stones; what is learnt by the {noun} is not forgotten by the bypass; on the last day somebody always rings the {another}`,
    ),
    theme(
      'engine; bicycle; timetable; waiting room; platform; milk lorry; crossroads; spare tyre; signpost; night bus; level crossing; thermos',
      `the {noun} is late, but always by the same eight minutes; a {trade} drives the {another} as his mother did; in {season} the {noun} is the only light for miles; people set their clocks by the {noun} long after it had stopped running; strangers are asked at the {another} whom they belong to; the road was tarred for a visit and the {noun} put up for another; one meets everyone sooner or later at the {noun}; someone has repaired the {another} with string; there is a way of waiting at the {noun} that a {trade} learns young; without the {another} it is half a day on foot`,
    ),
    theme(
      'dog; sheepfold; hen house; horse fair; kennel; donkey; cattle grid; beehive; pigeon loft; milking stool; veterinary surgeon; paddock',
      `the {noun} knows the way home better than its {trade}; a {trade} paid more for the {another} than for his wedding; in {season} the {noun} has to be watched by night; the {noun} has a name, the lodger has none; every child here has been bitten once near the {another}; they sold the {noun} and were sorry for ten years; before breakfast the {another} is seen to, and breakfast after; nobody is lonely, says a {trade}, who has a {noun}; the {another} was blessed by three vicars and kicked by a fourth; what the {noun} costs in winter it never gives back in summer`,
    ),
    theme(
      'front door; terrace; lodger; wallpaper; cellar; letterbox; stairs; chimney; net curtain; coal hole; parlour; party wall',
      `the {noun} is kept for visitors who do not come; a {trade} papered the {another} four times in as many colours; in {season} the {noun} sweats and the plaster falls; through the {noun} one hears the neighbours being happy; the builder ran out of brick and finished the {another} in whatever there was; they were born in the front room and carried out by the {noun}; an estate agent calls the {another} a feature; a {trade} bought the house for its {noun} and hates it; the {noun} has sunk on one side, so that marbles roll to the window; nobody has the key of the {another}`,
    ),
  ],
};

export const englishEssays: Pick<Lexicon, 'essays' | 'essayHeadlines' | 'trades'> = {
  trades: list(
    'baker; signalman; midwife; plumber; schoolmaster; ferryman; tailor; farmhand; clerk; miller; cooper; cobbler; postman; widow; chemist; bargee; publican; glazier; shepherd; roofer; typist; sexton; drummer; barber',
  ),
  essayHeadlines: list(
    'The {noun} and what it leaves; {place}: a {noun} in {season}; Letter from {place}; What the {trade} remembers; Of the {noun}, the {another} and the years; {place} in {season}; Slow days near {near}; The last {trade} of {place}; Where the road ends: {place}; People of {near}; The weight of a {noun}; {surname}’s {season}',
  ),
  essays: list(
    `One comes to {place} in {season}, by the slow road, past a {noun} and a {another}.;
    It would be easy to write that nothing has changed.;
    There are towns that explain themselves at once, and there is this one.;
    Ask a {trade} and you will hear of the {noun}.;
    I had come for something else and stayed for the {another}.;
    The visitor is offered tea, a chair and, after an hour, an opinion.;
    It is a small thing, a {noun}, and a life may turn on it.;
    What does a place owe to those who leave it?;
    Most of what follows was told to me across a {noun}.;
    The {trade} laughs, and then does not.;
    In {season} the light comes in low and finds the {another}.;
    Nobody can say when it began.;
    Between the {noun} and the {another} lies a whole morning.;
    There is a photograph of that day, and nobody in it is looking at the camera.;
    For years they did without.;
    On the wall hangs a {noun}, and under it a list of names.;
    “You get used to it,” says the {trade}, who has not.;
    The rest is habit, and a little pride.;
    An hour from {near} the bus empties and the talk begins.;
    Someone has to stay, and it is usually the one with the {another}.;
    The books give it a paragraph.;
    A {trade} lifts his cap to the {noun}, half in jest.;
    It was {season}, and everything was late.;
    Those who know do not write, and those who write do not know.;
    That, at least, is how the {trade} tells it.;
    The street falls towards the water as if it had forgotten something there.;
    I asked about the {noun} three times and got four answers.;
    Time here is kept by the {another}.;
    Of course there were quarrels.;
    And yet the {noun} remains.;
    A child runs in, takes a {another} and is gone.;
    It is said of {near} that one should arrive hungry and leave early.;
    There was a time when every house had its {trade}.;
    Then came {season}, and no work.;
    The afternoon goes by; no one is in a hurry.;
    How much of this is true hardly matters to the {trade}.;
    I wrote it down on the back of a bill for a {noun}.;
    Some doors are shut because of the draught, others because of the past.;
    He means the {another}, and he means his brother.;
    At the end of the lane stands what is left of a {noun}.`,
  ),
};
