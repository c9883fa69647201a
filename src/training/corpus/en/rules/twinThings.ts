import { list, phrases } from '../lexicon.ts';

/** What is said behind the pronoun: a beginning, and its ends. */
type End = readonly [lead: string, words: readonly string[]];

/** A scene with two things of which either can be to blame. */
export interface Twin {
  readonly tag: string;
  /** Up to `because`, or `until`. */
  readonly frame: string;
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly ofA: readonly End[];
  readonly ofB: readonly End[];
  /** What came of it, when it was the first thing and when it was the second. */
  readonly thenA: readonly string[];
  readonly thenB: readonly string[];
  readonly weight?: number;
  /** Whether both are plural. */
  readonly many?: boolean;
  readonly until?: boolean;
}

const too = (text: string): readonly End[] => [
  ['was too', list(text)],
  ['was much too', list(text)],
];
const was = (text: string): readonly End[] => [['was', list(text)]];

const WALKERS = list('animal dog cat horse cow sheep goat duck donkey rabbit mouse fox');
const CASES = list('box bag suitcase basket trunk drawer cupboard');
const CARS = list('car bus truck taxi van tractor');
const VESSELS = list('bottle jug cup glass bowl bucket pot');

export const TWINS: readonly Twin[] = [
  {
    tag: 'cross',
    frame: 'the {a} did not cross the {b}',
    a: WALKERS,
    b: list('street road river bridge field'),
    ofA: too('tired weak lazy old afraid'),
    ofB: too('wide long dangerous busy'),
    thenA: phrases('. so the {a} rested|. so the {a} lay down|, so the {a} went home|. the {a} fell asleep'),
    thenB: phrases(
      '. nobody likes the {b}|, so nobody crossed the {b}|. we do not use the {b}|. the {b} is no place for animals',
    ),
    weight: 3,
  },
  {
    tag: 'cross',
    frame: 'the {a} could not cross the {b}',
    a: WALKERS,
    b: list('river lake stream field street'),
    ofA: too('tired weak slow old ill'),
    ofB: too('wide cold dangerous big'),
    thenA: phrases('. so the {a} rested|. so we carried the {a}|, so the {a} turned back'),
    thenB: phrases(
      '. nobody could cross the {b}|. so they built a bridge over the {b}|. stay away from the {b}',
    ),
  },
  {
    tag: 'fit',
    frame: 'the {a} did not fit in the {b}',
    a: [...CASES, ...list('trophy lamp book violin vase helmet coat')],
    b: CASES,
    ofA: too('big large wide long'),
    ofB: too('small narrow short full'),
    thenA: phrases(
      '. so she sent the {a} by train|. she had to carry the {a}|. he left the {a} at home|, so he carried the {a}',
    ),
    thenB: phrases(
      '. so she emptied the {b}|. he needs another {b}|, so she bought another {b}|. do not use the {b}',
    ),
    weight: 3,
  },
  {
    tag: 'fit',
    frame: 'we could not put the {a} into the {b}',
    a: [...CASES, ...list('trophy lamp guitar violin vase helmet coat')],
    b: CASES,
    ofA: too('big large wide long'),
    ofB: too('small narrow short full'),
    thenA: phrases('. so we sent the {a} by train|. we had to carry the {a}|. we left the {a} at home'),
    thenB: phrases('. so we emptied the {b}|. we need another {b}|, so we bought another {b}'),
    weight: 2,
  },
  {
    tag: 'carry',
    frame: 'the {a} could not carry the {b}',
    a: list('donkey horse camel cow elephant dog animal'),
    b: list('box sack stone trunk barrel basket log'),
    ofA: too('tired weak old lazy small'),
    ofB: too('heavy big large wide'),
    thenA: phrases('. so the {a} rested|. so the {a} lay down|, so we fed the {a}'),
    thenB: phrases('. so we emptied the {b}|. we left the {b} behind|, so two men carried the {b}'),
    weight: 2,
  },
  {
    tag: 'catch',
    frame: 'the {a} could not catch the {b}',
    a: list('dog cat fox wolf lion tiger bear horse goat'),
    b: list('rabbit mouse cat dog goat horse fox monkey wolf'),
    ofA: too('slow tired fat old lazy'),
    ofB: too('fast quick far strong'),
    thenA: phrases('. the {a} lay down|. so the {a} lay down|, so the {a} gave up'),
    thenB: phrases('. nobody could catch the {b}|, so the {b} ran away|. so we never saw the {b} again'),
    weight: 2,
  },
  {
    tag: 'pass',
    frame: 'the {a} could not pass the {b}',
    a: CARS,
    b: CARS,
    ofA: too('slow weak old heavy'),
    ofB: too('fast wide quick long'),
    thenA: phrases('. nobody wants the {a}|. the {a} needs another driver|, so he sold the {a}'),
    thenB: phrases('. nobody could pass the {b}|, so we waited behind the {b}|. they had to follow the {b}'),
    weight: 2,
  },
  {
    tag: 'break',
    frame: 'the {a} broke the {b}',
    a: list('ball stone hammer statue box barrel log bottle'),
    b: list('window glass vase plate table chair shelf mirror bottle box'),
    ofA: too('heavy hard big large'),
    ofB: too('thin weak old cheap'),
    thenA: phrases('. do not use the {a} again|, so we took the {a} away|. two men had to carry the {a}'),
    thenB: phrases('. so we bought another {b}|. we need a better {b}|, so we repaired the {b}'),
    weight: 2,
  },
  {
    tag: 'cover',
    frame: 'the {a} did not cover the {b}',
    a: list('rug cloth blanket sheet carpet'),
    b: list('table floor bed bench sofa'),
    ofA: too('small short narrow'),
    ofB: too('big long wide large'),
    thenA: phrases('. so she bought another {a}|. we need a better {a}|, so they sold the {a}'),
    thenB: phrases('. so she bought another {b}|. we have no room for the {b}|, so they moved the {b}'),
    weight: 1.5,
  },
  {
    tag: 'harbour',
    frame: 'the {a} could not enter the {b}',
    a: list('ship boat ferry'),
    b: list('harbour river canal lake bay'),
    ofA: too('big wide heavy large'),
    ofB: too('narrow small shallow full'),
    thenA: phrases('. so the {a} turned back|, so the {a} waited outside|. everybody left the {a}'),
    thenB: phrases('. no ship uses the {b}|, so nobody uses the {b}|. stay away from the {b}'),
    weight: 1.5,
  },
  {
    tag: 'pour',
    frame: 'we poured water from the {a} into the {b}',
    a: VESSELS,
    b: VESSELS,
    ofA: was('empty'),
    ofB: was('full'),
    thenA: phrases('. so we took another {a}|, so we washed the {a}|. then he put the {a} away'),
    thenB: phrases(
      '. then she drank from the {b}|, so she took the {b} to the table|. he carried the {b} with care',
    ),
    until: true,
  },
  {
    tag: 'cut',
    frame: 'the {a} did not cut the {b}',
    a: list('knife saw axe sword'),
    b: list('bread meat rope branch wood cheese'),
    ofA: too('blunt weak old small'),
    ofB: too('hard thick tough dry'),
    thenA: phrases('. so she threw the {a} away|. he needs a better {a}|, so he bought another {a}'),
    thenB: phrases('. nobody could cut the {b}|, so we did not use the {b}|. so they threw the {b} away'),
    weight: 1.5,
  },
  {
    tag: 'eat',
    frame: 'the {a} did not eat the {b}',
    a: list('dog cat horse pig bird mouse monkey bear hen goat'),
    b: list('bread soup cake apple rice fish meat cheese'),
    ofA: [...too('tired ill full lazy'), ...was('ill full asleep sleepy')],
    ofB: [...too('hot salty cold sour'), ...was('burnt rotten cold sour')],
    thenA: phrases('. so the {a} went to sleep|, so we called a doctor for the {a}|. the {a} lay down'),
    thenB: phrases('. so we threw the {b} away|. nobody wanted the {b}|, so she cooked the {b} again'),
    weight: 2,
  },
  {
    tag: 'jump',
    frame: 'the {a} did not jump over the {b}',
    a: list('horse dog goat fox cat cow sheep rabbit'),
    b: list('fence wall gate hedge'),
    ofA: too('tired lazy old weak fat'),
    ofB: too('high wide big tall'),
    thenA: phrases('. so the {a} rested|. the {a} lay down|, so the {a} stayed at home'),
    thenB: phrases('. nobody could jump over the {b}|. he made another {b}|, so they opened the {b}'),
    weight: 1.5,
  },
  {
    tag: 'light',
    frame: 'the {a} did not light the {b}',
    a: list('lamp candle fire'),
    b: list('room hall cave cellar kitchen'),
    ofA: too('weak small far low'),
    ofB: too('big large long wide'),
    thenA: phrases('. so we bought a better {a}|, so we moved the {a}|. nobody uses the {a}'),
    thenB: phrases(
      '. so we stayed near the door of the {b}|. nobody likes to be in the {b}|, so we left the {b}',
    ),
  },
  {
    tag: 'nail',
    frame: 'the {a} did not go into the {b}',
    a: list('nail screw needle'),
    b: list('wall board door wood leather'),
    ofA: too('soft blunt weak short'),
    ofB: too('hard thick strong tough'),
    thenA: phrases('. so he took another {a}|. he threw the {a} away|, so he bought a better {a}'),
    thenB: phrases(
      '. nothing goes into the {b}|, so we painted the {b} again|. a drill made a hole in the {b}',
    ),
  },
  {
    tag: 'arrest',
    frame: 'the {a} chased the {b}',
    a: list('soldier guard hunter farmer'),
    b: list('thief robber pirate wolf fox'),
    ofA: [
      ['wanted to', ['help the village', 'help the people', 'win the fight', 'do their work']],
      ['were', list('brave angry')],
    ],
    ofB: [['had', ['stolen a horse', 'broken the door', 'stolen the gold', 'eaten the hens']]],
    thenA: phrases('. everybody thanked the {a}|. the people were proud of the {a}|. the king paid the {a}'),
    thenB: phrases('. everybody was afraid of the {b}|. nobody likes the {b}|, so the {b} ran away'),
    many: true,
    weight: 1.5,
  },
  {
    tag: 'praise',
    frame: 'the {a} praised the {b}',
    a: list('teacher parent mother judge captain'),
    b: list('child student girl boy sailor daughter son'),
    ofA: [['were', ['very proud', 'kind people', 'proud and happy', 'in a good mood']]],
    ofB: [
      ['had', ['worked hard', 'cleaned the room', 'won the game', 'learned the song', 'passed the test']],
    ],
    thenA: phrases('. everybody loves the {a}|. we like the {a}|. it is good to know the {a}'),
    thenB: phrases('. so the {b} got a present|, so the {b} were very happy|. we are proud of the {b}'),
    many: true,
    weight: 1.5,
  },
];
