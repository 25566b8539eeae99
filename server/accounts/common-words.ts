/**
 * Passwords that everybody tries first and the words they are made of, lower case, from the lists that leaks have in
 * common, English and Dutch. Digits and signs around them and look-alikes in them are undone before looking up.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  password passw passwd passwort password1 password12 password123 password1234 pass pass1234 passphrase passcode mypassword
  newpassword yourpassword changeme changeit change secret topsecret default standard letmein letmeinnow open opensesame
  welcome welcome1 welcome12 welcome123 welcometo hello hellohello helloworld login logon signin signon access admin
  administrator administration adminadmin root toor superuser superman sysadmin system server user username guest guestguest
  test testing tester test1234 testtest demo example sample temp temporary temppass trial backup master database oracle
  qwerty qwerty1 qwerty12 qwerty123 qwerty1234 qwertyui qwertyuiop qwertz qwertzui azerty azertyui azertyuiop asdf asdfasdf
  asdfgh asdfghjk asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3r4 zaq12wsx
  qweasd qweasdzxc abc abcabc abc123 abc1234 abcd abcd1234 abcdef abcdefgh a1b2c3 a1b2c3d4 aa123456 123456 1234567 12345678
  123456789 1234567890 12341234 11111111 00000000 88888888 12121212 123123123 87654321 987654321 147258369 123qwe 123abc
  iloveyou ilovehim ilovemom loveyou lovely love loveme lover forever friend friends bestfriend family angel angels princess
  prince queen king sweety sweetheart honey baby babygirl beautiful flower flowers butterfly sunshine rainbow summer winter
  spring autumn january february march april june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday weekend holiday vacation birthday christmas easter happy smile sunny freedom peace hope
  football football1 baseball basketball hockey soccer softball tennis golf golfer liverpool chelsea arsenal barcelona
  manchester juventus realmadrid yankees cowboys steelers lakers eagles patriots packers dolphins rangers gunner champion
  dragon dragons monkey tiger tigers lion lions eagle falcon phoenix wolf panther shadow ninja samurai warrior wizard knight
  batman superstar spiderman ironman pokemon pikachu starwars startrek matrix mustang ferrari porsche mercedes corvette
  harley yamaha honda toyota jordan jordan23 michael michelle jennifer jessica ashley amanda andrew anthony daniel thomas
  robert charlie charles william matthew joshua justin brandon taylor hannah nicole melissa samantha stephanie maggie
  buster ginger pepper cookie cookies chocolate banana cheese coffee pizza orange purple yellow silver golden diamond
  crystal jasmine computer internet windows microsoft google facebook instagram whatsapp twitter linkedin amazon apple
  iphone android samsung nintendo playstation minecraft fortnite trustno1 whatever nothing something anything everything
  fuckyou fuckoff bullshit asshole killer hacker hunter hunter2 money dollar business office company manager director
  marketing finance support service project meeting session facilitator workshop training trainer teacher student school
  college university library london newyork paris berlin brussels antwerp europe america england germany france spain
  holland nederland netherlands dutch amsterdam rotterdam utrecht eindhoven groningen maastricht denhaag leiden haarlem
  welkom welkom01 welkom1 welkom12 welkom123 wachtwoord wachtwoord1 wachtwoord123 geheim geheim1 geheim123 hallo hallo123
  hallohallo toegang beheer beheerder gebruiker inloggen aanmelden tijdelijk verander veranderen zomer herfst lente
  voorjaar najaar januari februari maart mei juni juli augustus oktober maandag dinsdag woensdag donderdag vrijdag zaterdag
  zondag vakantie feest verjaardag kerst kerstmis pasen sinterklaas koningsdag liefde liefje schatje lieverd lief vriend
  vrienden vriendin familie moeder vader mama papa oma opa broer zus kind kinderen voetbal ajax feyenoord psv hockeyclub
  schaatsen fiets fietsen auto konijn hond honden poes katten kat paard paarden vlinder bloem bloemen zonnetje zonneschijn
  regenboog appeltaart kaas stroopwafel chocola koffie biertje pannenkoek appel banaan tulp molen oranje hollandia
  bedrijf kantoor secretariaat gemeente ministerie provincie school leraar leerling docent onderwijs vergadering overleg
  `
    .trim()
    .split(/\s+/),
);
