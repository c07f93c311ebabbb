import type { World } from './subjects.ts';

export const english: World = {
  language: 'en',
  mark: 'UPDATE',
  subjects: [
    {
      topic: 'Ferries',
      incidents: [
        {
          what: ['a grounding', 'the stranded boat', 'a hull stuck on the bar'],
          came: [
            'passengers were taken off in rafts',
            'everyone aboard was brought ashore',
            'the crossing is closed until the hull is surveyed',
          ],
          objects: ['sandbank', 'keel', 'lifejackets', 'echo sounder', 'bow ramp', 'tide table', 'tug'],
        },
        {
          what: ['a fare rise', 'dearer crossings', 'the new price of a ticket'],
          came: [
            'commuters will pay a third more',
            'season cards go up in spring',
            'islanders ask for a discount',
          ],
          objects: ['subsidy', 'season card', 'turnstile', 'pensioners', 'diesel bill', 'petition'],
        },
      ],
      common: [
        'The boats carry four thousand people a day.',
        'Sailings are posted at the pier each morning.',
        'The harbour office keeps the timetable.',
      ],
    },
    {
      topic: 'Schools',
      incidents: [
        {
          what: ['mould in the classrooms', 'the damp school', 'black walls in the infants’ wing'],
          came: [
            'lessons moved to the parish hall',
            'two hundred children are taught elsewhere',
            'the wing will be stripped in the holidays',
          ],
          objects: ['ventilator', 'plaster', 'asthma', 'parish hall', 'roof felt', 'caretaker', 'inspector'],
        },
        {
          what: [
            'a merger of two schools',
            'the plan to close the smaller school',
            'one school where there were two',
          ],
          came: [
            'parents marched with lanterns',
            'the governors put off their vote',
            'the older building will be sold',
          ],
          objects: [
            'governors',
            'lanterns',
            'bus route',
            'head teacher',
            'uniform',
            'playing field',
            'enrolment',
          ],
        },
      ],
      common: [
        'Term begins in the first week of September.',
        'The authority spends half its budget on teaching.',
        'Teachers were told on Friday.',
      ],
    },
    {
      topic: 'Health',
      incidents: [
        {
          what: ['an outbreak of sickness', 'a stomach bug', 'dozens of people fallen ill'],
          came: [
            'the canteen was shut and scrubbed',
            'samples went to the laboratory',
            'a batch of shellfish was recalled',
          ],
          objects: ['oysters', 'norovirus', 'laboratory', 'canteen', 'freezer', 'broth', 'ward'],
        },
        {
          what: ['a shortage of nurses', 'the empty night shift', 'wards without staff'],
          came: ['operations are put off', 'beds were closed for the winter', 'agency workers fill the rota'],
          objects: ['rota', 'agency', 'maternity', 'overtime', 'bursary', 'ballot', 'matron'],
        },
      ],
      common: [
        'The hospital serves the whole county.',
        'Waiting lists are published each quarter.',
        'Doctors ask people to stay calm.',
      ],
    },
    {
      topic: 'Courts',
      incidents: [
        {
          what: ['a forgery trial', 'the case of the false paintings', 'forged canvases before the judge'],
          came: [
            'the dealer was sent to prison for three years',
            'an expert found modern pigment',
            'buyers want their money back',
          ],
          objects: ['pigment', 'canvas', 'auctioneer', 'ultraviolet', 'dealer', 'provenance', 'easel'],
        },
        {
          what: ['a quarrel over a right of way', 'the blocked footpath', 'a gate across an old lane'],
          came: [
            'the landowner must take down the fence',
            'walkers won at the second attempt',
            'maps of two centuries were read out',
          ],
          objects: ['stile', 'barbed wire', 'tithe map', 'ramblers', 'landowner', 'bridleway', 'padlock'],
        },
      ],
      common: [
        'The court sat for two days.',
        'Both sides may appeal within a month.',
        'The judge asked for silence twice.',
      ],
    },
    {
      topic: 'Floods',
      incidents: [
        {
          what: ['a burst levee', 'the breach in the dyke', 'water through the bank'],
          came: [
            'soldiers filled sandbags through the night',
            'forty houses stand in the wet',
            'the gap was closed with old barges',
          ],
          objects: ['sandbags', 'barges', 'pumps', 'cellars', 'dinghy', 'culvert', 'moles'],
        },
        {
          what: ['a plan for a new sluice', 'the tidal gate', 'a barrier across the river mouth'],
          came: [
            'anglers fear for the eels',
            'the cost has doubled in a year',
            'the ministry pays two thirds',
          ],
          objects: ['eels', 'caisson', 'concrete', 'ministry', 'anglers', 'hinges', 'sediment'],
        },
      ],
      common: [
        'The river rose a metre in a day.',
        'More rain is forecast for the weekend.',
        'The gauge by the bridge is read every hour.',
      ],
    },
    {
      topic: 'Football',
      incidents: [
        {
          what: ['a relegation', 'the drop to the lower league', 'the end of a season to forget'],
          came: [
            'the trainer left by the back door',
            'supporters stayed until the lights went out',
            'four players are for sale',
          ],
          objects: ['penalty', 'goalkeeper', 'trainer', 'offside', 'scarves', 'debts', 'turf'],
        },
        {
          what: ['a new stand', 'the rebuilt terrace', 'seats where people stood'],
          came: [
            'neighbours lose their evening sun',
            'the old timber was auctioned',
            'the club borrowed from its members',
          ],
          objects: ['timber', 'floodlights', 'turnstiles', 'members', 'scaffolding', 'mortgage', 'hedge'],
        },
      ],
      common: [
        'The match drew six thousand people.',
        'The season ends in May.',
        'Tickets are sold at the ground.',
      ],
    },
    {
      topic: 'Farming',
      incidents: [
        {
          what: ['a disease of apple trees', 'the orchard blight', 'cankered branches'],
          came: [
            'growers burn what they cut',
            'old varieties are grafted elsewhere',
            'the cider harvest fell by half',
          ],
          objects: ['canker', 'graft', 'cider', 'bonfire', 'copper spray', 'rootstock', 'wasps'],
        },
        {
          what: ['a fight over milk prices', 'cheap milk', 'dairymen who pour milk away'],
          came: [
            'tractors stood before the creamery',
            'the creamery raised its offer by a penny',
            'two herds were sold',
          ],
          objects: ['creamery', 'tractors', 'heifers', 'contract', 'penny', 'silage', 'churns'],
        },
      ],
      common: ['The fields lie along the estuary.', 'It has been a dry year.', 'The market opens at six.'],
    },
    {
      topic: 'Museums',
      incidents: [
        {
          what: ['a stolen chalice', 'the theft of church silver', 'an empty glass case'],
          came: [
            'police found the lock picked',
            'a diver brought it up from the canal',
            'a reward was offered',
          ],
          objects: ['chalice', 'locksmith', 'canal', 'diver', 'insurance', 'fingerprints', 'sexton'],
        },
        {
          what: ['an exhibition of clocks', 'a show of old timepieces', 'a hundred pendulums in one room'],
          came: [
            'all strike together at noon',
            'a watchmaker winds them by hand',
            'visitors hear it in the street',
          ],
          objects: ['pendulum', 'watchmaker', 'escapement', 'orrery', 'winding key', 'sundial', 'brass'],
        },
      ],
      common: [
        'The museum is free on Sundays.',
        'The collection was left to the town.',
        'The curator has been there for ten years.',
      ],
    },
    {
      topic: 'Railways',
      incidents: [
        {
          what: ['a landslip on the line', 'the buried track', 'clay across the rails'],
          came: [
            'buses run instead of trains',
            'engineers drain the slope',
            'the cutting is watched by sensors',
          ],
          objects: ['cutting', 'clay', 'sensors', 'drain', 'sleepers', 'excavator', 'signalman'],
        },
        {
          what: ['a strike of drivers', 'trains that stand still', 'the walkout in the depots'],
          came: ['talks went on past midnight', 'half of all services ran', 'the union won two days of rest'],
          objects: ['union', 'depot', 'picket', 'rest days', 'arbitrator', 'overtime', 'brazier'],
        },
      ],
      common: [
        'The line was opened in 1874.',
        'Travellers are asked to look at the boards.',
        'The operator is sorry for the delay.',
      ],
    },
    {
      topic: 'Wildlife',
      incidents: [
        {
          what: ['a colony of terns', 'seabirds on the shingle', 'the first nests for decades'],
          came: ['wardens roped off the beach', 'dogs must stay on the lead', 'ninety chicks were ringed'],
          objects: ['terns', 'shingle', 'chicks', 'wardens', 'foxes', 'rope', 'telescope'],
        },
        {
          what: ['a sick whale', 'the stranded giant', 'a whale in shallow water'],
          came: ['volunteers kept its skin wet', 'it swam free with the night tide', 'its call was recorded'],
          objects: ['whale', 'hydrophone', 'wet sheets', 'blowhole', 'volunteers', 'pontoon', 'harpoon scar'],
        },
      ],
      common: [
        'The reserve has a hide for visitors.',
        'Counting begins before dawn.',
        'The society has eight hundred members.',
      ],
    },
  ],
  places: [
    'Alder Quay',
    'Brindle',
    'Cray Sands',
    'Dunmoor',
    'Eastwick',
    'Fennel Cross',
    'Garrow',
    'Hythe End',
    'Inverlee',
    'Jessop',
    'Kelder',
    'Larkspur',
    'Morwen',
    'Northolt Bay',
    'Ottery',
    'Penwith',
    'Quarrel Hill',
    'Rushmere',
    'Saltby',
    'Thornby',
  ],
  people: [
    'Edda Marlow',
    'Tomas Quill',
    'Ines Corran',
    'Hugh Pascoe',
    'Rosa Lindqvist',
    'Abel Trench',
    'Maud Okafor',
    'Piers Holloway',
    'Sunniva Grey',
    'Jonah Beck',
    'Clara Voss',
    'Ned Arkwright',
    'Yusuf Daley',
    'Bridie Lane',
    'Otto Pym',
    'Wilma Strand',
    'Caleb Frost',
    'Nora Teague',
    'Silas Wren',
    'Greta Molloy',
  ],
  roles: [
    'the mayor',
    'a councillor',
    'the engineer in charge',
    'a neighbour',
    'the chair of the inquiry',
    'a spokeswoman',
  ],
  general: [
    'Nobody wished to say more before Monday.',
    'The council will meet again next week.',
    'Letters to this paper were divided.',
    'It is not the first time, said people in the market square.',
    'A report is expected by the end of the year.',
    'The opposition called it too little and too late.',
    'Officials promised to listen.',
    'The mood in the town is quiet.',
  ],
  headlines: [
    '{place}: {what}',
    'After {what}: {came}',
    '{person} on {what}',
    'How {place} lives with it',
    'The {one} and the {other}: {place} waits',
    '{came}',
  ],
  reports: [
    'It began with {what} at {place}.',
    '{person}, {role}, spoke of {what}.',
    'Since then {came}.',
    'The {one} was looked at once more, and so was the {other}.',
    'At {place} people talk of nothing but the {one}.',
    '“We had not thought of the {other},” said {person}.',
    '{came}, as {person} had hoped.',
    'What became of the {one} is not known.',
    'Asked about {what}, {role} pointed to the {other}.',
    'In {place} {came}.',
  ],
  updates: [
    '{person} added that the matter is in hand.',
    'This version adds what {role} said.',
    'Corrects the day in the second paragraph.',
  ],
};
