import type { RefusalMessages } from './refusal-messages.ts';

/** The refusals in Dutch. */
export const nl: RefusalMessages = {
  'bad-input':
    'Iets in dit verzoek is niet ingevuld zoals verwacht. Er is niets gewijzigd; kijk het na en probeer het opnieuw.',
  'too-large':
    'Dit is groter dan de server aanneemt. Er is niets gewijzigd; maak het kleiner en probeer het opnieuw.',
  'unknown-command':
    'De server kent deze actie niet. Er is niets gewijzigd; laad de pagina opnieuw voor de nieuwste versie.',
  'unsupported-protocol':
    'Deze pagina is ouder of nieuwer dan de server. Laad haar opnieuw; je antwoorden blijven bewaard.',
  'not-allowed': 'Dit mag je hier niet doen. Er is niets gewijzigd.',
  'not-found': 'Dit is hier niet, of je mag het niet zien. Controleer het adres of ga terug naar je sessies.',
  conflict:
    'Dit is intussen ergens anders gewijzigd. Er is niets overschreven; bekijk de nieuwste versie en probeer het opnieuw.',
  'internal-error':
    'Er ging iets mis op de server. Wat eerder bevestigd is, is veilig; probeer het opnieuw en noem het referentienummer als het blijft.',

  'not-yourself':
    'Dit kan niet met je eigen account, zodat niemand zichzelf buitensluit. Vraag het iemand anders die het mag.',
  'member-unknown':
    'Niemand in je organisatie logt in met dit adres. Controleer de spelling, of laat diegene eerst uitnodigen.',
  'two-step-missing':
    'De pagina’s van de beheerders gaan alleen open voor wie in twee stappen inlogt. Stel dat in bij je account en log opnieuw in.',
  'account-disabled':
    'Dit account is nu buiten gebruik. De sessies en resultaten blijven bewaard; vraag het een manager van je organisatie.',
  'last-manager':
    'Je bent de enige manager van een organisatie waar ook anderen bij horen. Er is niets verwijderd: maak eerst iemand anders manager.',
  'sessions-running':
    'Er loopt nog een sessie van jou, met mensen erin. Er is niets verwijderd: stop die eerst.',
  'plan-limit-reached':
    'Je organisatie heeft deze maand al zo veel sessies gestart als het abonnement toestaat. Deze blijft bewaard zoals hij is: start hem volgende maand, of kies een groter abonnement.',
  'sign-in-required':
    'Je bent niet meer aangemeld. Lopende sessies gaan door; meld je aan om verder te gaan.',
  'sign-in-failed':
    'Het e-mailadres en het wachtwoord horen niet bij elkaar. Kijk beide na en probeer het opnieuw.',
  'token-refused': 'Deze link of plaats in de sessie is niet meer geldig. Vraag de begeleider om een nieuwe.',
  'origin-refused':
    'Dit verzoek kwam van een pagina die niet van ons is, dus er is niets gedaan. Open het product op zijn eigen adres en probeer het opnieuw.',
  'too-many-attempts':
    'Er waren te veel verkeerde pogingen vanaf deze plek. Wacht een paar minuten en probeer het opnieuw; lopende sessies gaan door.',
  'proof-required':
    'Er wordt nu vanaf veel plekken veel gevraagd, dus dit duurt iets langer. Blijf op deze pagina; met de QR-code kom je meteen in een sessie.',
  'password-too-weak':
    'Dit wachtwoord is te makkelijk te raden. Neem minstens 8 tekens met een cijfer en een hoofdletter, en niets alledaags.',
  'link-used':
    'Deze link is al gebruikt of verlopen. Start de server opnieuw voor een nieuwe, of meld je aan als je een account hebt.',
  'link-over': 'Deze link is al gebruikt of verlopen. Vraag een nieuwe aan; met deze is er niets veranderd.',
  'code-wrong':
    'Dit is niet de juiste code. Typ de nieuwste; na vijf verkeerde codes begint het inloggen opnieuw.',
  'sign-in-over': 'Deze poging is voorbij. Er is niets veranderd; begin opnieuw met je wachtwoord.',
  'proof-of-owner-required':
    'Hiervoor vragen we nog eens je wachtwoord, omdat het verandert wie bij je account kan. Er is nog niets veranderd.',
  'pin-wrong': 'Dit is je pincode niet. Na vijf verkeerde vraagt de vergrendeling je wachtwoord.',
  'pin-over': 'De vergrendeling vraagt nu je wachtwoord. Daarna werkt de pincode weer.',
  'pin-too-weak':
    'Deze pincode proberen anderen als eerste. Neem geen reeks zoals 1234 en niet steeds hetzelfde cijfer.',
  'sign-up-closed':
    'Accounts worden hier op uitnodiging gemaakt. Vraag er een aan bij wie deze Rondo beheert.',
  'code-unknown':
    'Onder deze code is geen sessie open. Vergelijk hem met het scherm; een code vervalt als de sessie stopt.',
  'joining-locked':
    'De begeleider heeft de deur even gesloten. Vraag of die open mag en probeer het opnieuw.',
  'session-full': 'In deze sessie is geen plaats meer. Vraag de begeleider of er ruimte gemaakt kan worden.',
  'name-required': 'Deze sessie vraagt om een naam. Vul er een in om mee te doen.',
  'name-not-asked': 'Deze sessie wil geen namen, dus er is niets bewaard. Doe mee zonder naam.',
  'team-required': 'Deze sessie werkt met teams. Kies er een om mee te doen.',
  'team-unknown': 'Dit team bestaat niet in de sessie. Kies er een uit de lijst.',
  'participant-removed': 'De begeleider heeft je uit deze sessie gehaald. Wat je eerder gaf, blijft bewaard.',
  'participant-unknown': 'Deze deelnemer zit niet in de sessie. Er is niets gewijzigd.',
  'waiting-for-admission':
    'De begeleider heeft je nog niet binnengelaten. Blijf op deze pagina; het gaat vanzelf verder.',

  'session-not-live': 'Deze sessie loopt niet. Wacht tot de begeleider haar start.',
  'session-already-started':
    'Deze sessie is al gestart, dus de voorbereiding staat vast. Gebruik de regie, of maak een kopie.',
  'session-not-stopped': 'Deze sessie is nog niet gestopt. Stop haar eerst; dan staan de resultaten hier.',
  'session-paused':
    'De sessie is gepauzeerd. Je antwoord blijft op deze pagina staan; verstuur het als de sessie verdergaat.',
  'session-stopped': 'Deze sessie is gestopt. Alles wat eerder geteld is, blijft bewaard voor de eigenaar.',
  'agenda-empty': 'Er staat nog geen ronde op de agenda. Voeg er eerst een toe.',

  'round-unknown': 'Deze ronde bestaat niet meer. Er is niets gewijzigd.',
  'round-kind-unknown': 'De server kent dit soort ronde niet. Laad de pagina opnieuw en kies een andere.',
  'file-unreadable':
    'Dit bestand is geen agenda van Rondo, of er ontbreekt iets aan. Er is niets gemaakt; kies een bestand dat hier is geëxporteerd.',
  'file-too-new':
    'Dit bestand komt uit een nieuwere Rondo. Er is niets gemaakt; werk deze server bij, of exporteer het bestand opnieuw.',
  'round-config-invalid':
    'De instellingen van deze ronde zijn niet volledig of niet mogelijk. Er is niets gewijzigd; kijk naar wat gemarkeerd is.',
  'round-not-planned':
    'Deze ronde is al geopend en kan niet meer gewijzigd worden. Maak een kopie om ermee verder te gaan.',
  'round-not-open': 'Deze ronde is gesloten. Wat voor het sluiten geteld is, blijft geteld.',
  'round-not-closed': 'Deze ronde is nog open. Sluit haar eerst.',
  'round-already-open': 'Deze ronde is al open.',
  'round-collects-nothing': 'Deze ronde laat alleen iets zien: er valt niets te beantwoorden.',
  'round-final':
    'Dit was een geheime stemming en ze is gesloten: niemand kan nog weten wie wat stemde, dus er kan niets meer veranderen.',
  'not-repeatable': 'Alleen een stemming die al geopend is geweest, kan worden herhaald.',
  'too-many-rounds': 'De agenda heeft zo veel rondes als erin passen. Verwijder er een om ruimte te maken.',
  'no-items':
    'Er is nog niets om over te stemmen. Voeg opties toe, of neem ze over uit een ronde met bijdragen.',
  'too-many-items':
    'Er zijn meer opties dan in een stemming passen. Verberg of verwijder er een paar en open de ronde opnieuw.',
  'too-few-items':
    'Er valt te weinig te vergelijken: er zijn minstens twee opties nodig. Voeg ze toe en open de ronde opnieuw.',
  'too-many-to-weigh':
    'Hoeveel zwaarder het een weegt dan het ander kan van hoogstens tien opties worden gevraagd, en hier zijn er meer. Neem er minder, of zet deze ronde op ‘Welke van de twee’.',
  'timer-not-running': 'In deze ronde loopt geen klok. Start er eerst een.',

  'contribution-unknown': 'Deze bijdrage is er niet meer. Er is niets gewijzigd.',
  'contribution-not-yours': 'Alleen de schrijver kan deze bijdrage wijzigen. Er is niets gewijzigd.',
  'contribution-limit-reached':
    'Je hebt zo veel bijdragen gegeven als deze ronde aanneemt. Wijzig er een of trek er een in om een nieuwe te geven.',
  'contribution-too-long':
    'Deze tekst is te lang voor deze ronde. Hij blijft op deze pagina staan; maak hem korter en verstuur hem opnieuw.',
  'contribution-empty': 'Er staat nog geen tekst in deze bijdrage. Schrijf iets en verstuur het opnieuw.',
  'round-full': 'Deze ronde bevat zo veel bijdragen als erin passen. Alles wat geteld is, blijft bewaard.',
  'category-unknown': 'Kies eerst een van de categorieën; je tekst staat er nog.',
  'contribution-votes-off': 'Op bijdragen in deze ronde kun je niet stemmen.',
  'comments-off': 'Bij bijdragen in deze ronde kun je niet reageren.',
  'comment-unknown': 'Die reactie is er niet meer.',
  'too-many-comments': 'Bij deze bijdrage passen geen reacties meer.',
  'clustering-off': 'Deelnemers kunnen nu niet groeperen.',
  'too-many-clusters': 'Er zijn zoveel groepen als er kunnen zijn. Voeg er eerst een paar samen.',
  'cluster-unknown': 'Die groep is er niet meer. Kijk op het bord en probeer het opnieuw.',

  'ballot-invalid':
    'Deze stem kon niet gelezen worden en telt dus niet. Een eerdere stem telt nog; probeer het opnieuw.',
  'item-unknown':
    'Een van deze opties hoort niet bij deze ronde, dus de stem telt niet. Een eerdere stem telt nog; kies opnieuw.',
  'too-many-picks':
    'Je koos meer dan deze ronde toestaat, dus het telt niet. Haal er iets af en stem opnieuw.',
  'too-few-picks': 'Er ontbreekt nog iets, dus de stem telt niet. Vul hem aan en stem opnieuw.',
  'abstain-not-allowed': 'In deze ronde kun je je niet onthouden. Kies een optie om te stemmen.',
  'score-out-of-scale':
    'Een van de scores valt buiten de schaal, dus de stem telt niet. Geef opnieuw een score.',
  'over-budget': 'Je gaf meer weg dan je hebt, dus het telt niet. Neem iets terug en stem opnieuw.',
  'under-budget':
    'Je hebt in deze ronde nog iets te verdelen, dus het telt nog niet. Verdeel alles en stem opnieuw.',
  'item-over-cap':
    'Eén optie kreeg meer dan mag in deze ronde, dus het telt niet. Neem iets terug en stem opnieuw.',
  'reason-required': 'Zeg in een paar woorden wat je tegenhoudt en stem opnieuw.',
  'team-missing':
    'In deze ronde stemmen teams en jij zit nog niet in een team. Vraag de begeleider om je in te delen.',
  'pen-elsewhere': 'Iemand anders van je team schrijft nu. Neem de pen over om de stem te wijzigen.',
  'votes-by-person': 'In deze ronde stemt iedereen voor zich.',
  'ballot-missing': 'Er is in deze ronde geen stem van jou om in te trekken.',

  'owner-unreachable':
    'Een andere server neemt de sessie over. Je antwoord blijft bewaard en wordt vanzelf opnieuw verstuurd.',
  'read-only':
    'De server kan nu niets opslaan. Alles wat bevestigd is, is veilig; het gaat vanzelf verder zodra er ruimte is.',
  busy: 'De server heeft het nu erg druk. Er is niets verloren; probeer het zo weer.',

  'journal-damaged':
    'Een deel van wat van deze sessie bewaard was, is niet te lezen. Alles daarvoor is veilig; de beheerder moet ernaar kijken.',
};
