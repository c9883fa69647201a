import { FEMALE_NAMES, MALE_NAMES, MEN, phrases, WOMEN } from '../lexicon.ts';

/** What one person did to another, and what was the reason if it was the one or the other. */
export interface PersonTwin {
  readonly verb: string;
  readonly rest?: string;
  /** Behind she or he, when that is the one who did it … */
  readonly ofA: readonly string[];
  /** … and when it is the other. */
  readonly ofB: readonly string[];
}

const the = (noun: string) => `the ${noun}`;

/** People of one gender and way of naming. */
export interface Pool {
  readonly gender: 'f' | 'm';
  readonly named: boolean;
  readonly people: readonly string[];
}

const HER: Pool = { gender: 'f', named: true, people: FEMALE_NAMES };
const HIM: Pool = { gender: 'm', named: true, people: MALE_NAMES };
const LADY: Pool = { gender: 'f', named: false, people: WOMEN.map(the) };
const LORD: Pool = { gender: 'm', named: false, people: MEN.map(the) };

/** Two of one gender, whom the pronoun does not tell apart; and two whom it does. */
export const ALIKE: readonly (readonly [a: Pool, b: Pool])[] = [HER, HIM, LADY, LORD].map((pool) => [
  pool,
  pool,
]);
export const APART: readonly (readonly [a: Pool, b: Pool])[] = [
  [HER, HIM],
  [HIM, HER],
  [LADY, LORD],
  [LORD, LADY],
];

export const PERSON_TWINS: readonly PersonTwin[] = [
  {
    verb: 'thanked',
    ofA: phrases('had got a present|was happy with the present|had found help'),
    ofB: phrases('had helped {them}|had found the keys|had given {them} a present|had brought some soup'),
  },
  {
    verb: 'paid',
    ofA: phrases('had lost the bet|had bought the car|was rich'),
    ofB: phrases('had done the work|had repaired the roof|had sold the car|had won the bet'),
  },
  {
    verb: 'called',
    ofA: phrases('needed some help|was alone|wanted to ask a question|could not sleep'),
    ofB: phrases('was ill|did not come to school|had not answered the letter|had a birthday'),
  },
  {
    verb: 'visited',
    rest: 'in the hospital',
    ofA: phrases('was a good friend|wanted to bring flowers|had some free time'),
    ofB: phrases('had broken a leg|was very ill|could not leave the bed'),
  },
  {
    verb: 'followed',
    ofA: phrases('did not know the way|was lost|was a spy'),
    ofB: phrases('knew the way|had a map|had stolen the ring|carried the lamp'),
  },
  {
    verb: 'asked',
    rest: 'for help',
    ofA: phrases('could not open the box|did not understand the question|had lost the key'),
    ofB: phrases('was strong|knew the answer|always helped everybody|had a key'),
  },
  {
    verb: 'waited for',
    ofA: phrases('was early|was a good friend|had a lot of time'),
    ofB: phrases('was late|had missed the bus|walked slowly|had lost the time'),
  },
  {
    verb: 'shouted at',
    ofA: phrases('was very angry|was tired of {them}|was in a bad mood'),
    ofB: phrases('had broken the window|had lost the key|was too loud|had lost the ring'),
  },
  {
    verb: 'envied',
    ofA: phrases('had never won a prize|had no garden|wanted such a house'),
    ofB: phrases('had won a prize|had a beautiful garden|was rich and famous|sang so well'),
  },
  {
    verb: 'carried',
    ofA: phrases('was strong|wanted to help|did not want to wait'),
    ofB: phrases('had hurt a foot|could not walk|was too tired to walk|had broken a leg'),
  },
  {
    verb: 'beat',
    rest: 'at chess',
    ofA: phrases('had practised a lot|played very well|was the best player'),
    ofB: phrases('was not careful|had made a mistake|had never played before'),
  },
  {
    verb: 'could not hear',
    ofA: phrases('was too old|had closed the door|was asleep'),
    ofB: phrases('spoke too fast|was too far away|spoke very slowly'),
  },
  {
    verb: 'lent money to',
    ofA: phrases('was rich and kind|wanted to help|had enough of it'),
    ofB: phrases('had no money|was poor|needed a new roof|had lost the job'),
  },
  {
    verb: 'hid from',
    ofA: phrases('had broken the window|was afraid of {them}|had stolen the cake'),
    ofB: phrases('looked angry|had a knife|was dangerous'),
  },
];
