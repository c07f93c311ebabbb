import { list } from '../grammar.ts';
import type { Subject } from '../subjects.ts';

/** Kinds of news in addition to those of the incident sets. */
export const moreEnglishSubjects: Subject[] = [
  {
    topic: 'Energy',
    incidents: [
      {
        what: list(
          'the power cut; a failed transformer; two nights without light; the blackout; the substation fire',
        ),
        came: list(
          'generators were brought in by ferry; the grid was running again by dawn; freezers thawed in every shop; the regulator opened a file; the cable will be laid anew',
        ),
        objects: list(
          'transformer; substation; switchgear; candles; generator; grid operator; insulator; oil tank; fuse board; cable drum',
        ),
      },
      {
        what: list(
          'the plan for twelve turbines; a wind park off the coast; the turbines on the ridge; the disputed masts; the wind lease',
        ),
        came: list(
          'the permit was sent back; a judge allowed the masts; the investor walked away; the village gets a share of the yield; bats stop the blades at dusk',
        ),
        objects: list(
          'rotor; mast; bats; lease; shadow flicker; yield report; crane barge; noise meter; foundation; gearbox',
        ),
      },
    ],
    common: list(
      'Most of the current comes over one line.; Bills go out every two months.; The works employ ninety people.; Demand is highest before supper.',
    ),
  },
  {
    topic: 'Police',
    incidents: [
      {
        what: list(
          'a string of burglaries; the break-ins; thefts from locked sheds; the night thieves; the burglary ring',
        ),
        came: list(
          'two brothers were charged; the loot turned up in a barn; neighbours keep watch in pairs; a footprint led to the van; the case goes to the crown court',
        ),
        objects: list(
          'crowbar; van; footprint; chainsaw; copper pipe; number plate; barn; alarm; pawnbroker; dog handler',
        ),
      },
      {
        what: list(
          'the missing sailor; a search at sea; the empty dinghy; a man overboard; the search for the yachtsman',
        ),
        came: list(
          'the search was called off at dusk; a trawler found the oilskins; he was picked up alive; divers went down to the wreck; the inquest heard from his sister',
        ),
        objects: list(
          'dinghy; flare; oilskins; lifeboat; helicopter; sonar; logbook; rudder; mooring; distress call',
        ),
      },
    ],
    common: list(
      'The station is manned until ten.; Calls may be made without a name.; The force lost a tenth of its officers.; Patrols go by bicycle.',
    ),
  },
  {
    topic: 'Industry',
    incidents: [
      {
        what: list(
          'the closure of the cannery; job losses at the cannery; the end of the canning hall; the shutdown; the cannery sale',
        ),
        came: list(
          'a hundred and forty people got their notice; the owner moves the machines abroad; a cooperative bid for the hall; the last shift sang at the gate; redundancy pay was doubled',
        ),
        objects: list(
          'conveyor; tins; retort; shift bell; severance; cooperative; forklift; brine; label printer; cold store',
        ),
      },
      {
        what: list(
          'an explosion at the glassworks; the furnace accident; the blast; the glassworks fire; molten glass on the floor',
        ),
        came: list(
          'three workers were burned; the furnace stays cold; the inspectorate found a blocked valve; the roof came down; the company admitted fault',
        ),
        objects: list(
          'furnace; valve; visor; soda ash; sprinkler; pressure gauge; burns unit; silica; insurer; gas main',
        ),
      },
    ],
    common: list(
      'The plant opened in 1921.; Half of the town has worked there.; The order book is full until autumn.; Lorries leave at five.',
    ),
  },
  {
    topic: 'Politics',
    incidents: [
      {
        what: list(
          'a recount of the vote; the disputed election; nine votes between them; the spoiled ballots; the recount',
        ),
        came: list(
          'the margin shrank to two; the returning officer stepped aside; the election will be held again; a box was found in a cupboard; both sides claim victory',
        ),
        objects: list(
          'ballot box; returning officer; tally sheet; polling station; postal votes; seal; observers; lot; register; petition',
        ),
      },
      {
        what: list(
          'the expenses affair; a councillor’s receipts; bills for a conservatory; the audit; the expense claims',
        ),
        came: list(
          'the money was paid back; a deputy resigned; prosecutors asked for the files; the rules will be tightened; the auditor was sworn in',
        ),
        objects: list(
          'receipts; auditor; conservatory; mileage; whistleblower; ledger; credit card; hotel bill; ethics board; minutes',
        ),
      },
    ],
    common: list(
      'The council has thirty-one seats.; Meetings are open to all.; The budget is voted in December.; Turnout was below half.',
    ),
  },
  {
    topic: 'Fishing',
    incidents: [
      {
        what: list('the cut in the quota; fewer cod; the new catch limit; the quota row; empty nets'),
        came: list(
          'a third of the boats stay tied up; skippers blocked the channel; crews look for work ashore; the limit was eased for small boats; the ministry sends a mediator',
        ),
        objects: list('cod; trawl; skipper; winch; quota; ice plant; gillnet; auction hall; mesh; fuel dock'),
      },
      {
        what: list('poisoned mussels; a toxic bloom; the ban on shellfish; red water; the mussel scare'),
        came: list(
          'the beds are closed for six weeks; growers dumped their harvest; nobody died; tests came back clean; growers get a loan',
        ),
        objects: list(
          'mussels; algae; raft; toxin; plankton net; grower; cooler; warning sign; compensation; biologist',
        ),
      },
    ],
    common: list(
      'The fleet has sixty boats.; Prices are set at dawn.; Catches are reported by radio.; Young people rarely sign on.',
    ),
  },
  {
    topic: 'Housing',
    incidents: [
      {
        what: list(
          'the evictions; families put out of their flats; the clearance; the notice to quit; the empty block',
        ),
        came: list(
          'bailiffs turned back at the door; tenants won a stay; the block was sold in one lot; the families sleep in a gymnasium; the rent was frozen',
        ),
        objects: list(
          'bailiffs; lease; landlord; gymnasium; mattress; deposit; locksmith; rent book; tenant group; letterbox',
        ),
      },
      {
        what: list(
          'unsafe cladding; panels that burn; the tower’s facade; the cladding scandal; a failed fire test',
        ),
        came: list(
          'a fire watch walks the stairs; the panels come off in May; owners must pay half; the builder has gone bankrupt; the tower was emptied overnight',
        ),
        objects: list(
          'cladding; panels; scaffold; fire watch; stairwell; insulation; builder; service charge; smoke alarm; surveyor',
        ),
      },
    ],
    common: list(
      'The waiting list has nine hundred names.; Rents rose faster than wages.; The estate was built in the sixties.; The lifts are checked weekly.',
    ),
  },
  {
    topic: 'Roads',
    incidents: [
      {
        what: list(
          'the closed bridge; cracks in the bridge; the weakened span; the bridge that may not be crossed; the bridge repairs',
        ),
        came: list(
          'lorries go round by the pass; pedestrians may use one side; steel plates were welded on; the toll will pay for it; the span was lifted out',
        ),
        objects: list(
          'span; girder; rivets; weighbridge; detour; steel plates; bearing; toll; welder; strain gauge',
        ),
      },
      {
        what: list(
          'the bus crash; a coach in the ditch; the school bus accident; the crash on the bend; the overturned coach',
        ),
        came: list(
          'the driver was taken ill at the wheel; eleven children were treated; the brakes had been repaired that week; the bend gets a barrier; the operator lost its licence',
        ),
        objects: list(
          'brakes; tachograph; seat belts; ditch; barrier; gritting; ambulance; licence; skid marks; rescue cutter',
        ),
      },
    ],
    common: list(
      'The road carries nine thousand vehicles a day.; There is no other way in winter.; The limit is fifty.; Repairs wait for dry weather.',
    ),
  },
  {
    topic: 'Money',
    incidents: [
      {
        what: list(
          'a hole in the savings bank; the missing deposits; the run on the counter; the bank fraud; frozen accounts',
        ),
        came: list(
          'savers queued round the block; the manager was arrested at the airport; the guarantee fund steps in; the accounts were unfrozen; a larger bank takes the branch',
        ),
        objects: list(
          'counter; vault; savers; passbook; forged loans; receiver; guarantee fund; auditor; safe deposit; queue tickets',
        ),
      },
      {
        what: list(
          'the lottery quarrel; a winning ticket claimed twice; the syndicate dispute; the lost ticket; the jackpot case',
        ),
        came: list(
          'the prize was split; the shop kept the counterfoil; a notary opened the envelope; friends no longer speak; the appeal was dropped',
        ),
        objects: list(
          'ticket; counterfoil; syndicate; notary; envelope; tobacconist; jackpot; handwriting; barcode; witness list',
        ),
      },
    ],
    common: list(
      'The branch opens four days a week.; Interest was near nothing for years.; Statements come by post.; The town has one cash machine.',
    ),
  },
];
