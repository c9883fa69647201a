import { phrases } from '../lexicon.ts';

/** One sense of a word. Brackets hold the word by which a text shows the sense. */
export interface Sense {
  readonly word: string;
  readonly tag: string;
  /** Said before `the bank`, for instance. */
  readonly around: readonly string[];
  /** Said behind it. */
  readonly about: readonly string[];
  /** Sentences with the word. */
  readonly whole: readonly string[];
  readonly weight?: number;
}

const sense = (tag: string, around: string, about: string, whole: string): Sense => ({
  word: tag.split('.')[0] ?? '',
  tag,
  around: phrases(around),
  about: phrases(about),
  whole: phrases(whole),
});

export const SENSES: readonly Sense[] = [
  sense(
    'bank.river',
    'we walked along the river|the boat came slowly to the land|they fished in the stream|ducks swam on the water|the river was high after the rain|we sat by the lake',
    'was [muddy]|was [steep]|was [green]|was [wet]|was covered with [grass]|was under [water]|was full of [flowers]',
    'ducks sleep on the bank of the river|the boat lay on the muddy bank|they sat on the bank and fished|the bank by the river is green in spring',
  ),
  sense(
    'bank.money',
    'she wanted to borrow some money|he opened an account|we needed money for the house|the thief wanted gold|they paid for the car|she saved every coin',
    'was [closed]|was [rich]|was [open] on monday|was full of [money]|was full of [people]|had lost a lot of [money]|had a new [manager]',
    'he borrowed money from the bank|she works at the bank in the city|my savings are in the bank|the bank keeps our money safe',
  ),
  sense(
    'bat.animal',
    'it was night in the cave|something flew through the dark|an owl cried in the forest|we found a small animal under the roof|there were wings in the air',
    'was [hungry]|was [asleep]|had two [wings]|flew [away]|hung from the [roof]|ate some [insects]|slept all [day]',
    'a bat flew out of the cave|the bat sleeps all day and flies at night|a bat has wings like a bird|the bat caught an insect in the dark',
  ),
  sense(
    'bat.club',
    'the player waited for the ball|we went to the game|he wanted to hit the ball|the team came to the field|she practised for the match',
    'was [wooden]|was [heavy]|was made of [wood]|hit the [ball]|broke in two [pieces]|fell on the [ground]|was a [present]',
    'he hit the ball with the bat|the player swung the bat and ran|she bought a new bat for the game|the bat was made of hard wood',
  ),
  sense(
    'spring.season',
    'the winter was very long|the snow was gone at last|the birds came back from the south|the trees had new leaves|it was march already',
    'was [warm]|was [rainy]|was [early] this year|brought many [flowers]|was followed by a hot [summer]|came in [april]|began with [sunshine]',
    'the flowers come out in spring|in spring the days become longer|after winter comes spring|birds build their nests in spring',
  ),
  sense(
    'spring.water',
    'we were thirsty in the mountains|water came out of the rock|they looked for clean water|the stream begins on the hill|the deer came to drink',
    'was [cold]|was [deep]|was [dry] in august|gave us fresh [water]|ran down into a [stream]|was hidden under a [rock]|was good for the [cows]',
    'we drank from the spring in the forest|clean water came from the spring|the river begins at a spring in the mountains|the spring gave fresh water to the village',
  ),
  sense(
    'spring.metal',
    'he took the old clock apart|the toy did not jump any more|the door did not close by itself|the bed made a strange noise|she repaired the machine',
    'was [broken]|was [rusty]|was made of [steel]|was too [weak]|had lost its [force]|was pressed by a [screw]|held the [lid]',
    'the spring in the clock was broken|a steel spring closes the door|the bed needs a new spring|he pressed the spring with a screw',
  ),
  sense(
    'light.lamp',
    'the room was dark|she came home at night|he wanted to read in bed|we could not see the road|the lamp stood on the table',
    'was [bright]|was [red]|was [off]|came from a small [window]|woke the [baby]|hurt my [eyes]|shone through the [curtain]',
    'please turn on the light|the light of the lamp was bright|she switched off the light and slept|we saw a light in the window',
  ),
  sense(
    'bark.tree',
    'we sat under an old tree|the wood of the oak was hard|the deer was hungry in winter|he cut the tree down|the gardener looked at the trunk',
    'was [rough]|was [brown]|was [thick]|was covered with [moss]|protected the [tree]|fell to the [ground]|was home to many [insects]',
    'the bark of the oak is rough|he cut his name into the bark|the bark of the tree was brown and thick|an insect lives under the bark',
  ),
  sense(
    'bark.dog',
    'a dog stood behind the gate|somebody came to the house at night|the puppy was not friendly|the guard had a big dog|we heard the dog next door',
    'was [loud]|was [angry]|was [sudden]|woke the [neighbours]|scared the [thief]|was heard in the whole [street]|meant [danger]',
    'we heard the bark of a dog|the bark of the dog woke the baby|a loud bark came from behind the gate|the dog gave a short bark and sat down',
  ),
  sense(
    'letter.mail',
    'the postman came at nine|she wrote to her friend|we waited for news from paris|he bought a stamp|the envelope was on the table',
    'was [long]|was [friendly]|was [sad]|came from a [friend]|had no [stamp]|was lost in the [post]|was read by the whole [family]',
    'she put the letter into an envelope|he sent a letter to his mother|the postman brought a letter from paris|she read the letter twice',
  ),
  sense(
    'letter.alphabet',
    'the child learned to spell|we studied the alphabet|she typed the word again|the teacher wrote a word on the board|he could not spell the name',
    'was a [vowel]|was [silent]|was a [capital]|came before the [vowel]|stood at the end of the [word]|was missing in the [word]|is the first of the [alphabet]',
    'b is a letter of the alphabet|the first letter of the alphabet is a|every name begins with a capital letter|one letter of the word was missing',
  ),
  sense(
    'ring.jewel',
    'he asked her to marry him|she looked at the jewels|the wedding was beautiful|the queen opened a small box|something shone on her finger',
    'was [golden]|was [expensive]|was made of [gold]|was too small for the [finger]|was a present from the [king]|shone like a [star]|had a red [stone]',
    'she wears a gold ring on her finger|he bought a ring for the wedding|the ring of the queen was expensive|the ring had a beautiful stone',
  ),
  sense(
    'ring.circus',
    'we went to the circus|the boxers were ready|the clown made us laugh|the crowd wanted to see the fight|two men put on their gloves',
    'was [round]|was [small]|was full of [elephants]|was full of [sand]|was ready for the [fight]|was left by the [boxers]|was lit by many [lamps]',
    'the boxers stood in the ring|the elephants danced in the ring|the clown fell down in the ring|the fight in the ring was short',
  ),
  sense(
    'match.fire',
    'it was cold and we wanted a fire|she wanted to light the candle|the stove was cold|the lamp had gone out|he looked for something to make fire',
    'was [wet]|was the last in the [box]|lit the [candle]|burnt his [finger]|was for the [stove]|burnt in the [wind]',
    'he lit the fire with a match|the match was wet and did not burn|she took a match out of the box|a match lit the candle',
  ),
  sense(
    'match.game',
    'the two teams were ready|the players ran over the field|our team practised every day|the stadium was full|we bought tickets for saturday',
    'was [fair]|was [lost]|ended without a [goal]|was won by our [team]|was watched by many [people]|began at [noon]',
    'our team won the match|we watched the tennis match on saturday|the match ended two to one|the players were tired after the match',
  ),
  sense(
    'nail.finger',
    'she painted her hands|he hurt his thumb|the nurse looked at the hand|my finger was red|she bought scissors and polish',
    'was [long]|was [pink]|was [clean]|was on her left [thumb]|was cut with [scissors]|was painted with [polish]|broke above the [skin]',
    'she painted the nail of her thumb|the nail on my finger is too long|he cut a nail with the scissors|her nail was pink and clean',
  ),
  sense(
    'nail.metal',
    'he wanted to hang up a picture|the hammer was in the box|we built a house of wood|the carpenter looked at the board|the shelf fell off the wall',
    'was [rusty]|was [bent]|was made of [iron]|went into the [wall]|was hit by the [hammer]|held the [picture]|stuck in the [board]',
    'he hit the nail with a hammer|a rusty nail stuck in the board|the picture hangs on a nail|the carpenter needs a nail and a hammer',
  ),
  sense(
    'mouse.animal',
    'the cat sat in the kitchen|there was a hole in the wall|somebody had eaten the cheese|the barn was full of corn|an owl flew over the field',
    'was [hungry]|was [afraid]|was [grey] and small|ate the [cheese]|ran into its [hole]|was caught by the [cat]|had a long [tail]',
    'the cat caught a mouse|a grey mouse ate the cheese|the mouse ran into its hole|the mouse was afraid of the cat',
  ),
  sense(
    'mouse.computer',
    'she worked at the computer|the screen was on|he wanted to play a game on the computer|the keyboard was new|we bought a laptop',
    'was [wireless]|was [plugged] in|was next to the [keyboard]|did not move the [arrow]|needed a new [cable]|had two [buttons]|was on the [desk]',
    'click the button of the mouse|the mouse lies next to the keyboard|the computer has a new mouse|he moved the arrow with the mouse',
  ),
  sense(
    'trunk.tree',
    'the storm broke an old oak|the forest was full of tall trees|they cut the tree down|we sat under the leaves|the branches were bare',
    'was [hollow]|was [brown]|was covered with [moss]|had many [rings]|was sawn into [boards]|had thick [bark]|was bent by the [storm]',
    'the trunk of the oak is thick|moss is on the trunk of the tree|the trunk was sawn into boards|a bird lives in the hollow trunk',
  ),
  sense(
    'trunk.elephant',
    'the elephant was thirsty|we saw an elephant at the zoo|a large grey animal stood in the water|the boy gave the elephant an apple|the elephants came to the river',
    'was [grey]|was full of [water]|took the [apple]|lifted the [log]|was longer than its [tail]|reached the [leaves]|touched the [boy]',
    'the elephant drinks with its trunk|an elephant has a long trunk|the elephant took the apple with its trunk|the trunk of the elephant is grey',
  ),
  sense(
    'seal.animal',
    'the sea was cold and blue|we saw an animal on the ice|the zoo had a new pool|fish swam under the ice|the bear looked for food on the ice',
    'was [wet]|was [playful]|swam under the [ice]|ate a [fish]|lay on the [beach]|had a ball on its [nose]|looked out of the [sea]',
    'the seal swims in the cold sea|a seal ate the fish|the seal lay on the ice|a seal played with a ball in the pool',
  ),
  sense(
    'seal.stamp',
    'the king signed the paper|the document was important|a messenger brought a letter|the contract lay on the desk|the envelope was closed',
    'was [royal]|was made of red [wax]|closed the [envelope]|bore the name of the [king]|was on the [document]|proved the [law]',
    'the letter had the seal of the king|the seal was made of red wax|he broke the seal of the envelope|the document needs a seal',
  ),
  sense(
    'wave.sea',
    'the sea was rough|we sailed through the storm|the children played on the beach|the wind blew over the ocean|the ship was in danger',
    'was [high]|was [salty]|broke on the [beach]|hit the [ship]|washed away the [sand]|came from the [ocean]|carried the [boat]',
    'a wave broke on the beach|the wave hit the ship|a high wave came from the ocean|the wind made a wave on the lake',
  ),
  sense(
    'wave.hand',
    'she said goodbye at the station|he saw his friend across the street|the queen smiled at the crowd|the train left the station|we greeted our neighbours',
    'was [friendly]|was [short]|meant [goodbye]|came from her [hand]|was for her [friends]|was a friendly [answer]|made her [laugh]',
    'she gave a friendly wave with her hand|with a wave he said goodbye|the wave of her hand was friendly|he answered with a short wave',
  ),
  sense(
    'key.lock',
    'the door was closed|she could not open the box|he stood before the house|the lock was new|we wanted to lock the gate',
    'was [rusty]|was [lost]|did not fit the [lock]|opened the [door]|was in my [pocket]|hung near the [gate]|turned in the [lock]',
    'she opened the door with a key|the key turned in the lock|he lost the key of the house|the key to the cabinet was lost',
  ),
  sense(
    'key.piano',
    'she played the piano|the song was difficult|the musician sat down|he learned a new melody|the concert began with a quiet song',
    'was [black]|was [white]|sounded [wrong]|played a high [note]|was touched by his [finger]|belonged to the [melody]|was out of [tune]',
    'play the white key of the piano|every key of the piano plays a note|she touched a black key and heard a note|one key of the piano sounded wrong',
  ),
  sense(
    'star.sky',
    'we looked at the sky|it was a clear night|the moon was bright|the sailors watched the heavens|she had a telescope',
    'was [bright]|was [distant]|was above the [moon]|was seen through the [telescope]|was brighter than a [planet]|shone all [night]|showed us the [north]',
    'a star shines in the sky at night|we saw a star near the moon|the brightest star is in the north|a star is bigger than a planet',
  ),
  sense(
    'star.film',
    'we went to the cinema|the film was a success|the theatre was full|everybody wanted an autograph|the actors came to the stage',
    'was [famous]|was [rich]|danced on the [stage]|forgot her [words]|signed her [name]|played the [hero]|was loved by the [audience]',
    'the star of the film is famous|the star stood on the stage and sang|she is the star of a new film|the audience loved the star',
  ),
  sense(
    'crane.bird',
    'we watched the birds at the lake|the eggs were in the nest|long legs stood in the water|the frogs were quiet|something white flew over the marsh',
    'was [hungry]|was [white]|spread its [wings]|ate a [frog]|sat on its [eggs]|flew to the [south]|built a [nest]',
    'the crane flew over the lake|a crane stands in the water on one leg|the crane caught a frog|the crane built a nest near the marsh',
  ),
  sense(
    'crane.machine',
    'they built a new tower|the workers came at seven|the harbour was full of ships|the house needed a roof|a heavy load lay on the ground',
    'was [yellow]|was [rusty]|lifted the heavy [load]|was made of [steel]|was driven by a [worker]|dropped a [beam]|stood beside the [tower]',
    'the crane lifted a heavy load|a yellow crane stands beside the tower|the crane was made of steel|the worker drives the crane',
  ),
  sense(
    'orange.fruit',
    'she was hungry after school|we bought fruit at the market|the juice was fresh|he peeled some fruit|the tree was full of fruit',
    'was [sweet]|was [sour]|was [ripe]|was full of [juice]|fell from the [tree]|had a thick [skin]|tasted better than the [lemon]',
    'she peeled the orange and ate it|the orange was sweet and full of juice|he ate an orange after dinner|an orange is bigger than a lemon',
  ),
  sense(
    'ball.toy',
    'the children played in the park|the dog wanted to play|he kicked as hard as he could|the boys ran over the field|we played football',
    'was [round]|rolled down the [hill]|flew over the [fence]|hit the [window]|landed in the [goal]|hit the [wall]',
    'the boy kicked the ball over the fence|the dog ran after the ball|the ball rolled into the street|she threw the ball to her friend',
  ),
  sense(
    'ball.dance',
    'the princess put on a long dress|the musicians played all night|the king invited many guests|she wore her finest shoes|the palace was full of music',
    'was [elegant]|was [wonderful]|began with a [dance]|ended at [midnight]|was opened by the [prince]|took place in the [palace]|was full of [music]',
    'the princess danced at the ball|they danced at the ball until midnight|the prince met her at the ball|the ball in the palace was elegant',
  ),
  sense(
    'plant.flower',
    'she loves her garden|it had not rained for weeks|the seeds were in the ground|the gardener brought some water|the leaves were yellow',
    'was [green]|was [dry]|needed some [water]|had yellow [leaves]|grew in a [pot]|stood in the [garden]|was sold with its [roots]',
    'the plant in the pot needs water|a plant needs light and water|the plant has green leaves|she gave the plant some water',
  ),
  sense(
    'plant.factory',
    'they make cars in this town|the workers were on strike|the company was growing|smoke was in the air|many engineers live here',
    'was [noisy]|made many [machines]|needed more [workers]|was sold by the [company]|stopped because of the [strike]|had a high [chimney]',
    'the plant makes cars for the whole country|he works in a steel plant|the workers left the plant at six|the company built a new plant',
  ),
];
